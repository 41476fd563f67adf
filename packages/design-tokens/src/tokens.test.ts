import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  dark,
  density,
  light,
  motion,
  radius,
  space,
  tenantAccentIndex,
  tenantAccents,
  type,
} from './index.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const unindented = css.replace(/\n +/g, '\n')
const oneLine = css.replace(/\s+/g, ' ')

/** The custom properties declared in the first rule with this selector. */
function declarations(selector: string): Map<string, string> {
  const start = unindented.indexOf(`\n${selector} {`)
  const block = unindented.slice(unindented.indexOf('{', start) + 1, unindented.indexOf('}', start))
  const withoutComments = block.replace(/\/\*[\s\S]*?\*\//g, '')
  return new Map(
    [...withoutComments.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]),
  )
}

const root = declarations(':root')
const darkRoot = declarations('.dark')
/** Style sheets say sizes in rem, so that they follow the size of letters that a reader has set in the browser. */
const rem = (px: number) => `${px / 16}rem`
const kebab = (name: string) =>
  name.replace(/(\d)$/, '-$1').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

describe('the typed tokens equal tokens.css', () => {
  test.each(Object.entries(light))('light %s is %s', (name, value) => {
    expect(root.get(kebab(name))).toBe(value)
  })
  test.each(Object.entries(dark))('dark %s is %s', (name, value) => {
    expect(darkRoot.get(kebab(name))).toBe(value)
  })
  test.each(Object.entries(type))('type %s', (name, { size, line }) => {
    expect(root.get(`fs-${kebab(name)}`)).toBe(rem(size))
    expect(root.get(`lh-${kebab(name)}`)).toBe(rem(line))
  })
  test('space, radius, motion and density', () => {
    for (const step of space) expect(root.get(`s-${step}`)).toBe(step < 4 ? `${step}px` : rem(step))
    for (const [name, value] of Object.entries(radius))
      expect(root.get(`r-${name}`)).toBe(name === 'full' ? `${value}px` : rem(value))
    for (const [name, value] of Object.entries(motion))
      expect(root.get(`t-${name}`)).toBe(`${value}ms`)
    const { row, control } = density.comfortable
    expect([root.get('row'), root.get('control')]).toEqual([rem(row), rem(control)])
    const compact = `--row: ${rem(density.compact.row)}; --control: ${rem(density.compact.control)};`
    const touch = `--row: ${rem(density.touch.row)}; --control: ${rem(density.touch.control)};`
    expect(oneLine).toContain(`.compact { ${compact} }`)
    expect(oneLine).toContain(`(pointer: coarse) { :root { ${touch} } }`)
  })
  test('tokens.css has no colour that the typed tokens lack', () => {
    const flat = [...root]
      .filter(([, value]) => /^#[0-9A-F]{6}$/i.test(value))
      .map(([name]) => name)
    const typed = new Set(Object.keys(light).map(kebab))
    const webOnly = ['skeleton', 'paper', 'paper-text', 'paper-text-2', 'paper-line', 'accent']
    expect(flat.filter((name) => !typed.has(name) && !webOnly.includes(name))).toEqual([])
  })
})

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe('colour contrast', () => {
  const surfaces = ['canvas', 'surface', 'sunken', 'hover', 'selected'] as const
  const texts = ['text', 'text2', 'text3', 'link', 'in', 'danger'] as const
  for (const [name, theme] of Object.entries({ light, dark })) {
    test(`${name}: text reads at 4.5:1 on every surface`, () => {
      for (const surface of surfaces)
        for (const text of texts)
          expect(contrast(theme[text], theme[surface]), `${text} on ${surface}`).toBeGreaterThan(
            4.5,
          )
    })
    test(`${name}: borders of controls read at 3:1`, () => {
      for (const surface of surfaces)
        expect(contrast(theme.borderStrong, theme[surface]), surface).toBeGreaterThan(3)
    })
  }
  test('the mark of a business reads at 4.5:1 in both themes', () => {
    for (const accent of tenantAccents) {
      expect(contrast(accent.light, light.surface), accent.light).toBeGreaterThan(4.5)
      expect(contrast(accent.dark, dark.surface), accent.dark).toBeGreaterThan(4.5)
    }
  })
})

test('tenant-accents.css gives each hue a class, in both themes', () => {
  const sheet = readFileSync(new URL('./tenant-accents.css', import.meta.url), 'utf8')
  const rules = [...sheet.matchAll(/^(\.dark )?\.accent-(\d) \{\s+--accent: (#\w+);\s+\}$/gm)]
  const found = rules.map(([, inDark, index, hue]) => [
    `${inDark ? 'dark' : 'light'} ${index}`,
    hue,
  ])
  const wanted = tenantAccents.flatMap((accent, index) => [
    [`light ${index}`, accent.light],
    [`dark ${index}`, accent.dark],
  ])
  expect(found.sort()).toEqual(wanted.sort())
})

describe('tenantAccentIndex', () => {
  test('is stable, so two devices show one business in one hue', () => {
    expect(tenantAccentIndex('tnt_01jtw0m3f2e6v8q9x4c5b7n1ka')).toBe(
      tenantAccentIndex('tnt_01jtw0m3f2e6v8q9x4c5b7n1ka'),
    )
  })
  test('uses all eight hues, none for more than a quarter of the businesses', () => {
    const counts = new Map<number, number>()
    for (let n = 0; n < 800; n++) {
      const index = tenantAccentIndex(`tnt_01jtw0m3f2e6v8q9x4c5b7${n.toString(32)}`)
      counts.set(index, (counts.get(index) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(Math.max(...counts.values())).toBeLessThan(200)
  })
})
