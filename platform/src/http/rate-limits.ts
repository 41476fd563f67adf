import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '@smb/core/errors'

/** Attempts allowed per window. */
export type RateLimitRule = { readonly points: number; readonly windowSeconds: number }
export type RateLimitName =
  'sign_in_address' | 'sign_in_account' | 'register_address' | 'refresh_address'
export type RateLimits = {
  /** Takes one attempt; throws `rate_limit.exceeded` with the seconds to wait. */
  readonly take: (name: RateLimitName, key: string) => Promise<void>
  /** Gives the attempts back, after a success. */
  readonly reset: (name: RateLimitName, key: string) => Promise<void>
}

const registerWindowSeconds = 10 * 60
const rules: Record<RateLimitName, RateLimitRule> = {
  sign_in_address: { points: 60, windowSeconds: 60 },
  sign_in_account: { points: 10, windowSeconds: 15 * 60 },
  register_address: { points: 20, windowSeconds: registerWindowSeconds },
  refresh_address: { points: 300, windowSeconds: 60 },
}

/** The rule of creating accounts with another count. */
export const registrationsPerAddress = (points: number) => ({
  register_address: { points, windowSeconds: registerWindowSeconds },
})

/** Limits held in this process. */
export function inProcessRateLimits(
  overrides: Partial<Record<RateLimitName, RateLimitRule>> = {},
): RateLimits {
  const limiters = new Map(
    Object.entries({ ...rules, ...overrides }).map(([name, rule]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: rule.points, duration: rule.windowSeconds }),
    ]),
  )
  return {
    take: async (name, key) => {
      await limiters
        .get(name)
        ?.consume(key)
        .catch((refused: { msBeforeNext?: number }) => {
          const seconds = Math.ceil((refused.msBeforeNext ?? 1000) / 1000)
          throw new AppError(
            'too_many',
            'rate_limit.exceeded',
            `Too many attempts. Try again in ${seconds} seconds.`,
            {
              extra: { retryAfterSeconds: seconds },
            },
          )
        })
    },
    reset: async (name, key) => {
      await limiters.get(name)?.delete(key)
    },
  }
}
