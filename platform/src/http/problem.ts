import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ErrorKind, Issue } from '@smb/core/errors'
import { AppError } from '@smb/core/errors'
import type { Problem } from '@smb/core/api'

const statusByKind: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  locked: 423,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
}

const titleByStatus: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Some fields need attention',
  423: 'The books are closed for that date',
  429: 'Too many requests',
  500: 'Something failed on our side',
  503: 'Not available right now',
}

type Refusal = {
  status: number
  code: string
  detail: string
  issues: readonly Issue[]
  extra: Readonly<Record<string, unknown>>
}

/** Turns whatever was thrown into a problem document (RFC 9457). Bugs are logged whole and shown without detail. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal.status === 503)
    request.log.warn({ code: refusal.code }, 'answered that a dependency is away')
  else if (refusal.status >= 500)
    request.log.error({ err: error, code: refusal.code }, 'request failed')
  const problem: Problem = {
    type: `https://smb-finance-os.example/problems/${refusal.code}`,
    title: titleByStatus[refusal.status] ?? 'The request was refused',
    status: refusal.status,
    detail: refusal.detail,
    code: refusal.code,
    requestId: request.id,
    issues: refusal.issues.map((issue) => ({ ...issue, path: [...issue.path] })),
    ...refusal.extra,
  }
  if (refusal.status === 503) void reply.header('retry-after', '2')
  return reply.code(refusal.status).type('application/problem+json').send(JSON.stringify(problem))
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError) {
    return {
      status: statusByKind[error.kind],
      code: error.code,
      detail: error.message,
      issues: error.issues,
      extra: error.extra,
    }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidFields(error)
  const { statusCode, code, message } = error as FastifyError
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return {
      status: statusCode,
      code: fastifyCodes[code] ?? 'request.malformed',
      detail: message,
      issues: [],
      extra: {},
    }
  }
  return {
    status: 500,
    code: 'internal',
    detail: 'Nothing was changed. If it happens again, report the request id.',
    issues: [],
    extra: {},
  }
}

const fastifyCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_content_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.empty_body',
  FST_ERR_NOT_FOUND: 'route.not_found',
}

type Invalid = {
  readonly validation: readonly {
    instancePath: string
    keyword: string
    message?: string
    params: Record<string, unknown>
  }[]
  readonly validationContext?: string | undefined
}

const pathOf = (instancePath: string): (string | number)[] =>
  instancePath
    .split('/')
    .filter(Boolean)
    .map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : part))

function invalidFields(error: Invalid): Refusal {
  const issues = error.validation.map((found): Issue => {
    const own = (found.params['params'] as { code?: string } | undefined)?.code
    const kind = found.keyword === 'unrecognized_keys' ? 'unknown' : found.keyword
    return {
      path: pathOf(found.instancePath),
      code: own ?? `field.${kind}`,
      message: found.message ?? 'is not valid',
    }
  })
  // A malformed id in the path names nothing that exists: the same answer as an unknown id.
  if (error.validationContext === 'params') {
    return {
      status: 404,
      code: 'resource.not_found',
      detail: 'There is no such thing in this business.',
      issues: [],
      extra: {},
    }
  }
  const first = issues[0]
  const where = first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''
  return {
    status: 422,
    code: 'request.invalid',
    detail: `${where}${first?.message ?? 'The request is not valid.'}`,
    issues,
    extra: {},
  }
}
