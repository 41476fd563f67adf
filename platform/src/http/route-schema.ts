import { z } from 'zod'
import { Problem } from '@smb/core/api'
import type { AnyRoute } from './routes.ts'

const business = z
  .string()
  .max(60)
  .optional()
  .describe('Slug or id of the business. May be left out by a person who has only one.')
const idempotencyKey = z
  .string()
  .max(255)
  .optional()
  .describe('Same key and same body: same answer, done once. Same key and another body: 409.')

const inTenant = (route: AnyRoute): boolean => route.kind !== 'open' && route.kind !== 'user'

/** Header parameters as the API reference shows them. They are read where they are used. */
function requestHeaders(route: AnyRoute): z.ZodType {
  const isWrite = route.method !== 'GET' && route.kind !== 'open'
  return z.looseObject({
    ...(inTenant(route) ? { 'smb-business': business } : {}),
    ...(isWrite ? { 'idempotency-key': idempotencyKey } : {}),
  })
}

function security(route: AnyRoute): Record<string, string[]>[] {
  return route.kind === 'open' ? [] : [{ bearer: [] }]
}

/** The problems a route may answer with, so that the reference lists them and no status is undocumented. */
function problemAnswers(route: AnyRoute): Record<number, z.ZodType> {
  const statuses = [400, 401, 404, 413, 415, 422, 429, 500, 503]
  if (inTenant(route)) statuses.push(403)
  if (inTenant(route) || route.method !== 'GET') statuses.push(409)
  if (inTenant(route) && route.method !== 'GET') statuses.push(423)
  return Object.fromEntries(statuses.sort((a, b) => a - b).map((status) => [status, Problem]))
}

/** Success as the reference shows it: a view, or the bytes of a file. */
function successAnswer(route: AnyRoute): Record<number, z.ZodType> {
  const { answer, status } = route.options
  if (!answer) return { 200: z.string().describe('The file.') }
  return { [status ?? (route.kind === 'upload' ? 201 : 200)]: answer }
}

// Arrives as a stream, which no schema can look into; the reference shows what it is.
const fileBody = z.any().meta({ type: 'string', format: 'binary', description: 'The file itself.' })

function bodyOf(route: AnyRoute): object {
  const { accepts, body } = route.options
  if (route.kind === 'upload') {
    return { consumes: [...(accepts ?? [])], body: fileBody }
  }
  return body ? { body } : {}
}

/** Everything that validation and the API reference know of one route. */
export function routeSchema(tag: string, route: AnyRoute): object {
  const { operationId, summary, params, query, answer, contentType } = route.options
  return {
    tags: [tag],
    operationId,
    summary,
    security: security(route),
    headers: requestHeaders(route),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...bodyOf(route),
    ...(answer ? {} : { produces: [contentType] }),
    response: { ...successAnswer(route), ...problemAnswers(route) },
  }
}
