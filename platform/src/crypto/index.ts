export { hashPassword, verifyPassword } from './password.ts'
export { opaqueToken, tokenHash } from './opaque-token.ts'
export {
  accessTokenTtlSeconds,
  newSigningKeyPem,
  readSigningKey,
  signAccessToken,
  verifyAccessToken,
} from './access-token.ts'
export type { AccessClaims, SigningKey } from './access-token.ts'
