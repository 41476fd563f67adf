import type { Item } from '@smb/api-client'
import { expect, test } from 'vitest'
import { blankLine } from './draft-values.ts'
import { isOtherText, itemCalled, lineOfItem, pastedWithItems } from './item-lines.ts'

const item = (id: string, more: Partial<Item>): Item => ({
  ...{ id, code: '', name: id, description: '', unitPrice: null, currency: 'EUR', unit: '' },
  ...{ incomeAccountId: null, taxCodeIds: [], customFields: {}, archivedAt: null, version: 1 },
  ...more,
})
const design = item('itm_design', {
  ...{ code: 'DES', name: 'Design', description: 'Design work', unitPrice: '95' },
  ...{ taxCodeIds: ['tax_0', 'tax_gone'], incomeAccountId: 'acc_1' },
})
const print = item('itm_print', { name: 'Print', unitPrice: '5' })
const place = {
  currency: 'EUR',
  defaultTaxCodeIds: ['tax_23'],
  activeTaxCodeIds: new Set(['tax_0', 'tax_23']),
}
const line = { ...blankLine(['tax_23']), description: 'des' }

test('an item gives a line its words, price, account and those of its taxes that are in use', () => {
  expect(lineOfItem(line, design, { place, before: undefined })).toEqual({
    ...{ itemId: 'itm_design', description: 'Design work', unitPrice: '95' },
    ...{ taxCodeIds: ['tax_0'], incomeAccountId: 'acc_1' },
  })
})

test('what was typed stays; what an item before it had put there does not', () => {
  const typed = { ...line, unitPrice: '80', taxCodeIds: [] }
  expect(lineOfItem(typed, design, { place, before: undefined })).toEqual({
    ...{ itemId: 'itm_design', description: 'Design work', incomeAccountId: 'acc_1' },
  })
  const chosen = { ...line, ...lineOfItem(line, design, { place, before: undefined }) }
  expect(lineOfItem(chosen, print, { place, before: design })).toEqual({
    ...{ itemId: 'itm_print', description: 'Print', unitPrice: '5' },
    ...{ taxCodeIds: ['tax_23'], incomeAccountId: null },
  })
})

test('a price in another currency is not this price', () => {
  const abroad = { ...place, currency: 'USD' }
  expect(lineOfItem(line, design, { place: abroad, before: undefined }).unitPrice).toBe('')
})

test('an item is called by its whole code, then its whole name, whatever the case', () => {
  const coded = item('itm_x', { code: 'print', name: 'Other' })
  expect(itemCalled([print, coded], ' PRINT ')?.id).toBe('itm_x')
  expect(itemCalled([design], 'design')?.id).toBe('itm_design')
  expect(itemCalled([design, print], '')).toBeUndefined()
  expect(itemCalled([design], 'desi')).toBeUndefined()
})

test('pasted rows take their items by code or words; what they say themselves stays', () => {
  const rows = [
    { code: 'des', quantity: '2' },
    { description: 'Print', unitPrice: '4' },
    { code: 'DES', description: 'Design of a logo', taxCodeIds: ['tax_23'] },
    { code: 'A-9', description: 'Unknown' },
    { code: 'A-9', quantity: '3' },
  ]
  expect(pastedWithItems(rows, [design, print], place)).toEqual([
    {
      ...{ itemId: 'itm_design', description: 'Design work', quantity: '2', unitPrice: '95' },
      ...{ taxCodeIds: ['tax_0'], incomeAccountId: 'acc_1' },
    },
    {
      ...{ itemId: 'itm_print', description: 'Print', unitPrice: '4' },
      ...{ taxCodeIds: ['tax_23'], incomeAccountId: null },
    },
    {
      ...{ itemId: 'itm_design', description: 'Design of a logo', unitPrice: '95' },
      ...{ taxCodeIds: ['tax_23'], incomeAccountId: 'acc_1' },
    },
    { description: 'Unknown' },
    { description: 'A-9', quantity: '3' },
  ])
})

test.each([
  ['Design', 'Design, stage 2', false],
  ['Design', 'Brand Design', false],
  ['Design', 'Travel', true],
  ['Design', ' ', true],
])('“%s” written over with “%s”', (before, after, isOther) => {
  expect(isOtherText(before, after)).toBe(isOther)
})
