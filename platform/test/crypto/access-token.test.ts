import { expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import {
  newSigningKeyPem,
  readSigningKey,
  signAccessToken,
  verifyAccessToken,
} from '@smb/platform/crypto'

const key = readSigningKey(newSigningKeyPem())
const claims = {
  userId: idFromUuid('usr', '01976c1e-0000-7000-8000-000000000001'),
  sessionId: idFromUuid('ses', '01976c1e-0000-7000-8000-000000000002'),
}
const now = 1_800_000_000
const minutes = 60
const refused = { code: 'auth.token_invalid' }

test('a token that was proved before still ends after 15 minutes, with five seconds of grace', async () => {
  const token = await signAccessToken(key, claims, now)
  expect(await verifyAccessToken(key, token, now)).toEqual(claims)
  expect(await verifyAccessToken(key, token, now + 15 * minutes + 4)).toEqual(claims)
  await expect(verifyAccessToken(key, token, now + 15 * minutes + 5)).rejects.toMatchObject(refused)
  expect(await verifyAccessToken(key, token, now + 14 * minutes)).toEqual(claims)
})

test('a token that was proved before is refused by a clock more than a minute behind its issue', async () => {
  const token = await signAccessToken(key, claims, now)
  expect(await verifyAccessToken(key, token, now)).toEqual(claims)
  expect(await verifyAccessToken(key, token, now - 60)).toEqual(claims)
  await expect(verifyAccessToken(key, token, now - 61)).rejects.toMatchObject(refused)
})

test('what one key proved is nothing to another', async () => {
  const token = await signAccessToken(key, claims, now)
  expect(await verifyAccessToken(key, token, now)).toEqual(claims)
  const other = readSigningKey(newSigningKeyPem())
  await expect(verifyAccessToken(other, token, now)).rejects.toMatchObject(refused)
})

test('a token that differs in one letter from a proved one is refused', async () => {
  const token = await signAccessToken(key, claims, now)
  await verifyAccessToken(key, token, now)
  for (const position of [5, token.indexOf('.') + 5, token.lastIndexOf('.') + 5]) {
    const letter = token[position] === 'A' ? 'B' : 'A'
    const changed = token.slice(0, position) + letter + token.slice(position + 1)
    await expect(verifyAccessToken(key, changed, now)).rejects.toMatchObject(refused)
  }
})
