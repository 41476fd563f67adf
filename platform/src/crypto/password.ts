import { hash, verify } from '@node-rs/argon2'

// argon2id with OWASP's first recommended cost: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash of "no such user", verified against when there is none, so that both answers cost the same work. */
let decoy: Promise<string> | undefined

/** argon2id hash in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Checks a password in constant work: an unknown user costs as much as a wrong password. */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hash('decoy', cost)
  const matches = await verify(stored ?? (await decoy), password)
  return stored !== undefined && matches
}
