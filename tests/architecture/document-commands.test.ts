import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../apps/cli/src/commands/index.ts'
import { gates, root } from '../../tools/gates/gates.ts'
import { commandsOf, wordsOf } from './document-commands.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = globSync('**/*.md', { cwd: root, exclude: ['**/node_modules/**', 'docs/adr/**'] })
  .filter((path) => !/(^|\/)\./.test(path))
  .sort()
const shown = pages.flatMap((page) => commandsOf(page, read(page)))

const scriptsOf = (folder: string) =>
  (JSON.parse(read(join(folder, 'package.json'))) as { scripts?: Record<string, string> })
    .scripts ?? {}
const isHole = (word: string) => /^[A-Z…<]/.test(word)

/** What may follow `npm run SCRIPT --`, from the source of that script. */
const argumentsOf: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  smb: (words) => isSmbCommand(words),
  admin: (words) =>
    words.every(
      (word) =>
        isHole(word) ||
        read('apps/server/src/main-admin.ts').includes(`${word}:`) ||
        read('apps/server/src/main-admin.ts').includes(`'${word}'`),
    ),
  check: ([flag, ...names]) =>
    flag === '--only' && names.every((name) => gates.some((gate) => gate.name === name)),
  drill: (words) => words.every((word) => isHole(word) || isInFolder('tools/drill', word)),
  bench: (words) => words.every((word) => isInFolder('tools/bench', word.split('=')[0] ?? '')),
  'web-quality': (flags) => flags.every((flag) => isInFolder('tools/web-quality', flag)),
}

const isInFolder = (folder: string, word: string) =>
  globSync(`${folder}/**/*.ts`, { cwd: root }).some((path) => read(path).includes(`'${word}`))

/** A command of the command line with flags that it has. */
function isSmbCommand(words: readonly string[]): boolean {
  if (words.every(isHole)) return true
  const command = commands
    .filter((each) => each.words.split(' ').every((word, index) => words[index] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0]
  if (!command) return false
  const flags = new Set(
    [...Object.keys({ ...command.values, ...command.switches }), 'json', 'help'].map(
      (flag) => `--${flag.replace('!', '')}`,
    ),
  )
  return words.filter((word) => word.startsWith('--')).every((word) => flags.has(word))
}

/** True when what the line says exists: script, command, flag, tool, path, route. */
function isTrue(page: string, line: string): boolean {
  const [program = '', ...rest] = wordsOf(line)
  const words = rest.filter((word) => !['--silent', '--no-save', '-s'].includes(word))
  const [first = '', ...others] = words
  if (program === 'smb') return isSmbCommand(words)
  if (program === 'curl') return isRoute(line)
  if (program === 'node') return first.startsWith('-') || existsSync(join(root, first))
  if (program === 'npx') return isTool(first, others)
  const folders = ['.', dirname(page)].filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  )
  if (first !== 'run')
    return ['ci', 'install', 'start', 'test'].includes(first) && others.every(isSuite)
  const [script = '', dashes, ...more] = others
  const isScript = folders.some((folder) => script in scriptsOf(folder))
  return (
    isScript && (dashes === undefined || dashes === '#' || (argumentsOf[script]?.(more) ?? false))
  )
}

/** A suite, a file by the beginning of its name, a browser story by a part of it, or words that a test's title holds. */
const isSuite = (word: string, position: number, words: readonly string[]) =>
  ['--', 'vitest', 'launcher', 'browser', '-g'].includes(word) ||
  isHole(word) ||
  words[position - 1] === '-g' ||
  isBeginning(word) ||
  globSync(`tests/e2e-web/*${word}*.spec.ts`, { cwd: root }).length > 0

const isBeginning = (path: string) =>
  existsSync(join(root, path)) || globSync(`${path}*.test.ts`, { cwd: root }).length > 0

