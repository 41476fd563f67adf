import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { baseDifference, reversal } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  exampleTaxCodes,
  levy10,
  surtax5,
  vat16,
  vat16Withheld,
  vat20,
  wht5,
} from './invoice-examples.ts'
import { invoicePosting } from './invoice-posting.ts'
import { invoicePreview } from './invoice-preview.ts'

const names = new Map(
  Object.entries(exampleAccounts).map(([name, id]) => [id, { code: id.slice(-4), name }] as const),
)

/** `Dr sales 12.00`, with the base value beside it where it differs. */
function linesOf(entry: JournalEntryDraft): string[] {
  return entry.lines.map((line) => {
    const base =
      line.base.currency === line.amount.currency ? '' : ` = ${Money.toString(line.base)}`
    const side = line.side === 'debit' ? 'Dr' : 'Cr'
    return `${side} ${names.get(line.accountId)?.name} ${Money.toString(line.amount)}${base}`
  })
}

const post = (invoice: Parameters<typeof invoicePosting>[0]): JournalEntryDraft =>
  invoicePosting(invoice, exampleAccounts, exampleId('je', 1))

describe('invoice posting', () => {
  test('issuing an invoice moves it into receivables', () => {
    const line = exampleInvoiceLine('100.00', vat20, { quantity: Decimal.from('10') })
    const entry = post(exampleIssued(exampleDraft([line])))
    expect(linesOf(entry)).toEqual([
      'Dr accountsReceivable 1200.00',
      'Cr sales 1000.00',
      'Cr outputTax 200.00',
    ])
    expect(entry).toMatchObject({
      ...{ kind: 'post', postingDate: '2026-01-31', memo: 'Invoice INV-2026-0001' },
      source: { type: 'invoice', id: exampleId('inv', 1) },
    })
    expect(entry.lines[0]?.customerId).toBe(exampleId('cus', 1))
    expect(entry.lines.slice(1).map((one) => one.taxCodeId)).toEqual([vat20.id, vat20.id])
  })

  test('rule 16: withholding is not posted at issue: the receivable is 1,160', () => {
    const entry = post(exampleIssued(exampleDraft([exampleInvoiceLine('1000.00', vat16Withheld)])))
    expect(linesOf(entry)).toEqual([
      'Dr accountsReceivable 1160.00',
      'Cr sales 1000.00',
      'Cr outputTax 160.00',
    ])
  })

  test('income goes to each line’s account, once per account and tax code', () => {
    const other = { incomeAccountId: exampleAccounts.otherSales }
    const lines = [
      exampleInvoiceLine('100.00', vat20),
      exampleInvoiceLine('50.00', vat20, other),
      exampleInvoiceLine('25.00', vat20),
      exampleInvoiceLine('10.00', vat16),
      exampleInvoiceLine('-5.00', null, other),
    ]
    expect(linesOf(post(exampleIssued(exampleDraft(lines))))).toEqual([
      'Dr accountsReceivable 216.60',
      'Cr sales 125.00',
      'Cr otherSales 50.00',
      'Cr sales 10.00',
      'Dr otherSales 5.00',
      'Cr outputTax 35.00',
      'Cr outputTax 1.60',
    ])
  })

  test('rule 12: a financial discount lowers receivable and income, not the tax', () => {
    const discount = { kind: 'percent', percent: Decimal.from('10'), isAfterTax: true } as const
    const entry = post(
      exampleIssued(exampleDraft([exampleInvoiceLine('100.00', vat20)], { discount })),
    )
    expect(linesOf(entry)).toEqual([
      'Dr accountsReceivable 108.00',
      'Cr sales 100.00',
      'Dr sales 12.00',
      'Cr outputTax 20.00',
    ])
  })

  test('rule 51: EUR 1,200 at 1.15 is a receivable of 1,380', () => {
    const usd = currency('USD')
    const draft = exampleDraft([exampleInvoiceLine('1000.00', vat20)], {}, { baseCurrency: usd })
    const entry = post(exampleIssued(draft, { exchangeRate: Decimal.from('1.15') }))
    expect(linesOf(entry)).toEqual([
      'Dr accountsReceivable 1200.00 = 1380.00',
      'Cr sales 1000.00 = 1150.00',
      'Cr outputTax 200.00 = 230.00',
    ])
  })

  test('rule 35: any invoice balances in its own and in base currency', () => {
    const line = fc.record({
      price: fc.bigInt({ min: -(10n ** 6n), max: 10n ** 7n }).map((units) => Decimal.of(units, 3)),
      code: fc.constantFrom(
        vat16,
        vat20,
        vat16Withheld,
        null,
        [levy10, wht5, surtax5],
        [vat20, levy10],
      ),
      account: fc.constantFrom(exampleAccounts.sales, exampleAccounts.otherSales),
    })
    const shape = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      rate: fc.bigInt({ min: 1n, max: 10n ** 12n }).map((units) => Decimal.of(units, 8)),
      pricesIncludeTax: fc.boolean(),
      taxRounding: fc.constantFrom('per_line' as const, 'per_document' as const),
    })
    const usd = currency('USD')
    fc.assert(
      fc.property(shape, ({ lines, rate, pricesIncludeTax, taxRounding }) => {
        const first = exampleInvoiceLine('20000.00', vat20)
        const more = lines.map(({ price, code, account }) =>
          exampleInvoiceLine('0', code, { unitPrice: price, incomeAccountId: account }),
        )
        const draft = exampleDraft(
          [first, ...more],
          {},
          { baseCurrency: usd, pricesIncludeTax, taxRounding },
        )
        const entry = post(exampleIssued(draft, { exchangeRate: rate }))
        expect(baseDifference(entry.lines, usd)).toEqual(Money.zero(usd))
        const own = entry.lines.filter((one) => one.amount.currency === 'EUR')
        const signed = own.map((one) =>
          one.side === 'debit' ? one.amount.minor : -one.amount.minor,
        )
        expect(signed.reduce((sum, minor) => sum + minor, 0n)).toBe(0n)
      }),
      { numRuns: 300 },
    )
  })

  test('rule 42: voiding reverses the very entry', () => {
    const entry = post(exampleIssued(exampleDraft([exampleInvoiceLine('100.00', vat20)])))
    const voided = reversal(entry, {
      id: exampleId('je', 2),
      postingDate: LocalDate.from('2026-02-01'),
      kind: 'void',
    })
    expect(linesOf(voided)).toEqual([
      'Cr accountsReceivable 120.00',
      'Dr sales 100.00',
      'Dr outputTax 20.00',
    ])
    expect(voided.reversesId).toBe(entry.id)
  })
})

