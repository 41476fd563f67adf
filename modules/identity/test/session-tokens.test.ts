import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { Problem } from '@smb/core/api'
import type { SessionView } from '@smb/core/identity'
import type { SessionId, UserId } from '@smb/core/ids'
import { signAccessToken, tokenHash } from '@smb/platform/crypto'
import { openWorld } from '@smb/test-world'

const world = openWorld()
const refresh = async (refreshToken: string) => {
  const answer = await world.house.server.inject({
    method: 'POST',
    url: '/api/v1/auth/refresh',
    payload: { refreshToken },
  })
  return { status: answer.statusCode, body: answer.json<SessionView & Problem>() }
}
const meWith = async (token: string) =>
  (
    await world.house.server.inject({
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${token}` },
    })
  ).statusCode

/** Pretends that a refresh token was spent long ago. */
const age = (token: string) =>
  world.rows(
    `update identity.refresh_token set used_at = used_at - interval '1 minute' where token_hash = $1`,
    [tokenHash(token)],
  )

test('a refresh token is exchanged for a new pair, and the new pair works', async () => {
  const mara = await world.person('Mara')
  const { status, body } = await refresh(mara.refreshToken)
  expect(status).toBe(200)
  expect(body.refreshToken).not.toBe(mara.refreshToken)
  expect(await meWith(body.accessToken)).toBe(200)
})

test('two tabs may refresh with the same token within moments', async () => {
  const tab = await world.person('Tabitha')
  expect((await refresh(tab.refreshToken)).status).toBe(200)
  expect((await refresh(tab.refreshToken)).status).toBe(200)
})

test('a token spent before the grace is theft: the whole session ends', async () => {
  const owen = await world.person('Owen')
  const next = (await refresh(owen.refreshToken)).body
  await age(owen.refreshToken)

  expect((await refresh(owen.refreshToken)).body.code).toBe('auth.refresh_invalid')
  expect((await refresh(next.refreshToken)).status).toBe(401)
  expect(await meWith(next.accessToken)).toBe(401)
})

test('the grace runs from the first use: who keeps using a spent token does not keep it alive', async () => {
  const zora = await world.person('Zora')
  const later = (seconds: number) =>
    world.rows(
      `update identity.refresh_token set used_at = used_at - make_interval(secs => $2) where token_hash = $1`,
      [tokenHash(zora.refreshToken), seconds],
    )
  expect((await refresh(zora.refreshToken)).status).toBe(200)
  await later(12)
  expect((await refresh(zora.refreshToken)).status).toBe(200)
  await later(12)
  expect((await refresh(zora.refreshToken)).status).toBe(401)
})

test('a refresh token that was not used for its seven days is refused', async () => {
  const vera = await world.person('Vera')
  const [row] = await world.rows<{ days: string }>(
    `select round(extract(epoch from expires_at - now()) / 86400) as days from identity.refresh_token where token_hash = $1`,
    [tokenHash(vera.refreshToken)],
  )
  expect(Number(row?.days)).toBe(7)
  await world.rows(
    `update identity.refresh_token set expires_at = now() - interval '1 second' where token_hash = $1`,
    [tokenHash(vera.refreshToken)],
  )
  const refused = await refresh(vera.refreshToken)
  expect(refused).toMatchObject({ status: 401, body: { code: 'auth.refresh_invalid' } })
})

test('signing out ends the session at once, before the access token expires', async () => {
  const nina = await world.person('Nina')
  await nina.post('/auth/sign-out')
  expect(await meWith(nina.accessToken)).toBe(401)
  expect((await refresh(nina.refreshToken)).status).toBe(401)
})

test('tokens that we did not sign, or that are not valid now, are refused alike', async () => {
  const mara = await world.person('Mara')
  const [, payload = ''] = mara.accessToken.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    sub: UserId
    sid: SessionId
    iat: number
  }
  const who = { userId: claims.sub, sessionId: claims.sid }
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const key = world.house.services.signingKey
  const otherKey = generateKeyPairSync('ed25519').privateKey
  const header = { alg: 'HS256', typ: 'at+jwt' }
  const hmacOverPublicKey = createHmac(
    'sha256',
    key.publicKey.export({ type: 'spki', format: 'pem' }),
  )
    .update(`${encode(header)}.${payload}`)
    .digest('base64url')

  const forged = {
    'alg none': `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
    'HS256 with the public key': `${encode(header)}.${payload}.${hmacOverPublicKey}`,
    'another key': await new SignJWT({ sid: claims.sid })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setSubject(claims.sub)
      .setIssuer('smb-finance-os')
      .setAudience('smb-api')
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(otherKey),
    'a changed payload': mara.accessToken.replace(
      payload,
      encode({ ...claims, sub: 'usr_01jt3v9b2ke8ztw3c1f5m7q9xa' }),
    ),
    expired: await signAccessToken(key, who, now - 16 * 60),
    'issued in the future': await signAccessToken(key, who, now + 10 * 60),
    'a refresh token': mara.refreshToken,
    'very long': 'x'.repeat(100_000),
    empty: '',
  }
  for (const [what, token] of Object.entries(forged)) expect(await meWith(token), what).toBe(401)
  expect(await meWith(mara.accessToken)).toBe(200)
})
