import type { BusinessTaxCode } from '@smb/api-client'
import { expect, test } from 'vitest'
import { isRows, pastedLines } from './pasted-rows.ts'

const codes = [
  {
    id: 'tax_23',
    code: 'S',
    name: 'Standard rate',
    components: [{ rates: [{ ratePercent: '23' }] }],
  },
  { id: 'tax_0', code: 'Z', name: 'Zero rate', components: [{ rates: [{ ratePercent: '0' }] }] },
] as unknown as BusinessTaxCode[]

test('words of one cell are no rows', () => {
  expect(isRows('Brand identity, stage 2')).toBe(false)
  expect(isRows('Brand identity\n')).toBe(false)
  expect(isRows('Logo\t2')).toBe(true)
  expect(isRows('Logo\nPoster')).toBe(true)
})

test('columns follow each other from the cell that was pasted into', () => {
  expect(pastedLines('Logo\t2\t1,200.00\r\nPoster\t1\t80', 'description', codes)).toEqual([
    { description: 'Logo', quantity: '2', unitPrice: '1,200.00' },
    { description: 'Poster', quantity: '1', unitPrice: '80' },
  ])
  expect(pastedLines('2\t1200\n3\t90', 'quantity', codes)).toEqual([
    { quantity: '2', unitPrice: '1200' },
    { quantity: '3', unitPrice: '90' },
  ])
})

test('a row of headings says which column is which; unknown columns are left out', () => {
  const text =
    'SKU\tPrice\tItem\tVAT\tColour\nA-1\t80\tLogo\t23%\tred\nA-2\t5\tStamp\tzero rate\tblue'
  expect(pastedLines(text, 'description', codes)).toEqual([
    { code: 'A-1', unitPrice: '80', description: 'Logo', taxCodeIds: ['tax_23'] },
    { code: 'A-2', unitPrice: '5', description: 'Stamp', taxCodeIds: ['tax_0'] },
  ])
})

test('a cell names several taxes, in order; with an unknown one among them it names none', () => {
  const taxesOf = (cell: string) => pastedLines(`Logo\t1\t80\t\t${cell}`, 'description', codes)
  expect(taxesOf('0% + 23%')[0]?.taxCodeIds).toEqual(['tax_0', 'tax_23'])
  expect(taxesOf('S, z')[0]?.taxCodeIds).toEqual(['tax_23', 'tax_0'])
  expect(taxesOf('S, 19%')[0]?.taxCodeIds).toBeUndefined()
})

test('a tax that no code has is left to the default', () => {
  expect(pastedLines('Logo\t1\t80\t\t19%', 'description', codes)).toEqual([
    { description: 'Logo', quantity: '1', unitPrice: '80' },
  ])
})
