import ts from 'typescript'

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression

/** What names mean at one place of a source file, as far as it can be read without running it. */
export interface Scope {
  readonly functions: ReadonlyMap<string, Callable>
  readonly constants: ReadonlyMap<string, ts.Expression>
  /** `AppError` and what the file calls it. */
  readonly errorNames: ReadonlySet<string>
  /** Texts of parameters. */
  readonly bound: ReadonlyMap<string, string>
  /** Calls that led here; functions may call themselves. */
  readonly depth: number
}

const depthMax = 4

/** The names that a file itself declares. */
export function fileScope(source: ts.SourceFile): Scope {
  const functions = new Map<string, Callable>()
  const constants = new Map<string, ts.Expression>()
  const errorNames = new Set(['AppError'])
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node)
    if (ts.isImportSpecifier(node) && node.propertyName?.text === 'AppError')
      errorNames.add(node.name.text)
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const value = node.initializer
      if (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
        functions.set(node.name.text, value)
      else constants.set(node.name.text, value)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { functions, constants, errorNames, bound: new Map(), depth: 0 }
}

/** The scope inside a function that is called with these arguments; undefined when the calls go too deep. */
export function withArguments(
  scope: Scope,
  called: Callable,
  values: readonly ts.Expression[],
): Scope | undefined {
  if (scope.depth >= depthMax) return undefined
  const bound = called.parameters.map((parameter, index): [string, string] => {
    const name = parameter.name.getText()
    const value = values[index]
    return [name, value ? textOf(value, scope) : `{${name}}`]
  })
  return { ...scope, bound: new Map(bound), depth: scope.depth + 1 }
}

/** The text that an expression makes, with `{name}` for what is known only when it runs. */
export function textOf(node: ts.Expression, scope: Scope): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, span) => text + textOf(span.expression, scope) + span.literal.text,
      node.head.text,
    )
  if (ts.isIdentifier(node)) return named(node.text, scope)
  if (isWrapper(node)) return textOf(node.expression, scope)
  if (ts.isPropertyAccessExpression(node)) return `{${node.name.text}}`
  if (ts.isConditionalExpression(node))
    return `${textOf(node.whenTrue, scope)} / ${textOf(node.whenFalse, scope)}`
  if (ts.isBinaryExpression(node)) return joined(node, scope)
  return ts.isCallExpression(node) ? called(node, scope) : '{…}'
}

function isWrapper(node: ts.Expression) {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isElementAccessExpression(node)
  )
}

function named(name: string, scope: Scope): string {
  const constant = scope.constants.get(name)
  const isReadable =
    constant && (ts.isStringLiteralLike(constant) || ts.isTemplateExpression(constant))
  return scope.bound.get(name) ?? (isReadable ? textOf(constant, scope) : `{${name}}`)
}

function joined({ left, operatorToken, right }: ts.BinaryExpression, scope: Scope): string {
  const isSum = operatorToken.kind === ts.SyntaxKind.PlusToken
  return textOf(left, scope) + (isSum ? textOf(right, scope) : '')
}

/** `quoted(text)` as its function writes it; `text.slice(0, 40)` and `String(text)` as the text itself. */
function called(node: ts.CallExpression, scope: Scope): string {
  const { expression } = node
  const [argument] = node.arguments
  const isMethod = ts.isPropertyAccessExpression(expression)
  const owner = isMethod ? expression.expression : undefined
  if (owner && !(ts.isIdentifier(owner) && /^[A-Z]/.test(owner.text))) return textOf(owner, scope)
  const own = ts.isIdentifier(expression) ? scope.functions.get(expression.text) : undefined
  const inside = own && withArguments(scope, own, node.arguments)
  if (inside && own?.body && !ts.isBlock(own.body)) return textOf(own.body, inside)
  return argument ? textOf(argument, scope) : '{…}'
}
