import { afterEach, describe, expect, test } from 'vitest'
import { destinations, newItems } from '../navigation.ts'
import { comboOf, isReservedByBrowser, keyCaps } from './key-combo.ts'
import { bindKeys, bindingFor, boundLayers } from './key-registry.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', boolean>> = {},
) =>
  comboOf({
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
  })

describe('names of combinations', () => {
  test('Ctrl and Cmd are one, Shift counts where it makes no other character', () => {
    expect(press('Enter', { ctrl: true })).toBe('mod+enter')
    expect(press('Enter', { meta: true })).toBe('mod+enter')
    expect(press('?', { shift: true })).toBe('?')
    expect(press('J', { shift: true })).toBe('j')
    expect(press('ArrowDown', { shift: true })).toBe('shift+arrowdown')
    expect(press(' ')).toBe('space')
  })
  test('drawn on caps', () => {
    expect(keyCaps('mod+enter')).toEqual(['Ctrl', 'Enter'])
    expect(keyCaps('mod+enter', true)).toEqual(['⌘', 'Enter'])
    expect(keyCaps('g h')).toEqual(['G', 'H'])
    expect(keyCaps('[')).toEqual(['['])
  })
})

describe('keys that browsers and screen readers own', () => {
  test.each(['mod+w', 'mod+t', 'mod+shift+i', 'mod+shift+n', 'alt+f', 'shift+a', 'mod+h'])(
    '%s is never bound',
    (combo) => {
      expect(isReservedByBrowser(combo)).toBe(true)
    },
  )
  test('no destination and no item of the New menu uses one', () => {
    const keys = [
      ...destinations.map(({ keys }) => keys),
      ...newItems.map(({ kbd }) => kbd.toLowerCase()),
    ]
    const combos = keys.flatMap((bound) => bound?.split(' ') ?? [])
    expect(combos.length).toBeGreaterThan(8)
    expect(combos.filter(isReservedByBrowser)).toEqual([])
  })
  test('no two destinations share a key', () => {
    const keys = destinations.flatMap(({ keys }) => keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('which key does what', () => {
  const unbind: (() => void)[] = []
  afterEach(() => unbind.splice(0).forEach((undo) => undo()))
  const bind = (title: string, ...all: string[]) => {
    const bindings = all.map((keys) => ({ keys, label: `${title} ${keys}`, run: () => undefined }))
    const undo = bindKeys({ title, bindings })
    unbind.push(undo)
    return undo
  }

  test('a page’s key comes before the shell’s, and goes with the page', () => {
    bind('Shell', 'c')
    const leave = bind('Page', 'c')
    expect(bindingFor('c')).toMatchObject({ label: 'Page c' })
    leave()
    expect(bindingFor('c')).toMatchObject({ label: 'Shell c' })
  })
  test('a pair needs its first key', () => {
    bind('Shell', 'g h')
    expect(bindingFor('g')).toBe('first')
    expect(bindingFor('h')).toBeUndefined()
    expect(bindingFor('h', 'g')).toMatchObject({ label: 'Shell g h' })
    expect(bindingFor('x', 'g')).toBeUndefined()
  })
  test('a key with a condition is unbound while it does not hold', () => {
    let isThere = false
    const run = () => undefined
    const when = () => isThere
    const all = { keys: 'mod+a', label: 'Select all rows', when, run }
    unbind.push(bindKeys({ title: 'List', bindings: [all] }))
    expect(bindingFor('mod+a')).toBeUndefined()
    isThere = true
    expect(bindingFor('mod+a')).toBe(all)
  })
  test('nothing stays bound', () => {
    bind('Page', 'x')()
    expect(boundLayers()).toEqual([])
  })
})
