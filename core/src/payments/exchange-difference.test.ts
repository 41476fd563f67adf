import { describe, expect, test } from 'vitest'
import { invoicePosting, outstanding, outstandingBase } from '../invoicing/index.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
} from '../invoicing/invoice-examples.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { checkedAllocations } from './allocation.ts'
import { examplePayment, wantedFor } from './payment-examples.ts'
import { allocationPosting, paymentPosting } from './payment-posting.ts'

const on = LocalDate.from
const usd = currency('USD')
const at = { date: on('2026-02-10') }
const names = new Map(Object.entries(exampleAccounts).map(([name, id]) => [id, name] as const))

function linesOf(entry: JournalEntryDraft): string[] {
  return entry.lines.map((line) => {
    const base =
      line.base.currency === line.amount.currency ? '' : ` = ${Money.toString(line.base)}`
    const side = line.side === 'debit' ? 'Dr' : 'Cr'
    return `${side} ${names.get(line.accountId)} ${Money.toString(line.amount)}${base}`
  })
}

/** What an account stands at after entries, in base currency, debits positive. */
function baseOf(
  account: keyof typeof exampleAccounts,
  entries: readonly JournalEntryDraft[],
): string {
  const minor = entries
    .flatMap((entry) => entry.lines)
    .filter((line) => line.accountId === exampleAccounts[account])
    .reduce((sum, line) => sum + (line.side === 'debit' ? line.base.minor : -line.base.minor), 0n)
  return Money.toString(Money.of(minor, usd))
}

describe('exchange differences', () => {
  const draft = exampleDraft([exampleInvoiceLine('1200.00')], {}, { baseCurrency: usd })
  const invoice = exampleIssued(draft, { exchangeRate: Decimal.from('1.15') })
  const issue = invoicePosting(invoice, exampleAccounts, exampleId('je', 1))
  const paid = (amount: string, rate: string) =>
    examplePayment(amount, { baseCurrency: usd, exchangeRate: Decimal.from(rate) })

  test('rule 51: EUR 1,200 at 1.15 paid at 1.10 is a loss of 60', () => {
    const { payment } = checkedAllocations(
      paid('1200.00', '1.10'),
      [invoice],
      [wantedFor(invoice, '1200.00')],
      at,
    )
    const entry = paymentPosting(payment, exampleAccounts)
    expect(linesOf(entry)).toEqual([
      'Dr bank 1200.00 = 1320.00',
      'Cr accountsReceivable 1200.00 = 1380.00',
      'Dr exchangeDifferences 60.00',
    ])
    expect(baseOf('accountsReceivable', [issue, entry])).toBe('0.00')
  })

  test('rule 50: each line says its own rate', () => {
    const { payment } = checkedAllocations(
      paid('1200.00', '1.10'),
      [invoice],
      [wantedFor(invoice, '1200.00')],
      at,
    )
    const rates = paymentPosting(payment, exampleAccounts).lines.map((line) =>
      Decimal.toString(line.rate),
    )
    expect(rates).toEqual(['1.10', '1.15', '1'])
  })

  test('a better rate is a gain', () => {
    const { payment } = checkedAllocations(
      paid('1200.00', '1.20'),
      [invoice],
      [wantedFor(invoice, '1200.00')],
      at,
    )
    expect(linesOf(paymentPosting(payment, exampleAccounts)).at(-1)).toBe(
      'Cr exchangeDifferences 60.00',
    )
  })

  test('rule 52: EUR 400 at 1.10 leaves EUR 800 at 920; the last payment clears it to exactly 0', () => {
    const first = checkedAllocations(
      paid('400.00', '1.10'),
      [invoice],
      [wantedFor(invoice, '400.00')],
      at,
    )
    const firstEntry = paymentPosting(first.payment, exampleAccounts)
    expect(linesOf(firstEntry)).toEqual([
      'Dr bank 400.00 = 440.00',
      'Cr accountsReceivable 400.00 = 460.00',
      'Dr exchangeDifferences 20.00',
    ])
    const [part = invoice] = first.invoices
    expect([outstanding(part), outstandingBase(part)].map(Money.toString)).toEqual([
      '800.00',
      '920.00',
    ])

    const last = checkedAllocations(
      paid('800.00', '1.18'),
      [part],
      [wantedFor(part, '800.00', 2)],
      at,
    )
    const lastEntry = paymentPosting(last.payment, exampleAccounts)
    expect(linesOf(lastEntry)).toEqual([
      'Dr bank 800.00 = 944.00',
      'Cr accountsReceivable 800.00 = 920.00',
      'Cr exchangeDifferences 24.00',
    ])
    expect(baseOf('accountsReceivable', [issue, firstEntry, lastEntry])).toBe('0.00')
    expect(baseOf('exchangeDifferences', [firstEntry, lastEntry])).toBe('-4.00')
  })

  test('rule 52: thirds that do not divide evenly still clear', () => {
    const odd = exampleIssued(
      exampleDraft([exampleInvoiceLine('100.00')], {}, { baseCurrency: usd }),
      {
        exchangeRate: Decimal.from('1.0837'),
      },
    )
    const entries = [invoicePosting(odd, exampleAccounts, exampleId('je', 1))]
    let open = odd
    for (const amount of ['33.33', '33.33', '33.34']) {
      const result = checkedAllocations(
        paid(amount, '1.0791'),
        [open],
        [wantedFor(open, amount)],
        at,
      )
      entries.push(paymentPosting(result.payment, exampleAccounts))
      open = result.invoices[0] ?? open
    }
    expect(baseOf('accountsReceivable', entries)).toBe('0.00')
    expect(outstandingBase(open)).toEqual(Money.zero(usd))
  })

  test('rule 52: credit in a foreign currency is used up to exactly 0, the difference is shown', () => {
    const recorded = paid('1200.00', '1.10')
    const paidIn = paymentPosting(recorded, exampleAccounts)
    const as = { date: on('2026-03-01'), postEntryIds: [exampleId('je', 11)] }
    const { payment, allocations } = checkedAllocations(
      recorded,
      [invoice],
      [wantedFor(invoice, '1200.00')],
      as,
    )
    const entries = allocations.map((one) => allocationPosting(payment, one, exampleAccounts))
    expect(entries.flatMap(linesOf)).toEqual([
      'Dr customerCredit 1200.00 = 1320.00',
      'Cr accountsReceivable 1200.00 = 1380.00',
      'Dr exchangeDifferences 60.00',
    ])
    expect(baseOf('customerCredit', [paidIn, ...entries])).toBe('0.00')
    expect(baseOf('accountsReceivable', [issue, paidIn, ...entries])).toBe('0.00')
  })
})
