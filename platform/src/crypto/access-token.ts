import { createPrivateKey, createPublicKey, generateKeyPairSync, hash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { AppError } from '@smb/core/errors'
import type { SessionId, UserId } from '@smb/core/ids'
import { isId } from '@smb/core/ids'

export const accessTokenTtlSeconds = 15 * 60
const clockSkewSeconds = 60
const expiryToleranceSeconds = 5
const provedMax = 10_000
const issuer = 'smb-finance-os'
const audience = 'smb-api'

export type AccessClaims = { readonly userId: UserId; readonly sessionId: SessionId }
export type SigningKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** Reads an Ed25519 private key in PEM (PKCS 8). Throws when it is another kind of key. */
export function readSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new Error('SMB_SIGNING_KEY must be an Ed25519 private key in PEM form.')
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** A new Ed25519 private key in PEM (PKCS 8). */
export function newSigningKeyPem(): string {
  return generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
}

/** An EdDSA access token (RFC 8037) that lives 15 minutes. `nowSeconds` is since 1970. */
export function signAccessToken(
  key: SigningKey,
  claims: AccessClaims,
  nowSeconds: number,
): Promise<string> {
  return new SignJWT({ sid: claims.sessionId, typ: 'access' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setSubject(claims.userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + accessTokenTtlSeconds)
    .sign(key.privateKey)
}

const refused = (): AppError =>
  new AppError(
    'unauthenticated',
    'auth.token_invalid',
    'The access token is missing, expired or not ours. Refresh it or sign in again.',
  )

/**
 * The claims of a token that we signed, now valid and of the right kind; anything else throws `auth.token_invalid`.
 * Only EdDSA is accepted, and a token issued in the future is refused (jose accepts it by default). A person sends the same
 * token with every request: its signature is proved once, its times each time.
 */
export async function verifyAccessToken(
  key: SigningKey,
  token: string,
  nowSeconds: number,
): Promise<AccessClaims> {
  const known = provedBy(key)
  const fingerprint = hash('sha256', token, 'base64')
  const proved = known.get(fingerprint) ?? (await prove(key, token, nowSeconds))
  if (proved.exp <= nowSeconds - expiryToleranceSeconds) throw refused()
  if (proved.iat > nowSeconds + clockSkewSeconds) throw refused()
  if (!known.has(fingerprint)) remember(known, fingerprint, proved)
  return proved.claims
}

/** What a signature vouches for; times in seconds since 1970. */
type Proved = { readonly claims: AccessClaims; readonly iat: number; readonly exp: number }

async function prove(key: SigningKey, token: string, nowSeconds: number): Promise<Proved> {
  const verified = await jwtVerify(token, key.publicKey, {
    algorithms: ['EdDSA'],
    typ: 'at+jwt',
    issuer,
    audience,
    clockTolerance: expiryToleranceSeconds,
    currentDate: new Date(nowSeconds * 1000),
    requiredClaims: ['sub', 'sid', 'iat', 'exp'],
  }).catch(() => {
    throw refused()
  })
  const { sub, sid, iat = 0, exp = 0 } = verified.payload
  if (typeof sub !== 'string' || !isId('usr', sub)) throw refused()
  if (typeof sid !== 'string' || !isId('ses', sid)) throw refused()
  return { claims: { userId: sub, sessionId: sid }, iat, exp }
}

const proofs = new WeakMap<SigningKey, Map<string, Proved>>()

/** Of each key its own; by fingerprint, so that no token stays in memory. */
function provedBy(key: SigningKey): Map<string, Proved> {
  const known = proofs.get(key) ?? new Map<string, Proved>()
  proofs.set(key, known)
  return known
}

function remember(known: Map<string, Proved>, fingerprint: string, proved: Proved): void {
  const [oldest] = known.keys()
  if (known.size >= provedMax && oldest !== undefined) known.delete(oldest)
  known.set(fingerprint, proved)
}
