import { expect, test } from 'vitest'
import type { Problem } from '@smb/core/api'
import type { SessionView } from '@smb/core/identity'
import { openWorld, passwordOf } from '@smb/test-world'

const world = openWorld()
const open = async <T>(path: string, body: unknown) => {
  const answer = await world.house.server.inject({
    method: 'POST',
    url: `/api/v1/auth/${path}`,
    payload: body as object,
  })
  return { status: answer.statusCode, body: answer.json<T>() }
}

test('Mara signs in with the password she chose, whatever the case of her e-mail', async () => {
  await world.person('Mara')
  const { status, body } = await open<SessionView>('sign-in', {
    email: 'MARA@example.com',
    password: passwordOf('Mara'),
  })
  expect(status).toBe(200)
  expect(body.user).toMatchObject({ email: 'mara@example.com', name: 'Mara' })
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  await world.person('Mara')
  const wrong = await open<Problem>('sign-in', {
    email: 'mara@example.com',
    password: 'not her password',
  })
  const unknown = await open<Problem>('sign-in', {
    email: 'nobody@example.com',
    password: 'not her password',
  })
  expect(wrong.status).toBe(401)
  expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
})

test('the eleventh failed attempt at one account within a quarter of an hour must wait', async () => {
  await world.person('Ben')
  const attempt = () =>
    open<Problem>('sign-in', { email: 'ben@example.com', password: 'a wrong guess' })
  for (let attempts = 0; attempts < 10; attempts += 1) expect((await attempt()).status).toBe(401)
  const refused = await attempt()
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limit.exceeded' } })
})

test('one e-mail registers once', async () => {
  await world.person('Mara')
  const { body } = await open<Problem>('register', {
    email: 'Mara@Example.com',
    password: 'another password',
    name: 'Not Mara',
  })
  expect(body).toMatchObject({
    status: 409,
    code: 'auth.email_taken',
    issues: [{ path: ['email'] }],
  })
})

test('a short password and a missing name are named field by field', async () => {
  const { status, body } = await open<Problem>('register', {
    email: 'x@example.com',
    password: 'short',
    name: ' ',
  })
  expect(status).toBe(422)
  expect(body.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['name', 'password'])
})

test('a role or tenant in the registration body is refused, not taken', async () => {
  const { status } = await open<Problem>('register', {
    email: 'y@example.com',
    password: 'long enough for this',
    name: 'Y',
    role: 'owner',
  })
  expect(status).toBe(422)
})

test('a password change ends the other sessions of that person', async () => {
  const lena = await world.person('Lena')
  const { body: other } = await open<SessionView>('sign-in', {
    email: lena.email,
    password: passwordOf('Lena'),
  })
  await lena.post('/auth/change-password', {
    currentPassword: passwordOf('Lena'),
    newPassword: 'a new and longer password',
  })

  const stale = await world.house.server.inject({
    url: '/api/v1/me',
    headers: { authorization: `Bearer ${other.accessToken}` },
  })
  expect(stale.statusCode).toBe(401)
  expect((await lena.get<{ name: string }>('/me')).name).toBe('Lena')
  expect((await open('sign-in', { email: lena.email, password: passwordOf('Lena') })).status).toBe(
    401,
  )
})
