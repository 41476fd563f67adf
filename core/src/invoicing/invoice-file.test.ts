import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { invoiceFromFile } from './invoice-file.ts'

const file = {
  currency: 'KES',
  issueDate: '2026-01-31',
  taxes: {
    VAT16: { name: 'VAT', ratePercent: '16' },
    WHT5: { name: 'Withholding', ratePercent: '5', isWithheld: true },
  },
  lines: [
    {
      description: 'Design',
      quantity: '10',
      unitPrice: '100.00',
      account: '4010',
      taxes: ['VAT16', 'WHT5'],
    },
  ],
}
type File = Record<string, unknown>
const withLine = (more: File): File => ({ ...file, lines: [{ ...file.lines[0], ...more }] })
const entryOf = (given: File): string[] =>
  invoiceFromFile(given).entry.map(
    (line) => `${line.side} ${line.account} ${line.amount.amount} ${line.base.amount}`,
  )

function faultsOf(given: unknown): string[] {
  try {
    invoiceFromFile(given)
  } catch (error) {
    if (error instanceof AppError)
      return error.issues.map((issue) => `${issue.code} ${issue.path.join('.')}`)
    throw error
  }
  return []
}

describe('invoice file', () => {
  test('rule 16: gives totals, tax table and the journal entry by account code', () => {
    const { view } = invoiceFromFile(file)
    expect(view).toMatchObject({
      ...{ net: { amount: '1000.00', currency: 'KES' }, gross: { amount: '1160.00' } },
      ...{ withheld: { amount: '50.00' }, payable: { amount: '1110.00' } },
      taxes: [
        { taxCodeId: 'VAT16', name: 'VAT', ratePercent: '16', taxable: { amount: '1000.00' } },
      ],
      withholdings: [{ taxCodeId: 'WHT5', tax: { amount: '50.00' } }],
      lines: [{ description: 'Design', net: { amount: '1000.00' }, gross: { amount: '1160.00' } }],
    })
    expect(entryOf(file)).toEqual([
      'debit 1100 1160.00 1160.00',
      'credit 4010 1000.00 1000.00',
      'credit 2200 160.00 160.00',
    ])
  })

  test('knows base currency and the accounts it is told', () => {
    const accounts = { accountsReceivable: 'Assets:Receivable', outputTax: 'Liabilities:VAT' }
    expect(entryOf({ ...file, baseCurrency: 'USD', exchangeRate: '0.0077', accounts })).toEqual([
      'debit Assets:Receivable 1160.00 8.93',
      'credit 4010 1000.00 7.70',
      'credit Liabilities:VAT 160.00 1.23',
    ])
    expect(entryOf(withLine({ account: undefined }))[1]).toBe('credit 4000 1000.00 1000.00')
  })

  test('says what is wrong, each with its place', () => {
    expect(faultsOf({ ...file, lines: [] })).toEqual(['invoice.file_malformed lines'])
    expect(faultsOf({ ...file, currency: 'XYZ' })).toEqual(['currency.unknown currency'])
    expect(faultsOf({ ...file, pricesIncludeTaxes: true })).toEqual(['invoice.file_malformed '])
    expect(faultsOf(withLine({ quantity: 10 }))).toEqual([
      'invoice.file_malformed lines.0.quantity',
    ])
    expect(faultsOf(withLine({ taxes: ['VAT17'] }))).toEqual(['tax.not_found lines.0.taxes.0'])
    expect(faultsOf(withLine({ unitPrice: '-1' }))).toEqual(['invoice.total_not_positive lines'])
    expect(faultsOf({ ...file, baseCurrency: 'USD' })).toEqual([
      'invoice.no_exchange_rate exchangeRate',
    ])
    expect(faultsOf(withLine({ discount: { kind: 'amount', amount: '0.005' } }))).toEqual([
      'money.too_many_decimals lines.0.discount.amount',
    ])
    for (const nonsense of [null, 7, 'x', []])
      expect(faultsOf(nonsense)).toEqual(['invoice.file_malformed '])
  })

  test('a tax that is named like a built-in member is still unknown', () => {
    expect(faultsOf(withLine({ taxes: ['constructor'] }))).toEqual([
      'tax.not_found lines.0.taxes.0',
    ])
  })
})
