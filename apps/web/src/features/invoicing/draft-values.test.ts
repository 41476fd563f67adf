import type { Invoice } from '@smb/api-client'
import { expect, test } from 'vitest'
import { figure } from '#lib/input/figure.ts'
import {
  blankLine,
  documentDiscount,
  draftBody,
  draftValues,
  newDraft,
  percent,
} from './draft-values.ts'

const draft = () =>
  newDraft({
    currency: 'EUR',
    pricesIncludeTax: false,
    paymentTermsDays: 30,
    defaultTaxCodeIds: ['tax_01'],
  })

test.each([
  ['1,200.50', '1200.50'],
  ['=3*40', '120.000000'],
  ['1.123456', '1.123456'],
  ['-2', '-2'],
  ['', 'none'],
  ['1.1234567', undefined],
  ['1000000000000', undefined],
  ['two', undefined],
])('a figure of %s is read as %s', (typed, read) => {
  expect(figure(typed, 'none')).toBe(read)
})

test.each([
  ['', null],
  ['10', '10'],
  ['7.5 %', '7.5'],
  ['101', undefined],
  ['-1', undefined],
  ['half', undefined],
])('a discount of %s is read as %s', (typed, read) => {
  expect(percent(typed)).toBe(read)
})

test('what was not written in is not sent; one line waits with the default tax code', () => {
  const values = draft()
  expect(values.lines).toHaveLength(1)
  expect(values.lines[0]?.taxCodeIds).toEqual(['tax_01'])
  expect(draftBody(values)?.lines).toEqual([])
})

test('a line without quantity is one piece, without price is free', () => {
  const line = { ...blankLine(['tax_01']), description: 'Logo' }
  const body = draftBody({ ...draft(), lines: [line, blankLine(['tax_01'])] })
  expect(body?.lines).toEqual([
    {
      id: line.id,
      description: 'Logo',
      quantity: '1',
      unitPrice: '0',
      discount: null,
      taxCodeIds: ['tax_01'],
    },
  ])
})

test('a figure that cannot be read keeps the draft from being sent', () => {
  const line = { ...blankLine([]), description: 'Logo', unitPrice: '12.' + '3'.repeat(7) }
  expect(draftBody({ ...draft(), lines: [line] })).toBeUndefined()
})

test('a discount in money, which only the API gives, outlives other changes', () => {
  const line = { ...blankLine([]), description: 'Logo', fixedDiscount: '5.00' }
  const sent = (discount: string) =>
    draftBody({ ...draft(), lines: [{ ...line, discount }] })?.lines?.[0]?.discount
  expect(sent('')).toEqual({ kind: 'amount', amount: '5.00' })
  expect(sent('10')).toEqual({ kind: 'percent', percent: '10' })
})

test.each([
  ['percent', '10', 'EUR', { kind: 'percent', percent: '10', isAfterTax: true }],
  ['amount', '1,200.5', 'EUR', { kind: 'amount', amount: '1200.50', isAfterTax: true }],
  ['amount', '=3*4', 'JPY', { kind: 'amount', amount: '12', isAfterTax: true }],
  ['amount', '', 'EUR', null],
  ['amount', '10.005', 'EUR', undefined],
  ['amount', '10.5', 'JPY', undefined],
  ['amount', '-3', 'EUR', undefined],
  ['percent', '101', 'EUR', undefined],
] as const)(
  'a document discount in %s of %s in %s is read',
  (discountKind, discount, currency, sent) => {
    const values = { ...draft(), discountKind, discount, currency, discountIsAfterTax: true }
    expect(documentDiscount(values)).toEqual(sent)
    expect(draftBody(values)?.discount).toEqual(sent)
  },
)

test.each([
  { kind: 'percent', percent: '5', isAfterTax: true },
  { kind: 'percent', percent: '2.5', isAfterTax: false },
  { kind: 'amount', amount: '20.00', isAfterTax: true },
])('a saved draft with the discount $kind that was not changed sends what it was', (discount) => {
  const saved = {
    customerId: 'cus_1',
    currency: 'EUR',
    baseCurrency: 'EUR',
    exchangeRate: '1',
    pricesIncludeTax: false,
    discount,
    issueDate: null,
    dueDate: '2026-12-24',
    paymentTermsDays: 14,
    reference: 'PO 7',
    note: '',
    lines: [
      {
        id: 'inl_1',
        description: 'Logo',
        quantity: '1.500',
        unitPrice: '80.00',
        discount: { kind: 'amount', amount: '1.00' },
        incomeAccountId: 'acc_1',
        taxCodeIds: ['tax_01', 'tax_02'],
      },
    ],
  } as unknown as Invoice
  const { baseCurrency: _, ...expected } = saved
  expect(draftBody(draftValues(saved, []))).toEqual({
    ...expected,
    exchangeRate: null,
    lines: [{ ...saved.lines[0], quantity: '1.5' }],
  })
})
