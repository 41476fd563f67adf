import { modules } from '@smb/server/compose'

/** As much of JSON Schema as the API's document uses. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: boolean | Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly description?: string
}

export type Parameter = {
  readonly in: 'path' | 'query' | 'header'
  readonly name: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

/** Schemas by media type. */
type Content = Readonly<Record<string, { readonly schema: Schema }>>
export type Described = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

/** One operation as its document and its route tell it. */
export type Operation = Described & {
  readonly method: string
  /** With `/api/v1` and parameters in braces. */
  readonly path: string
  readonly tag: string
  readonly permission: string | undefined
}

export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Every operation of the document in its order, with the permission that its route asks for. */
export function documentedOperations(document: ApiDocument): Operation[] {
  const permissions = new Map(
    modules.flatMap(({ routes }) =>
      routes.flatMap((group) =>
        group.routes.map(({ options }) => [
          options.operationId,
          options.permission as string | undefined,
        ]),
      ),
    ),
  )
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
      tag: described.tags[0] ?? '',
      permission: permissions.get(described.operationId),
    })),
  )
}

/** The operation that a request is for: of two paths that fit, the one with fewer parameters. */
export function operationOf(
  operations: readonly Operation[],
  request: { readonly method: string; readonly path: string },
): Operation | undefined {
  const asked = request.path.split('/')
  const fits = ({ path }: Operation): boolean => {
    const words = path.split('/')
    return (
      words.length === asked.length &&
      words.every((word, index) => word.startsWith('{') || word === asked[index])
    )
  }
  const holes = ({ path }: Operation): number => path.split('{').length
  return operations
    .filter((operation) => operation.method === request.method && fits(operation))
    .toSorted((a, b) => holes(a) - holes(b))[0]
}
