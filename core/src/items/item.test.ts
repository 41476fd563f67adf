import { describe, expect, test } from 'vitest'
import { idFromUuid } from '../ids/index.ts'
import { Decimal, currency } from '../money/index.ts'
import type { Instant } from '../time/index.ts'
import {
  archivedItem,
  assertSellsOn,
  itemText,
  newItem,
  restoredItem,
  revisedItem,
} from './item.ts'
import { CreateItemBody, ItemView, ReviseItemBody, itemView } from './item-schema.ts'

const id = idFromUuid('itm', '00000000-0000-7000-8000-000000000001')
const other = idFromUuid('itm', '00000000-0000-7000-8000-000000000002')
const tax = (n: number) => idFromUuid('tax', `00000000-0000-7000-8000-00000000000${n}`)
const defaults = { id, currency: currency('EUR') }
const design = newItem(
  { name: 'Design', code: 'DES', unitPrice: Decimal.from('95.5'), unit: 'hour' },
  defaults,
)
const noon = '2026-01-31T12:00:00Z' as Instant

describe('item', () => {
  test('needs only a name; its price is in the business’s currency', () => {
    expect(newItem({ name: 'Logo' }, defaults)).toEqual({
      ...{ id, name: 'Logo', code: '', description: '', unit: '', unitPrice: null },
      ...{ currency: 'EUR', incomeAccountId: null, taxCodeIds: [], customFields: {} },
      ...{ archivedAt: null, version: 1 },
    })
  })

  test('a line prints its description, else its name', () => {
    expect(itemText(design)).toBe('Design')
    expect(itemText({ ...design, description: 'Design work\nby the hour' })).toBe(
      'Design work\nby the hour',
    )
  })

  test('a revision changes what it names; a price can be taken away', () => {
    const body = ReviseItemBody.parse({ unitPrice: null, version: 3 })
    expect(revisedItem(design, body)).toEqual({ ...design, unitPrice: null })
    expect(revisedItem(design, { code: undefined })).toEqual(design)
  })

  test('a request cannot change which item it is', () => {
    const forged = { name: 'Other', id: other, version: 99, archivedAt: noon }
    expect(revisedItem(design, forged)).toEqual({ ...design, name: 'Other' })
    expect(newItem(forged, defaults)).toMatchObject({ id, version: 1, archivedAt: null })
  })

  test('an archived item is not revised until restored', () => {
    const archived = archivedItem(design, noon)
    expect(archivedItem(archived, '2027-01-01T00:00:00Z' as Instant)).toBe(archived)
    expect(() => revisedItem(archived, { name: 'X' })).toThrow(
      expect.objectContaining({ code: 'item.archived' }),
    )
    expect(restoredItem(archived)).toEqual(design)
  })

  test('rule 38: it is not sold on an account that documents post to themselves', () => {
    expect(() => assertSellsOn({ code: '1100', controlRole: 'accounts_receivable' })).toThrow(
      expect.objectContaining({ code: 'item.income_account' }),
    )
    expect(() => assertSellsOn({ code: '4000', controlRole: 'sales' })).not.toThrow()
    expect(() => assertSellsOn({ code: '4100', controlRole: null })).not.toThrow()
  })
})

describe('on the wire', () => {
  test('an item goes out as its view says, its price as it was written', () => {
    expect(ItemView.parse(itemView(design))).toEqual(itemView(design))
    expect(itemView(design)).toMatchObject({ unitPrice: '95.5', taxCodeIds: [] })
  })

  test('every field has its limit', () => {
    const six = Array.from({ length: 6 }, (_, n) => tax(n))
    const faults: [string, unknown][] = [
      ['name', '   '],
      ['name', 'x'.repeat(201)],
      ['code', 'x'.repeat(41)],
      ['code', 'a  b'],
      ['description', 'x'.repeat(1001)],
      ['unitPrice', '1.1234567'],
      ['unitPrice', 12],
      ['currency', 'EUX'],
      ['unit', 'x'.repeat(21)],
      ['incomeAccountId', tax(1)],
      ['taxCodeIds', six],
      ['taxCodeIds', [tax(1), tax(1)]],
      ['customFields', { key: 1 }],
      ['tenantId', 'ten_x'],
    ]
    for (const [field, value] of faults) {
      const parsed = CreateItemBody.safeParse({ name: 'Logo', [field]: value })
      expect(parsed.success, `${field} ${String(value).slice(0, 20)}`).toBe(false)
    }
    expect(CreateItemBody.parse({ name: ' Logo ', taxCodeIds: six.slice(1) })).toEqual({
      name: 'Logo',
      taxCodeIds: six.slice(1),
    })
  })
})
