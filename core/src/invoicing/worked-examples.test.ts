import { describe, expect, test } from 'vitest'
import type { ExampleTaxCode, WorkedExample } from '../../../fixtures/documents/worked-example.ts'
import { exampleAsFile, workedExamples } from '../../../fixtures/documents/worked-example.ts'
import { expectedOf } from '../../../fixtures/tax/expected.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import type { TaxCode, TaxKind } from '../tax/index.ts'
import { checkedTaxCode } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import { exampleAccounts, exampleDraft, exampleId, exampleIssued } from './invoice-examples.ts'
import { invoiceChanges } from './invoice-changes.ts'
import { invoicePosting } from './invoice-posting.ts'
import { CreateInvoiceBody } from './invoice-schema.ts'
import { invoiceTotals } from './invoice-totals.ts'
import { invoiceTotalsView } from './invoice-view.ts'

const examples = workedExamples()

const taxCode = ({ code, name, kind, taxes }: ExampleTaxCode, position: number): TaxCode =>
  checkedTaxCode({
    ...{ id: exampleId('tax', position + 1), code, name, kind: kind as TaxKind },
    components: taxes.map((tax) => ({
      name: tax.name,
      isCompound: tax.isCompound ?? false,
      accountRole: tax.isWithheld ? 'withholding_receivable' : 'output_tax',
      rates: [
        {
          ratePercent: Decimal.from(tax.ratePercent),
          validFrom: LocalDate.from('2000-01-01'),
          validTo: null,
        },
      ],
    })),
    ...{ archivedAt: null, version: 1 },
  })

function issued(example: WorkedExample) {
  const codes = example.taxCodes.map(taxCode)
  const taxCodes = new Map(codes.map((code) => [code.id, code]))
  const own = currency(example.currency)
  const body = CreateInvoiceBody.parse({
    customerId: exampleId('cus', 1),
    ...{ pricesIncludeTax: example.pricesIncludeTax, discount: example.discount ?? null },
    lines: example.lines.map(({ taxCodes: names, ...line }) => ({
      ...line,
      taxCodeIds: names.map((name) => codes.find(({ code }) => code === name)?.id),
    })),
  })
  const changes = invoiceChanges(body, {
    ...{ currency: own, salesAccountId: exampleAccounts.sales, taxCodes },
    taxDate: LocalDate.from('2026-01-31'),
    newLineId: () => exampleId('inl', 1),
  })
  const { taxRounding } = example
  const settings = { currency: own, baseCurrency: own, taxRounding }
  return exampleIssued(exampleDraft([], changes, settings), { taxCodes })
}

const chart = new Map([
  [exampleAccounts.accountsReceivable, '1100'],
  [exampleAccounts.outputTax, '2200'],
  [exampleAccounts.sales, '4000'],
])

describe('worked examples', () => {
  test('there are enough of them, each with a name of its own', () => {
    expect(examples.length).toBeGreaterThanOrEqual(40)
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length)
  })

  test.each(examples)('$name', (example) => {
    const invoice = issued(example)
    const view = invoiceTotalsView(invoiceTotals(invoice))
    const rows = (own: typeof view.taxes) =>
      own.map(({ name, ratePercent, taxable, tax }) => ({
        ...{ name, ratePercent, taxable: taxable.amount, tax: tax.amount },
      }))
    const entry = invoicePosting(invoice, exampleAccounts, exampleId('je', 1)).lines.map(
      ({ side, accountId, amount }) =>
        `${side === 'debit' ? 'Dr' : 'Cr'} ${chart.get(accountId)} ${Money.toString(amount)}`,
    )
    const { expected } = example
    expect({
      subtotal: view.subtotal.amount,
      discount: view.discount.amount,
      net: view.net.amount,
      taxes: rows(view.taxes),
      tax: view.tax.amount,
      discountAfterTax: view.discountAfterTax.amount,
      total: view.total.amount,
      withholdings: rows(view.withholdings),
      withheld: view.withheld.amount,
      payable: view.payable.amount,
      entry,
    }).toEqual(expected)
  })

  test.each(examples)('in fractions: $name', (example) => {
    const { taxes, withholdings, lines: _, gross: __, ...sums } = expectedOf(exampleAsFile(example))
    const { expected } = example
    expect(expected).toMatchObject(sums)
    const figures = (rows: readonly { taxable: string; tax: string }[]) =>
      rows.map(({ taxable, tax }) => [taxable, tax])
    expect(figures(taxes)).toEqual(figures(expected.taxes))
    expect(figures(withholdings)).toEqual(figures(expected.withholdings))
  })
})