function isTool(tool: string, args: readonly string[]): boolean {
  if (tool === 'smb') return isSmbCommand(args)
  if (tool === 'node')
    return args.every((path) => path === 'path/to/script.ts' || existsSync(join(root, path)))
  const paths = args.filter((word) => word !== 'run' && !word.startsWith('-') && !isHole(word))
  return existsSync(join(root, 'node_modules/.bin', tool)) && paths.every(isBeginning)
}

const operations = Object.keys(
  (JSON.parse(read('packages/api-client/openapi.json')) as { paths: object }).paths,
)

function isRoute(line: string): boolean {
  const path = /(?:\/api\/v1|\$API)(\/[^\s"'?]*)/.exec(line)?.[1]
  if (path === undefined) return /\$API\$2/.test(line)
  const words = path.split('/')
  return operations.some((operation) => {
    const parts = operation.replace('/api/v1', '').split('/')
    return (
      parts.length === words.length &&
      parts.every((part, index) => part.startsWith('{') || part === words[index])
    )
  })
}

describe('a command that a page shows', () => {
  test('is found in fences, indented and inline', () => {
    const text =
      '```sh\nnpm ci && npx vitest run core # why\n```\n\n    npm start   # all\n\nor `npm run\nfix`.'
    expect(commandsOf('README.md', text).map(({ line }) => line)).toEqual([
      'npm ci',
      'npx vitest run core # why',
      'npm start',
      'npm run fix',
    ])
    expect(shown.length).toBeGreaterThan(250)
  })

  test.each([
    'npm run no-such-script',
    'npm run check -- --only no-such-gate',
    'npx smb report no-such-report',
    'npx smb report trial-balance --no-such-flag',
    'npx vitest run modules/no-such-module',
    'npm run drill -- no-such-drill',
    'npm run admin -- no-such-command',
    'curl -s localhost:5000/api/v1/no-such-route',
    'node tools/no-such-tool.ts',
  ])('is false when it is: %s', (line) => {
    expect(isTrue('README.md', line)).toBe(false)
  })

  test.each(pages)('of %s exists', (page) => {
    const wrong = shown.filter((each) => each.page === page && !isTrue(page, each.line))
    expect(wrong.map(({ line }) => line)).toEqual([])
  })
})

const sources = globSync(
  [
    '{core,platform,modules,apps,packages,tests,tools,db}/**/*.{ts,tsx,sql,mjs,cjs,css,json}',
    '*.{json,ts,mjs}',
    '.env.example',
  ],
  {
    cwd: root,
    exclude: ['**/node_modules/**', '**/.next/**', 'packages/api-client/openapi.json'],
  },
)
const roots = /^(core|platform|modules|apps|packages|tests|tools|db|docs|fixtures|changes)\//
const words = new Set(sources.flatMap((path) => read(path).match(/[\w-]+/g) ?? []))

describe('a page of ours', () => {
  const written = pages.filter((page) => !page.includes('.generated.'))

  test.each(written)('%s names files that exist', (page) => {
    const named = [...read(page).matchAll(/`([\w./@-]+\/[\w./-]*)`/g)].map(([, path = '']) => path)
    const inRepository = named.filter((path) => roots.test(path))
    const isOfPackage =
      existsSync(join(root, dirname(page), 'package.json')) && dirname(page) !== '.'
    const inPackage = named.filter((path) => isOfPackage && /^(src|test|bin)\//.test(path))
    const missing = [
      ...inRepository.filter((path) => !existsSync(join(root, path))),
      ...inPackage.filter((path) => !existsSync(join(root, dirname(page), path))),
    ]
    expect(missing.filter((path) => !path.includes('tables.generated'))).toEqual([])
  })

  test.each(written)('%s names functions, types and settings that exist', (page) => {
    const text = read(page).replaceAll(/^```.*?^```$/gms, '')
    const named = [...text.matchAll(/`([A-Za-z_]\w*)(?:\(.*?\))?`/g)].map(([, name = '']) => name)
    const ours = named.filter((name) => /[a-z][A-Z]/.test(name) || /^SMB_|_/.test(name))
    expect(ours.filter((name) => !words.has(name))).toEqual([])
  })
})