describe('preview', () => {
  const as = { issueDate: LocalDate.from('2026-01-31'), taxCodes: exampleTaxCodes }
  const books = { accounts: exampleAccounts, names }

  test('rule 40: the preview is the entry that issuing posts', () => {
    const usd = currency('USD')
    const lines = [exampleInvoiceLine('99.99', vat20), exampleInvoiceLine('0.33', vat16)]
    const draft = exampleDraft(
      lines,
      { exchangeRate: Decimal.from('1.0837') },
      { baseCurrency: usd },
    )
    const preview = invoicePreview(draft, as, books)
    const posted = post(exampleIssued(draft))
    expect(preview.issues).toEqual([])
    expect(
      preview.entry?.map((line) => [
        line.accountId,
        line.side,
        line.amount.amount,
        line.base.amount,
      ]),
    ).toEqual(
      posted.lines.map((line) => [
        line.accountId,
        line.side,
        Money.toString(line.amount),
        Money.toString(line.base),
      ]),
    )
    expect(preview.entry?.[0]?.accountName).toBe('accountsReceivable')
    expect(preview.dueDate).toBe('2026-03-02')
  })

  test('a draft that cannot be issued yet shows its totals and says why', () => {
    const draft = exampleDraft([exampleInvoiceLine('100.00', vat20)], { customerId: null })
    const preview = invoicePreview(draft, as, books)
    expect(preview.entry).toBeNull()
    expect(preview.totals.gross).toEqual({ amount: '120.00', currency: 'EUR' })
    expect(preview.issues.map((issue) => issue.code)).toEqual(['invoice.no_customer'])
  })
})
