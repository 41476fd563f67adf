import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { eachNode, readFieldCodes, readRefusals } from './read-refusals.ts'
import type { Refusal } from './read-refusals.ts'
import { fileScope, textOf } from './source-text.ts'

const sourcesOfRefusals = '{core,platform,modules/*,apps/server}/src/**/*.ts'
/** The kind of what Fastify refuses, with a status of its own. */
const framework = '4xx'
const problemSource = 'platform/src/http/problem.ts'

/** The text of `docs/errors.generated.md`: every code that the API may answer with, from the sources. */
export function errorsDoc(root: string): string {
  const sources = globSync(sourcesOfRefusals, { cwd: root })
    .filter((path) => !/\.(test|generated)\.ts$/.test(path))
    .sort()
    .map((path) => parsed(root, path))
  const problem = parsed(root, problemSource)
  const statusByKind = readStatuses(problem)
  const refusals = Map.groupBy(
    [...sources.flatMap(readRefusals), ...readAnswers(problem)],
    ({ code }) => code,
  )
  const fieldCodes = new Set(sources.flatMap(readFieldCodes).filter((code) => !refusals.has(code)))
  const byArea = Map.groupBy([...refusals].sort(byCode), ([code]) => code.split('.')[0] ?? '')
  return `${[
    '# Errors',
    'Generated from the sources by `npm run gen`. Every refusal of the API is a problem document (RFC 9457, ' +
      '`application/problem+json`) with a stable `code`, a `detail` for people, the `requestId`, and in `issues` one row ' +
      'for each field at fault. What varies is written {like this}. A bug is answered as 500 `internal`, without detail.',
    `## Kinds\n\n${table(['kind', 'status'], [...statusByKind])}`,
    ...[...byArea].map(([area, codes]) => {
      const rows = codes.map(([code, all]) => rowOf(code, all, statusByKind))
      return `## ${area}\n\n${table(['code', 'status', 'what it says'], rows)}`
    }),
    '## Codes of single fields\n\nThey stand in `issues` only, beside `field.…` for what a schema refuses.\n\n' +
      [...fieldCodes]
        .sort()
        .map((code) => `- \`${code}\``)
        .join('\n'),
  ].join('\n\n')}\n`
}

function parsed(root: string, path: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
}

/** Kind → HTTP status, from the one place that knows both. */
function readStatuses(source: ts.SourceFile): Map<string, string> {
  const statuses = new Map<string, string>()
  eachNode(source, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'statusByKind') return
    const value = node.initializer
    if (!value || !ts.isObjectLiteralExpression(value)) return
    for (const property of value.properties)
      if (ts.isPropertyAssignment(property))
        statuses.set(property.name.getText(), property.initializer.getText())
  })
  if (statuses.size === 0) throw new Error(`${problemSource} declares no statusByKind any more`)
  return statuses
}

/** The answers that have no refusal behind them: what the framework or a schema refuses, and bugs. */
function readAnswers(source: ts.SourceFile): Refusal[] {
  const scope = fileScope(source)
  const answers: Refusal[] = []
  const byFramework = (code: string) =>
    answers.push({ kind: framework, code, message: 'As the framework says.' })
  eachNode(source, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText().startsWith('FST_ERR_'))
      byFramework(textOf(node.initializer, scope))
    if (!ts.isObjectLiteralExpression(node)) return
    const { status, code, detail } = propertiesOf(node)
    if (!status || !code || !detail) return
    if (ts.isBinaryExpression(code)) byFramework(textOf(code.right, scope))
    else if (ts.isNumericLiteral(status) && ts.isStringLiteral(code))
      answers.push({ kind: status.text, code: code.text, message: textOf(detail, scope) })
  })
  return answers
}

function propertiesOf(node: ts.ObjectLiteralExpression): Record<string, ts.Expression | undefined> {
  const assignments = node.properties.filter(ts.isPropertyAssignment)
  return Object.fromEntries(assignments.map((each) => [each.name.getText(), each.initializer]))
}

const byCode = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

function rowOf(code: string, all: readonly Refusal[], statuses: ReadonlyMap<string, string>) {
  const distinct = (values: readonly string[]) => [...new Set(values)]
  const ours = all.filter(({ kind }) => kind !== framework)
  const declared = ours.length > 0 ? ours : all
  const messages = distinct(declared.map(({ message }) => message))
  const telling = messages.filter((message) => !/^\{\w+\}$/.test(message))
  const status = distinct(declared.map(({ kind }) => statuses.get(kind) ?? kind)).join(', ')
  return [`\`${code}\``, status, (telling.length > 0 ? telling : messages).join('<br>')]
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows]
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}
