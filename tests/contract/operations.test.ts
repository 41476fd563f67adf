import { beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../tools/gen/openapi.ts'

type Content = Record<string, { schema?: object }>
type Operation = {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: object[]
  parameters?: { in: string; name: string }[]
  responses: Record<string, { content?: Content }>
}
type Documented = Operation & { method: string; path: string; name: string }

let operations: Documented[]

beforeAll(async () => {
  const document = JSON.parse(await openApiDocument()) as {
    paths: Record<string, Record<string, Operation>>
  }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method,
      path,
      name: `${method.toUpperCase()} ${path}`,
    })),
  )
})

/** Names of the operations for which `isSound` does not hold. */
const unsound = (isSound: (operation: Documented) => boolean) =>
  operations.filter((operation) => !isSound(operation)).map(({ name }) => name)

const isOpen = ({ security }: Documented) => (security ?? []).length === 0
const hasParameter = (operation: Documented, where: string, name: string) =>
  (operation.parameters ?? []).some((each) => each.in === where && each.name === name)

test('there are operations', () => {
  expect(operations.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(['signIn', 'createBusiness', 'postJournal']),
  )
})

describe('every operation', () => {
  test('has an id of its own, a verb and a noun', () => {
    const ids = operations.map(({ operationId }) => operationId ?? '')
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(unsound(({ operationId = '' }) => /^[a-z]+([A-Z][a-z]+)*$/.test(operationId))).toEqual(
      [],
    )
  })

  test('has a summary and a heading', () => {
    expect(unsound(({ summary, tags }) => !!summary && tags?.length === 1)).toEqual([])
  })

  test('documents what it answers when it succeeds', () => {
    const hasAnswer = ({ responses }: Documented) =>
      Object.entries(responses).some(
        ([status, { content }]) => status.startsWith('2') && Object.keys(content ?? {}).length > 0,
      )
    expect(unsound(hasAnswer)).toEqual([])
  })

  test('documents the problems it may answer with', () => {
    const expected = (operation: Documented) => [
      ...['400', '401', '404', '413', '415', '422', '429', '500', '503'],
      ...(operation.method === 'get' ? [] : ['409']),
      ...(hasParameter(operation, 'header', 'smb-business') ? ['403'] : []),
    ]
    expect(
      unsound((operation) => expected(operation).every((status) => status in operation.responses)),
    ).toEqual([])
  })

  test('documents problems as problem documents', () => {
    const isProblem = ([status, { content }]: [string, { content?: Content }]) =>
      /^2/.test(status) || JSON.stringify(content ?? {}).includes('Problem')
    expect(unsound(({ responses }) => Object.entries(responses).every(isProblem))).toEqual([])
  })

  test('needs a signed-in person, or is one of the three that sign in', () => {
    const open = operations.filter(isOpen).map(({ operationId }) => operationId)
    expect(open.toSorted()).toEqual(['refreshSession', 'register', 'signIn'])
  })

  test('rule 85: takes an Idempotency-Key where it writes', () => {
    const takesKey = (operation: Documented) =>
      operation.method === 'get' ||
      isOpen(operation) ||
      hasParameter(operation, 'header', 'idempotency-key')
    expect(unsound(takesKey)).toEqual([])
  })

  test('names its path in plural nouns, its parameters and a verb at the end', () => {
    expect(
      unsound(({ path }) =>
        /^\/api\/v1(\/([a-z][a-z-]*|\{[a-zA-Z]+\}|[a-z-]+\.(json|csv|xlsx|pdf)))+$/.test(path),
      ),
    ).toEqual([])
  })

  test('limits its pages where it lists by cursor', () => {
    const limited = (operation: Documented) =>
      !hasParameter(operation, 'query', 'cursor') || hasParameter(operation, 'query', 'limit')
    expect(unsound(limited)).toEqual([])
  })
})
