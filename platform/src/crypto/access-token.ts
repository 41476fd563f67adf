import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { AppError } from '@smb/core/errors'
import type { SessionId, UserId } from '@smb/core/ids'
import { isId } from '@smb/core/ids'

export const accessTokenTtlSeconds = 15 * 60
const clockSkewSeconds = 60
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
 * Only EdDSA is accepted, and a token issued in the future is refused (jose accepts it by default).
 */
export async function verifyAccessToken(
  key: SigningKey,
  token: string,
  nowSeconds: number,
): Promise<AccessClaims> {
  const verified = await jwtVerify(token, key.publicKey, {
    algorithms: ['EdDSA'],
    typ: 'at+jwt',
    issuer,
    audience,
    clockTolerance: 5,
    currentDate: new Date(nowSeconds * 1000),
    requiredClaims: ['sub', 'sid', 'iat', 'exp'],
  }).catch(() => {
    throw refused()
  })
  const { sub, sid, iat } = verified.payload
  if (typeof sub !== 'string' || !isId('usr', sub)) throw refused()
  if (typeof sid !== 'string' || !isId('ses', sid)) throw refused()
  if ((iat ?? 0) > nowSeconds + clockSkewSeconds) throw refused()
  return { userId: sub, sessionId: sid }
}
