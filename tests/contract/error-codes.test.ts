import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { readRefusals } from '../../tools/gen/read-refusals.ts'
import { root } from '../../tools/gen/generated-files.ts'

const world = openWorld()

const catalogue = () => readFile(join(root, 'docs/errors.generated.md'), 'utf8')

test('what the API refuses with is in the catalogue', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const page = await catalogue()
  const problems = [
    await mara.refused('GET', '/accounts/acc_00000000000000000000000000'),
    await mara.refused('GET', '/no-such-thing'),
    await mara.refused('POST', '/journal-entries', { lines: [] }),
    await mara.refused('POST', '/journal-entries', '{', {
      headers: { 'content-type': 'application/json' },
    }),
    await mara.refused('POST', '/accounts', 'a', { headers: { 'content-type': 'text/x-odd' } }),
    await mara.in('nowhere').refused('GET', '/accounts'),
  ]
  for (const { code, status } of problems) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${code}\` |`))
    expect(row, `${code} is not in docs/errors.generated.md`).toBeDefined()
    expect(row).toMatch(new RegExp(`\\| (${status}|4xx) \\|`))
  }
})

test('every code is of one area and in plain words', async () => {
  const codes = [...(await catalogue()).matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1])
  expect(codes.length).toBeGreaterThan(100)
  expect(codes.filter((code) => !/^[a-z_]+(\.[a-z0-9_]+)+$|^internal$/.test(code ?? ''))).toEqual(
    [],
  )
})

describe('a refusal is read from its source', () => {
  const read = (text: string) =>
    readRefusals(ts.createSourceFile('planted.ts', text, ts.ScriptTarget.Latest, true))

  test('where it is thrown', () => {
    expect(read("throw new AppError('conflict', 'a.b_c', `No ${what.name}.`)")).toEqual([
      { kind: 'conflict', code: 'a.b_c', message: 'No {name}.' },
    ])
  })

  test('through a function of the same file', () => {
    const source = `
      const quoted = (text: string) => \`“\${text.slice(0, 9)}”\`
      function atLine(code: string, line: number, sentence: string) {
        return invalid(\`file.\${code}\`, \`Line \${line}: \${sentence}\`)
      }
      export const errors = { date: (line: number, text: string) => atLine('date', line, \`\${quoted(text)} is none\`) }`
    expect(read(source)).toEqual([
      { kind: 'invalid', code: 'file.date', message: 'Line {line}: “{text}” is none' },
    ])
  })

  test('with a digit in its code', () => {
    const source = "export const bad = () => invalid('file.not_utf8', 'No.')"
    expect(read(source)).toEqual([{ kind: 'invalid', code: 'file.not_utf8', message: 'No.' }])
  })

  test('under another name', () => {
    const source = `import { AppError as Refusal } from './app-error.ts'
      export const gone = () => new Refusal('not_found', 'a.gone', 'Gone' + ' for good.')`
    expect(read(source)).toEqual([{ kind: 'not_found', code: 'a.gone', message: 'Gone for good.' }])
  })

  test('and nothing else is taken for one', () => {
    expect(read("other('a.b', 'c'); new Error('a.b'); invalid(code, 'c')")).toEqual([])
  })
})
