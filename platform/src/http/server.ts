import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import Fastify, { LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { AppError } from '@smb/core/errors'
import { handlerOf } from './handlers.ts'
import { limitTime, uploadTypes } from './limit-time.ts'
import { registerOpenApi } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { routeSchema } from './route-schema.ts'
import type { AnyRoute, RouteGroup } from './routes.ts'
import type { Services } from './services.ts'

export const apiPrefix = '/api/v1'
const bodyLimitBytes = 1024 * 1024
const uploadLimitBytes = 1024 ** 3

export type ServerOptions = {
  readonly services: Services
  readonly groups: readonly RouteGroup[]
  readonly logger: FastifyBaseLogger | false
  /** Checks each answer against its schema before it leaves: in tests, where a drift must be seen. */
  readonly checkAnswers?: boolean
}

/** The API: every declared route, problem documents, OpenAPI 3.1, health and readiness. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    bodyLimit: bodyLimitBytes,
    // The web server on this machine says for whom it asks; nobody else is believed.
    trustProxy: 'loopback',
    // Node's own limit holds for every request alike, and an import of gigabytes takes longer than a form: see limitTime.
    requestTimeout: 0,
    genReqId: requestId,
    // No route has a pattern that a long part could slow down; its schema refuses it in our words.
    routerOptions: { maxParamLength: 20_000 },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    logController: new LogController({ disableRequestLogging: true }),
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(({ schema }) => (data) => {
    if (options.checkAnswers) (schema as z.ZodType).parse(data)
    return JSON.stringify(data)
  })
  server.setErrorHandler(sendProblem)
  server.setNotFoundHandler((request, reply) =>
    sendProblem(
      new AppError(
        'not_found',
        'route.not_found',
        `There is no ${request.method} ${request.url.split('?')[0]}.`,
      ),
      request,
      reply,
    ),
  )
  server.addHook('onRequest', async (request, reply) => {
    void reply
      .header('x-request-id', request.id)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
  })
  server.addHook('onRequest', limitTime)
  acceptBodies(server)
  await registerOpenApi(
    server,
    options.groups.map((group) => group.tag),
  )
  registerHealth(server, options.services)
  for (const group of options.groups) {
    for (const route of group.routes) registerRoute(server, { tag: group.tag, route, options })
  }
  return server
}

function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

function acceptBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string
    // PostgreSQL cannot hold NUL in text; it is never meant.
    if (text.includes('\\u0000')) {
      done(
        new AppError(
          'invalid',
          'request.nul_character',
          'The body contains a NUL character. Remove it.',
        ),
      )
      return
    }
    Object.assign(request, { rawBody: text })
    void parse(request, text === '' ? '{}' : text, done)
  })
  server.addContentTypeParser(uploadTypes, (_request, payload, done) => {
    done(null, payload)
  })
}

function registerHealth(server: FastifyInstance, services: Services): void {
  server.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  server.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    try {
      await services.database.pool.query({ text: 'select 1', query_timeout: 2_000 } as {
        text: string
      })
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'database unavailable' })
    }
  })
}

function registerRoute(
  server: FastifyInstance,
  declared: { tag: string; route: AnyRoute; options: ServerOptions },
): void {
  const { tag, route, options } = declared
  const described = route.options
  const isUpload = route.kind === 'upload'
  const bodyLimit = described.bodyLimit ?? (isUpload ? uploadLimitBytes : undefined)
  server.route({
    method: route.method,
    url: apiPrefix + route.path,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    schema: routeSchema(tag, route),
    preValidation: isUpload
      ? [refuseNul, assertStream]
      : [refuseNul, ...(described.body ? [emptyBodyIsEmptyObject] : [])],
    handler: handlerOf(route, options.services),
  })
}

async function assertStream(request: FastifyRequest): Promise<void> {
  if (typeof (request.body as AsyncIterable<Buffer> | null)?.[Symbol.asyncIterator] === 'function')
    return
  throw new AppError('invalid', 'request.no_file', 'Send the file as the body of the request.')
}

// A command whose fields are all optional may be sent without a body.
async function emptyBodyIsEmptyObject(request: FastifyRequest): Promise<void> {
  request.body ??= {}
}

async function refuseNul(request: FastifyRequest): Promise<void> {
  if (/%00/.test(request.url))
    throw new AppError(
      'invalid',
      'request.nul_character',
      'The address contains a NUL character. Remove it.',
    )
}
