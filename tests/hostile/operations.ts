import { openApiDocument } from '../../tools/gen/openapi.ts'

/** As much of JSON Schema as the document uses. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly maxLength?: number
  readonly minItems?: number
  readonly $ref?: string
}

type Parameter = {
  readonly in: 'path' | 'query' | 'header'
  readonly name: string
  readonly required?: boolean
  readonly schema: Schema
}

/** One operation of the API as its document tells it to strangers. */
export type Operation = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below /api/v1. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
  /** The type of a body that is no JSON. */
  readonly upload: string | undefined
  readonly statuses: ReadonlySet<number>
}

type Documented = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, unknown>
}

/** Every operation, from the document that the server's own routes make. */
export async function operations(): Promise<Operation[]> {
  const document = JSON.parse(await openApiDocument()) as {
    paths: Record<string, Record<string, Documented>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = operation.requestBody?.content ?? {}
      const types = Object.keys(content)
      return {
        id: operation.operationId,
        method: method.toUpperCase() as Operation['method'],
        path: path.replace('/api/v1', ''),
        parameters: operation.parameters ?? [],
        body: content['application/json']?.schema,
        upload: types.includes('application/json') ? undefined : types[0],
        statuses: new Set(Object.keys(operation.responses).map(Number)),
      }
    }),
  )
}
