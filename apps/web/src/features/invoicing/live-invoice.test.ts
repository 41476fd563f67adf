import { invoiceTotals } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import { expect, test } from 'vitest'
import { blankLine, newDraft } from './draft-values.ts'
import { issueProblem } from './issue-faults.ts'
import { liveInvoice, reckonable, taxCodesById } from './live-invoice.ts'

const vat = {
  id: 'tax_01',
  code: 'S',
  name: 'Standard rate',
  kind: 'standard' as const,
  components: [
    {
      name: 'VAT',
      isCompound: false,
      accountRole: 'output_tax' as const,
      rates: [{ ratePercent: '23', validFrom: '2026-01-01', validTo: null }],
    },
  ],
  archivedAt: null,
  version: 1,
  isDefault: true,
}

const around = {
  id: 'inv_01' as const,
  baseCurrency: 'EUR',
  taxRounding: 'per_document' as const,
  taxCodes: taxCodesById([vat]),
  today: '2026-11-18',
  version: 1,
}
const values = newDraft({
  currency: 'EUR',
  pricesIncludeTax: false,
  paymentTermsDays: 30,
  defaultTaxCodeIds: [vat.id],
})
const line = {
  ...blankLine([vat.id]),
  description: 'Labels',
  quantity: '6',
  unitPrice: '185',
  discount: '10%',
}

test('rule 5: the total while typing is what core’s own functions make of the lines', () => {
  const totals = invoiceTotals(liveInvoice({ ...values, lines: [line] }, around))
  expect(Money.toString(totals.net)).toBe('999.00')
  expect(Money.toString(totals.tax)).toBe('229.77')
  expect(Money.toString(totals.total)).toBe('1228.77')
})

test('a figure that cannot be read yet counts as nothing', () => {
  const half = { ...line, unitPrice: '18x' }
  const totals = invoiceTotals(liveInvoice({ ...values, lines: [half] }, around))
  expect(Money.isZero(totals.total)).toBe(true)
})

test('rule 6: lines that come to more than the books hold show no figures, and the page stays', () => {
  const large = { ...line, quantity: '10', unitPrice: '999999999999', discount: '', taxCodeIds: [] }
  const [one, two] = [[large], [large, large]].map((lines) =>
    liveInvoice({ ...values, lines }, around),
  )
  if (!one || !two) throw new Error('two drafts are typed')
  expect(reckonable(one)).toBe(one)
  expect(() => invoiceTotals(two)).toThrow(expect.objectContaining({ code: 'money.too_large' }))
  expect(Money.isZero(invoiceTotals(reckonable(two)).total)).toBe(true)
  const problem = issueProblem({ ...values, lines: [large, large] }, two)
  expect(problem).toMatchObject({ status: 422, code: 'money.too_large' })
  expect(problem?.detail).toContain('larger than the books can hold')
  expect(reckonable(two)).toMatchObject({ id: two.id, customerId: two.customerId, lines: [] })
})

test('rule 14: a day on which a code has no rate shows no tax rather than another day’s', () => {
  const before = { ...values, issueDate: '2025-12-31', lines: [line] }
  expect(Money.isZero(invoiceTotals(liveInvoice(before, around)).tax)).toBe(true)
})

test('the due date follows issue date and terms until it is written', () => {
  expect(liveInvoice(values, around).dueDate).toBe('2026-12-18')
  expect(liveInvoice({ ...values, dueDate: '2026-12-01' }, around).dueDate).toBe('2026-12-01')
})
