import { z } from 'zod'
import {
  ChangePasswordBody,
  RefreshBody,
  RegisterBody,
  SessionView,
  SignInBody,
  UserView,
} from '@smb/core/identity'
import { uuidFromId } from '@smb/core/ids'
import { tablesOf } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import { changePassword } from './change-password.ts'
import { refreshSession } from './session-tokens.ts'
import { register, signIn } from './sign-in.ts'
import type { IdentityTables } from './tables.generated.ts'

const Done = z.object({ done: z.literal(true) })

export const authRoutes = routes('Sign-in', (api) => {
  api.open('POST', '/auth/register', {
    operationId: 'register',
    summary: 'Register a person and open a session',
    body: RegisterBody,
    answer: SessionView,
    status: 201,
    run: (services, { body }, caller) => register(services, body, caller),
  })
  api.open('POST', '/auth/sign-in', {
    operationId: 'signIn',
    summary: 'Open a session',
    body: SignInBody,
    answer: SessionView,
    run: (services, { body }, caller) => signIn(services, body, caller),
  })
  api.open('POST', '/auth/refresh', {
    operationId: 'refreshSession',
    summary: 'Exchange a refresh token for a new pair; each can be used once',
    body: RefreshBody,
    answer: SessionView,
    run: async (services, { body }, caller) => {
      await services.rateLimits.take('refresh_address', caller.address)
      return refreshSession(services, body.refreshToken)
    },
  })
  api.user('POST', '/auth/sign-out', {
    operationId: 'signOut',
    summary: 'End this session at once',
    answer: Done,
    run: async (tx, _input, session) => {
      await tablesOf<IdentityTables>(tx)
        .updateTable('identity.session')
        .set({ ended_at: tx.now, end_reason: 'signed_out' })
        .where('id', '=', uuidFromId(session.sessionId))
        .execute()
    },
    view: () => ({ done: true as const }),
  })
  api.user('POST', '/auth/change-password', {
    operationId: 'changePassword',
    summary: 'Set a new password; every other session ends',
    body: ChangePasswordBody,
    answer: Done,
    run: (tx, { body }, session) => changePassword(tx, body, session),
    view: () => ({ done: true as const }),
  })
  api.user('GET', '/me', {
    operationId: 'getMe',
    summary: 'The signed-in person',
    answer: UserView,
    run: (tx) =>
      tablesOf<IdentityTables>(tx)
        .selectFrom('identity.user')
        .select(['email', 'name'])
        .where('id', '=', uuidFromId(tx.actorId))
        .executeTakeFirstOrThrow()
        .then((row) => ({ id: tx.actorId, ...row })),
    view: (user) => user,
  })
})
