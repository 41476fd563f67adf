import { describe, expect, test } from 'vitest'
import { permissions } from '@smb/core/identity'
import { commands, deniedReason } from './commands.ts'
import {
  activeRow,
  hitLabel,
  paletteSections,
  recordOfHit,
  rowBeside,
  serverQuery,
  spokenCount,
} from './palette-sections.ts'
import type { Hit } from './palette-sections.ts'
import { holdsWords, markedPieces } from './palette-text.ts'
import { recordOf } from './recent-records.ts'

const hit = (id: string): Hit => ({
  kind: 'invoice',
  id,
  label: 'INV-2026-0001',
  detail: 'Labadi View Hotel',
  amount: { amount: '45000.00', currency: 'EUR' },
  date: '2026-06-01',
  status: 'unpaid',
})
const found = (...ids: string[]) => [{ title: 'documents' as const, hits: ids.map(hit) }]
const sections = (typed: string, more: Partial<Parameters<typeof paletteSections>[0]> = {}) =>
  paletteSections({ typed, slug: 'quay', permissions, recent: [], found: [], ...more })
const titled = (typed: string, more = {}) =>
  sections(typed, more).map(({ title, rows }) => `${title} ${rows.length}`)
const rowsOf = (typed: string, more = {}) => sections(typed, more).flatMap(({ rows }) => rows)

describe('words', () => {
  test('find by their beginnings, in any order, without case and accents', () => {
    expect(holdsWords('Labadi View Hotel', 'hot lab')).toBe(true)
    expect(holdsWords('Hôtel de l’Océan', 'ocean hotel')).toBe(false)
    expect(holdsWords('Hôtel Océan', 'ocean hotel')).toBe(true)
    expect(holdsWords('Labadi View Hotel', 'otel')).toBe(false)
  })
  test.each([
    ['INV-0143 Quayside Hotel', 'quay', 'INV-0143 [Quay]side Hotel'],
    ['INV-0143 Quayside Hotel', '#143', 'INV-0[143] Quayside Hotel'],
    ['Hôtel Straße', 'hotel', '[Hôtel] Straße'],
    ['Hotel', '=45', 'Hotel'],
    ['', 'x', ''],
  ])('%s, typed %s', (text, typed, marked) => {
    const pieces = markedPieces(text, typed)
    expect(pieces.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join('')).toBe(
      marked,
    )
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })
})

describe('sections', () => {
  const recent = [{ path: '/invoices/inv_1', label: 'INV-0001' }]
  test('an empty box shows what was open and what can be made', () => {
    expect(titled('', { recent })).toEqual(['Recent 1', 'Do 5'])
  })
  test('this device first, then what the server found', () => {
    expect(titled('invoic', { recent, found: found('inv_1', 'inv_2') })).toEqual([
      'Go to 2',
      'Do 2',
      'Documents 2',
    ])
    expect(titled('=45,000', { found: found('inv_1') })).toEqual(['Documents 1'])
    expect(titled('@invoice')).toEqual([])
  })
  test('saved views are found by their names, and not among customers or numbers', () => {
    const views = [
      { path: '/invoices?status=overdue', label: 'Late invoices' },
      { path: '/reports/sales', label: 'Sales for the bank' },
    ]
    expect(titled('late', { views })).toEqual(['Saved views 1'])
    expect(rowsOf('late', { views })[0]?.href).toBe('/o/quay/invoices?status=overdue')
    for (const typed of ['', '@late', '> late'])
      expect(titled(typed, { views })).not.toContain('Saved views 1')
  })
  test('a bare > lists every command, and the server is not asked', () => {
    expect(rowsOf('>')).toHaveLength(commands.length)
    expect(serverQuery('> inv')).toBeUndefined()
    expect(serverQuery('  ')).toBeUndefined()
    expect(serverQuery('@')).toBeUndefined()
    expect(serverQuery(' lab ')).toBe('lab')
  })
  test('a row leads below the business', () => {
    expect(rowsOf('journals')[0]?.href).toBe('/o/quay/journals')
    expect(rowsOf('xyzzy', { found: found('inv_1') })[0]?.href).toBe('/o/quay/invoices/inv_1')
  })
  test('what the role may not do is there, with who may', () => {
    const lock = (own: readonly string[]) =>
      rowsOf('lock date', { permissions: own }).find(({ id }) => id === 'lock-date')
    expect(lock(permissions)?.disabledReason).toBeUndefined()
    expect(lock([])?.disabledReason).toBe('Needs the owner or accountant role')
    for (const command of commands) expect(deniedReason(command, permissions)).toBeUndefined()
  })
  test('a screen reader hears how much there is', () => {
    expect(spokenCount(sections('invoic', { found: found('inv_1') }))).toBe(
      'Go to: 2, Do: 2, Documents: 1',
    )
    expect(spokenCount([])).toBe('Nothing found')
  })
})

test('a hit is called by its number and customer, a draft and an entry by what they are', () => {
  expect(hitLabel(hit('inv_1'))).toBe('INV-2026-0001 Labadi View Hotel')
  expect(hitLabel({ ...hit('inv_1'), label: null })).toBe('Draft invoice Labadi View Hotel')
  expect(hitLabel({ ...hit('je_1'), kind: 'entry', label: null, status: 'manual' })).toBe('By hand')
  expect(recordOfHit(hit('inv_1'))).toEqual({
    path: '/invoices/inv_1',
    label: 'INV-2026-0001 Labadi View Hotel',
  })
})

test('a product is called by its name and code, and opens above its list', () => {
  const design = { ...hit('itm_1'), kind: 'item', label: 'Design', detail: 'DES' } as const
  expect(recordOfHit(design)).toEqual({ path: '/products?item=itm_1', label: 'Design DES' })
  expect(hitLabel({ ...design, detail: '' })).toBe('Design')
})

describe('the highlighted row', () => {
  test('stays when the server’s rows arrive, and goes on to the first when it is gone', () => {
    const before = rowsOf('inv')
    const second = rowBeside(before, activeRow(before, undefined), 1)
    const after = rowsOf('inv', { found: found('inv_1', 'inv_2') })
    expect(activeRow(after, second?.id)).toEqual(second)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(activeRow(after, 'gone')).toEqual(after[0])
  })
  test('goes around the ends, and passes over nothing', () => {
    const rows = rowsOf('inv', { found: found('inv_1') })
    expect(rowBeside(rows, rows[0], -1)).toEqual(rows.at(-1))
    expect(rowBeside(rows, rows.at(-1), 1)).toEqual(rows[0])
    expect(rowBeside([], undefined, 1)).toBeUndefined()
  })
  test('is no row that cannot be chosen, where there is another', () => {
    const rows = rowsOf('journal', { permissions: [] })
    expect(activeRow(rows, undefined)?.id).toBe('go-journals')
  })
})

test('commands have ids of their own and lead somewhere', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  for (const { path, act } of commands) expect([path, act].filter(Boolean)).toHaveLength(1)
})

test('a page of a record is one, a list is none', () => {
  expect(recordOf('/o/quay/invoices/inv_01h/edit')).toBe('/invoices/inv_01h')
  expect(recordOf('/o/quay/accounts/acc_01h')).toBe('/accounts/acc_01h')
  expect(recordOf('/o/quay/invoices')).toBeUndefined()
  expect(recordOf('/o/quay/invoices/new')).toBeUndefined()
})
