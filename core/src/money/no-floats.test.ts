import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The places where figures live. Dates and counts may be numbers; an amount, a rate or a quantity may not.
const areas = ['money', 'ledger', 'tax', 'invoicing', 'payments']
const floats =
  /\bparseFloat\b|\btoFixed\b|\btoPrecision\b|\bIntl\.|\bMath\.(round|floor|ceil|trunc)\b|\bNumber\(|\bz\s*\.number\(\)(?!\s*\.int\(\))/

/** Source lines of an area without their comments, as `file:line text`. */
function sourceLines(area: string): string[] {
  const folder = new URL(`../${area}/`, import.meta.url)
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  return files.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    return code
      .split('\n')
      .map((line, n) => `${area}/${name}:${n + 1} ${line.replace(/\/\/.*$/, '')}`)
  })
}

test('rule 1: no float appears in a money path', () => {
  const lines = areas.flatMap(sourceLines)
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.filter((line) => floats.test(line))).toEqual([])
  // The pattern itself sees what it is meant to see.
  for (const sin of [
    'Number(x)',
    'x.toFixed(2)',
    'Math.round(x)',
    'z.number().min(0)',
    'Intl.NumberFormat',
  ]) {
    expect(floats.test(sin), sin).toBe(true)
  }
})
