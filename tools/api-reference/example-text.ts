import type { Operation } from './documented-operations.ts'
import { jsonLayout, literalLayout, textOfLayout } from './layout.ts'
import type { Recorded } from './recorder.ts'
import type { StableValues } from './stable-values.ts'

const rowsShown = 2
const linesOfFileShown = 8
const charactersShown = 200

/** A request and its answer as a page shows them: with curl, with the typed client, and what came back. */
export function exampleText(
  operation: Operation,
  recorded: Recorded,
  stable: StableValues,
): string {
  const upload = uploadOf(recorded, stable)
  return [
    ...(upload === undefined ? [] : [`The file:\n\n${fence('text', firstLines(upload))}`]),
    fence('sh', curlText(recorded, stable)),
    fence('ts', clientText(operation, recorded, stable)),
    answerText(recorded, stable),
  ].join('\n\n')
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``
const typeOf = ({ headers }: { readonly headers: ReadonlyMap<string, string> }): string =>
  headers.get('content-type')?.split(';')[0] ?? ''
const isText = (type: string): boolean => /^text\/|ndjson|ofx/.test(type)

function uploadOf(recorded: Recorded, stable: StableValues): string | undefined {
  const isUpload = recorded.body.length > 0 && !isJson(typeOf(recorded))
  return isUpload && isText(typeOf(recorded)) ? stable.text(recorded.body.toString()) : undefined
}

const isJson = (type: string): boolean =>
  type === 'application/json' || type.endsWith('problem+json')

function firstLines(text: string): string {
  const lines = text.trimEnd().split('\n')
  const shown = lines
    .slice(0, linesOfFileShown)
    .map((line) => line.trimEnd().slice(0, charactersShown))
  return [...shown, ...(lines.length > shown.length ? ['…'] : [])].join('\n')
}

/** The very request, with `$API`, `$TOKEN` and `$BUSINESS` for what differs from reader to reader. */
function curlText(recorded: Recorded, stable: StableValues): string {
  const { method, url, headers, body } = recorded
  const hasBody = body.length > 0
  const isPlain = method === (hasBody ? 'POST' : 'GET')
  const type = typeOf(recorded)
  const parts = [
    `curl -s ${isPlain ? '' : `-X ${method} `}"$API${stable.text(url.replace('/api/v1', '')).replaceAll('$', '\\$')}"`,
    ...(headers.has('authorization') ? ['-H "authorization: Bearer $TOKEN"'] : []),
    ...(headers.has('smb-business') ? ['-H "smb-business: $BUSINESS"'] : []),
    ...(headers.has('idempotency-key') ? ['-H "idempotency-key: $(uuidgen)"'] : []),
    ...(hasBody ? [`-H 'content-type: ${type}'`] : []),
    ...(hasBody ? [isJson(type) ? `-d '${shellJson(body, stable)}'` : '--data-binary @FILE'] : []),
  ]
  const [first = '', ...others] = parts
  return [first, ...others].join(' \\\n  ')
}

function shellJson(body: Buffer, stable: StableValues): string {
  const value = stable.value(JSON.parse(body.toString()))
  return textOfLayout(jsonLayout(value), '  ', 6).replaceAll("'", `'\\''`)
}

/** The call of the typed client that makes this request. */
function clientText(operation: Operation, recorded: Recorded, stable: StableValues): string {
  const { pathname, searchParams } = new URL(recorded.url, 'http://api')
  const path = pathValues(operation.path, stable.text(pathname))
  const query = stable.value(Object.fromEntries(searchParams)) as object
  const type = typeOf(recorded)
  const hasBody = recorded.body.length > 0
  const parts = [
    { label: '', value: 'client' },
    ...(Object.keys(path).length > 0 ? [{ label: 'path: ', value: literalLayout(path) }] : []),
    ...(Object.keys(query).length > 0
      ? [{ label: 'query: ', value: literalLayout(typedQuery(operation, query)) }]
      : []),
    ...(hasBody && isJson(type)
      ? [
          {
            label: 'body: ',
            value: literalLayout(stable.value(JSON.parse(recorded.body.toString()))),
          },
        ]
      : []),
    ...(hasBody && !isJson(type)
      ? [
          { label: 'body: ', value: 'file' },
          { label: 'headers: ', value: literalLayout({ 'content-type': type }) },
        ]
      : []),
    { label: '', value: 'throwOnError: true' },
  ]
  const start = `const { data } = await ${operation.operationId}(`
  return `${start}${textOfLayout({ open: '{', close: '}', parts }, '', start.length + 1)})`
}

function pathValues(template: string, path: string): Record<string, string> {
  const names = template.split('/')
  const values = path.split('/')
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith('{') ? [[name.slice(1, -1), values[index] ?? '']] : [],
    ),
  )
}

/** Query parameters as the typed client takes them: numbers as numbers. */
function typedQuery({ parameters = [] }: Operation, query: object): object {
  const isNumber = (name: string): boolean =>
    parameters.some(
      (each) => each.in === 'query' && each.name === name && each.schema.type === 'integer',
    )
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      isNumber(name) ? JSON.parse(String(value)) : value,
    ]),
  )
}

function answerText({ answer }: Recorded, stable: StableValues): string {
  const type = typeOf(answer)
  if (isJson(type)) {
    const value = shortened(stable.value(JSON.parse(answer.body.toString())))
    return `${answer.status}:\n\n${fence('json', textOfLayout(jsonLayout(value)))}`
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const heading = `${answer.status}, \`${type}\`${name ? `, \`${stable.text(name)}\`` : ''}`
  if (!isText(type) && type !== 'application/octet-stream') return `${heading}.`
  return `${heading}:\n\n${fence('text', firstLines(stable.text(answer.body.toString().replace('\uFEFF', ''))))}`
}

/** The value with long lists and texts cut, which is said in their place. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > charactersShown ? `${value.slice(0, charactersShown)}…` : value
  if (Array.isArray(value)) {
    const hidden = value.length - rowsShown
    const shown = hidden > 1 ? value.slice(0, rowsShown) : value
    return [...shown.map(shortened), ...(hidden > 1 ? [`… and ${hidden} more`] : [])]
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]))
}
