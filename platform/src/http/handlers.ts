import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '@smb/core/errors'
import type { CommandAnswer, Entrance, IdempotencyClaim } from '../db/index.ts'
import { inTenantReadTx, inTenantTx, inUserTx } from '../db/index.ts'
import { verifyAccessToken } from '../crypto/index.ts'
import type { AnyRoute, Caller, ErasedRoute, FileAnswer, Handler } from './routes.ts'
import { sendFile } from './send-file.ts'
import type { Services } from './services.ts'
import { tokenSeconds } from './services.ts'
import type { UploadBody } from './upload-body.ts'
import { uploadBody } from './upload-body.ts'

const inputOf = (request: FastifyRequest) => ({
  params: request.params,
  query: request.query,
  body: request.body,
})

/** The handler of a declared route: who asks, which transaction, which answer. */
export function handlerOf(route: AnyRoute, services: Services): Handler {
  switch (route.kind) {
    case 'command':
      return commandHandler(route.options, services)
    case 'query':
      return queryHandler(route.options, services)
    case 'file':
      return fileHandler(route.options, services)
    case 'user':
      return userHandler(route.options, services, route.method)
    case 'open':
      return openHandler(route.options, services)
    case 'upload':
      return uploadHandler(route.options, services)
  }
}

function commandHandler(route: ErasedRoute, services: Services): Handler {
  return async (request, reply) => {
    const entrance = await entranceOf(request, services, { write: true })
    const answer = await inTenantTx(services.database, entrance, async (tx) => {
      services.assertAllowed(tx.role, route.permission)
      const result = await route.run(tx, inputOf(request))
      return { status: route.status ?? 200, body: JSON.stringify(route.view(result, tx)) }
    })
    return sendAnswer(reply, answer)
  }
}

function queryHandler(route: ErasedRoute, services: Services): Handler {
  return async (request) => {
    const entrance = await entranceOf(request, services, { write: false })
    return inTenantReadTx(services.database, entrance, async (tx) => {
      services.assertAllowed(tx.role, route.permission)
      return route.view(await route.run(tx, inputOf(request)), tx)
    })
  }
}

function fileHandler(route: ErasedRoute, services: Services): Handler {
  return async (request, reply) => {
    const entrance = await entranceOf(request, services, { write: false })
    return inTenantReadTx(services.bulkDatabase, entrance, async (tx) => {
      services.assertAllowed(tx.role, route.permission)
      const answer = (await route.run(tx, inputOf(request))) as FileAnswer
      await sendFile(reply, { contentType: route.contentType, ...answer })
      return reply
    })
  }
}

function userHandler(route: ErasedRoute, services: Services, method: string): Handler {
  return async (request, reply) => {
    const entrance = await entranceOf(request, services, { write: method !== 'GET' })
    const session = {
      userId: entrance.userId,
      sessionId: entrance.sessionId,
      requestId: entrance.requestId,
    }
    const answer = await inUserTx(services.database, entrance, async (tx) => {
      const result = await route.run(tx, inputOf(request), session)
      return { status: route.status ?? 200, body: JSON.stringify(route.view(result)) }
    })
    return sendAnswer(reply, answer)
  }
}

function openHandler(route: ErasedRoute, services: Services): Handler {
  return async (request, reply) => {
    const caller: Caller = {
      address: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    }
    const view = await route.run(services, inputOf(request), caller)
    return reply.code(route.status ?? 200).send(view)
  }
}

function uploadHandler(route: ErasedRoute, services: Services): Handler {
  return async (request, reply) => {
    const body = uploadBody(request.body as Readable, request.routeOptions.bodyLimit)
    const entrance = await entranceOf(request, services, { write: true, upload: body })
    const taken = async (): Promise<CommandAnswer> => {
      await body.arrive()
      return inTenantTx(services.bulkDatabase, entrance, async (tx) => {
        services.assertAllowed(tx.role, route.permission)
        const contentType = request.headers['content-type'] ?? ''
        const result = await route.run(tx, { ...inputOf(request), contentType }, body)
        return { status: 201, body: JSON.stringify(route.view(result, tx)) }
      })
    }
    // Whether the rest still comes does not matter any more.
    const answer = await taken().finally(() => body.drain().catch(() => undefined))
    return sendAnswer(reply, answer)
  }
}

function sendAnswer(reply: FastifyReply, answer: CommandAnswer): FastifyReply {
  if (answer.replayed) void reply.header('idempotency-replayed', 'true')
  return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
}

async function entranceOf(
  request: FastifyRequest,
  services: Services,
  how: { write: boolean; upload?: UploadBody },
): Promise<Entrance> {
  const token = /^Bearer ([\w.-]{20,4000})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const claims = await verifyAccessToken(services.signingKey, token, tokenSeconds())
  const entrance: Entrance = {
    ...claims,
    business: businessOf(request),
    requestId: request.id,
    clock: services.clock?.(),
  }
  const key = how.write ? idempotencyKeyOf(request) : undefined
  return key ? { ...entrance, idempotency: claimOf(request, key, how.upload) } : entrance
}

/** What makes two requests the same: method, address and the body as it was sent. */
function claimOf(request: FastifyRequest, key: string, upload?: UploadBody): IdempotencyClaim {
  const heading = `${request.method} ${request.url}\n`
  if (upload) return { key, hash: () => upload.hash(heading), arrived: upload.drain }
  const { rawBody = '' } = request as FastifyRequest & { rawBody?: string }
  const hash = createHash('sha256').update(heading).update(rawBody).digest()
  return { key, hash: () => hash, arrived: async () => undefined }
}

function businessOf(request: FastifyRequest): string | undefined {
  const header = request.headers['smb-business']
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[a-z0-9-]{1,60}$|^ten_[0-9a-z]{26}$/.test(header))
    return header
  throw new AppError(
    'not_found',
    'business.not_found',
    'There is no such business, or you are not one of its people.',
  )
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header
  throw new AppError(
    'invalid',
    'idempotency.key_malformed',
    'The Idempotency-Key must be 1 to 255 visible ASCII characters.',
  )
}
