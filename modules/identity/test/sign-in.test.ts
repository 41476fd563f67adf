import { expect, test } from 'vitest'
import type { Problem } from '@smb/core/api'
import type { SessionView } from '@smb/core/identity'
import { openWorld, passwordOf } from '@smb/test-world'

const world = openWorld()
const open = async <T>(path: string, body: unknown, remoteAddress = '127.0.0.1') => {
  const answer = await world.house.server.inject({
    method: 'POST',
    remoteAddress,
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

test('who signs in has all attempts again', async () => {
  const pia = await world.person('Pia')
  const attempt = async (password: string) =>
    (await open('sign-in', { email: pia.email, password }, '203.0.113.7')).status
  for (let attempts = 0; attempts < 9; attempts += 1)
    expect(await attempt('a wrong guess')).toBe(401)
  expect(await attempt(passwordOf('Pia'))).toBe(200)
  for (let attempts = 0; attempts < 9; attempts += 1)
    expect(await attempt('a wrong guess')).toBe(401)
})

test('one address that tries many accounts must wait, and nobody else', async () => {
  const attempt = async (email: string, address: string) =>
    (await open('sign-in', { email, password: 'a wrong guess' }, address)).status
  const answers: number[] = []
  for (let tried = 0; tried < 61; tried += 1) {
    answers.push(await attempt(`guess${tried}@example.com`, '203.0.113.8'))
  }
  expect(answers.slice(0, 60).every((status) => status === 401)).toBe(true)
  expect(answers[60]).toBe(429)
  expect(await attempt('guess@example.com', '203.0.113.9')).toBe(401)
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

test('a closed house registers nobody, and lets in whom it knows', async () => {
  const rosa = await world.person('Rosa')
  const register = () =>
    open<Problem>('register', {
      email: 'new@example.com',
      password: passwordOf('New'),
      name: 'New',
    })
  Object.assign(world.house.services, { isRegistrationOpen: false })
  try {
    expect((await register()).body).toMatchObject({ status: 403, code: 'auth.registration_closed' })
    const who = { email: rosa.email, password: passwordOf('Rosa') }
    expect((await open('sign-in', who)).status).toBe(200)
  } finally {
    Object.assign(world.house.services, { isRegistrationOpen: true })
  }
  expect((await register()).status).toBe(201)
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

test('a password is changed only by who knows it', async () => {
  const otto = await world.person('Otto')
  const change = { currentPassword: 'not his password', newPassword: 'a new and longer password' }
  expect((await otto.refused('POST', '/auth/change-password', change)).code).toBe(
    'auth.password_wrong',
  )
  const { status } = await open('sign-in', { email: otto.email, password: passwordOf('Otto') })
  expect(status).toBe(200)
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
