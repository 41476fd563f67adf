import ts from 'typescript'
import { fileScope, textOf, withArguments } from './source-text.ts'
import type { Scope } from './source-text.ts'

/** A refusal as its source declares it; what varies is written `{like this}`. */
export interface Refusal {
  readonly kind: string
  readonly code: string
  readonly message: string
}

const publicCode = /^[a-z][a-z_]*\.[a-z][a-z0-9_.]*$/

/** Every refusal that a file makes: `new AppError(…)`, `invalid(…)`, and calls of its own functions that return one. */
export function readRefusals(source: ts.SourceFile): Refusal[] {
  const scope = fileScope(source)
  const found: Refusal[] = []
  eachNode(source, (node) => {
    const refusal = refusalOf(node, scope)
    if (refusal && publicCode.test(refusal.code)) found.push(refusal)
  })
  return found
}

/** The codes that stand in object literals of a file: those of single fields. */
export function readFieldCodes(source: ts.SourceFile): string[] {
  const codes: string[] = []
  eachNode(source, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText(source) !== 'code') return
    const { initializer } = node
    if (ts.isStringLiteral(initializer) && publicCode.test(initializer.text))
      codes.push(initializer.text)
  })
  return codes
}

/** Visits a node and everything below it. */
export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => eachNode(child, visit))
}

function refusalOf(node: ts.Node, scope: Scope): Refusal | undefined {
  if (ts.isNewExpression(node) && scope.errorNames.has(node.expression.getText())) {
    const [kind, code, message] = node.arguments ?? []
    return kind && refusal(textOf(kind, scope), [code, message], scope)
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined
  const own = scope.functions.get(node.expression.text)
  const inside = own && withArguments(scope, own, node.arguments)
  if (inside)
    return returnsOf(own)
      .map((value) => refusalOf(value, inside))
      .find(Boolean)
  return node.expression.text === 'invalid'
    ? refusal('invalid', node.arguments.slice(0, 2), scope)
    : undefined
}

function refusal(
  kind: string,
  [code, message]: readonly (ts.Expression | undefined)[],
  scope: Scope,
): Refusal | undefined {
  if (!code || !message) return undefined
  return { kind, code: textOf(code, scope), message: textOf(message, scope) }
}

/** What a function gives back at its end; how it comes there is not followed. */
function returnsOf({ body }: ts.FunctionLikeDeclaration): ts.Expression[] {
  if (!body) return []
  if (!ts.isBlock(body)) return [body]
  return body.statements.flatMap((statement) =>
    ts.isReturnStatement(statement) && statement.expression ? [statement.expression] : [],
  )
}
