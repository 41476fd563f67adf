import { ESLint } from 'eslint'
import { beforeAll, describe, expect, test } from 'vitest'
import tseslint from 'typescript-eslint'
import { root } from '../../tools/gates/gates.ts'

let eslint: ESLint

beforeAll(() => {
  // Planted files are in no tsconfig; the laws below are about text, not types.
  eslint = new ESLint({
    cwd: root,
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      { languageOptions: { parserOptions: { project: false } } },
    ] as ESLint.Options['overrideConfig'],
  })
})

/** The rules that a file with that text breaks at that place. */
async function broken(filePath: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}/${filePath}` })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

const syntax = 'no-restricted-syntax'
const lines = (count: number) => "  console.log('a')\n".repeat(count)

describe('a planted breach of the house law is reported:', () => {
  const core = 'core/src/tax/planted.ts'
  const useCase = 'modules/parties/src/planted.ts'
  const plants: readonly (readonly [rule: string, file: string, text: string])[] = [
    [syntax, core, 'export const moment = new Date()'],
    [syntax, useCase, 'export const moment = Date.now()'],
    [syntax, useCase, 'export const id = Math.random()'],
    [syntax, core, "export const rate = Number('1.5')"],
    [syntax, core, "export const rate = parseFloat('1.5')"],
    [syntax, core, "export const rate = Number.parseFloat('1.5')"],
    [syntax, core, 'export const text = (1.5).toFixed(2)'],
    [syntax, core, 'export const text = (1.5).toLocaleString()'],
    [syntax, core, "export const format = new Intl.NumberFormat('en')"],
    [syntax, 'modules/ledger/src/planted.ts', "export const amount = Number('1')"],
    [syntax, core, 'export default 1'],
    [syntax, 'apps/web/src/components/planted.tsx', 'export default 1'],
    [syntax, core, 'export const f = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d]'],
    [syntax, core, 'export const f = (a: 1, b: 2, c: 3, d: 4, e = {}) => [a, b, c, d, e]'],
    ['no-restricted-imports', core, "import { readFile } from 'node:fs'\nvoid readFile"],
    ['@typescript-eslint/no-explicit-any', core, 'export const a: any = 1'],
    ['@typescript-eslint/no-non-null-assertion', core, 'export const f = (a?: 1) => a!'],
    ['no-console', core, "console.log('a')"],
    ['max-lines', core, '\n'.repeat(300) + 'export const a = 1\n'],
    ['max-lines-per-function', useCase, `export function f() {\n${lines(60)}}\n`],
    ['house/disable-says-why', core, '// eslint-disable-next-line no-console\nconsole.log(1)'],
    ['house/disable-says-why', core, '// @ts-expect-error\nexport const a = 1'],
    ['react-hooks/rules-of-hooks', 'apps/web/src/components/planted.tsx', hookInCondition()],
  ]

  test.each(plants)('%s in %s: %s', async (rule, file, text) => {
    expect(await broken(file, text)).toContain(rule)
  })
})

describe('the law leaves alone', () => {
  const allowed: readonly (readonly [rule: string, file: string, text: string])[] = [
    [syntax, 'platform/src/db/planted.ts', 'export const moment = new Date()'],
    [syntax, 'tools/gates/planted.ts', 'export const moment = Date.now()'],
    [syntax, 'core/src/tax/planted.test.ts', "export const rate = Number('1.5')"],
    [syntax, 'core/src/time/planted.ts', "export const year = Number('2026')"],
    [syntax, 'modules/parties/src/planted.ts', "export const count = Number('3')"],
    [syntax, 'apps/web/src/app/planted/page.tsx', 'export default function Page() {}'],
    [
      syntax,
      'core/src/tax/planted.ts',
      'export const f = (a: 1, b: 2, c: 3, d = {}) => [a, b, c, d]',
    ],
    ['no-restricted-imports', 'core/src/tax/planted.test.ts', "import 'node:fs'"],
    ['no-console', 'tools/gates/planted.ts', "console.log('a')"],
    ['no-console', 'apps/cli/src/planted.ts', "console.log('a')"],
    [
      'max-lines-per-function',
      'modules/parties/src/planted-routes.ts',
      `export function f() {\n${lines(60)}}\n`,
    ],
    [
      'house/disable-says-why',
      'core/src/tax/planted.ts',
      '// eslint-disable-next-line no-console -- shown to people\nconsole.log(1)',
    ],
  ]

  test.each(allowed)('%s in %s: %s', async (rule, file, text) => {
    expect(await broken(file, text)).not.toContain(rule)
  })
})

function hookInCondition(): string {
  return `import { useState } from 'react'
export function Planted({ isOpen }: { isOpen: boolean }) {
  if (isOpen) useState(0)
  return null
}
`
}
