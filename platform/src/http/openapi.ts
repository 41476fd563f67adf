import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** OpenAPI 3.1 of every declared route, at `/api/v1/openapi.json`. */
export async function registerOpenApi(
  server: FastifyInstance,
  tags: readonly string[],
): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'SMB Finance OS',
        version: '1',
        description:
          'Accounting for small and medium businesses. Amounts are decimal strings with their currency. ' +
          'Errors are RFC 9457 problem documents with stable codes. Every POST takes an Idempotency-Key.',
      },
      servers: [{ url: '/' }],
      tags: tags.map((name) => ({ name })),
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  server.get('/api/v1/openapi.json', { schema: { hide: true } as never }, async () =>
    server.swagger(),
  )
}
