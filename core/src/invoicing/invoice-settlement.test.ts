import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  exampleDraft,
  exampleInvoiceLine,
  exampleIssued,
  vat19,
  vat20,
} from './invoice-examples.ts'
import {
  outstanding,
  outstandingBase,
  settledBy,
  settledInvoice,
  settlementOf,
  settlementWords,
  settlementStatus,
} from './invoice-settlement.ts'

const on = LocalDate.from
const euro = (text: string): Money => Money.parse(text, currency('EUR'))
const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('100.00', vat20)]))
const paid = (text: string) => settledInvoice(invoice, { amount: euro(text), relief: euro(text) })
const dueDate = on('2026-03-02')

describe('settlement', () => {
  test('rule 27: what is paid is the sum of live allocations, and the status follows from it', () => {
    const statuses = ['0.00', '0.01', '119.99', '120.00'].map((text) =>
      settlementStatus(paid(text), dueDate),
    )
    expect(statuses).toEqual(['unpaid', 'part_paid', 'part_paid', 'paid'])
    expect(Money.toString(outstanding(paid('30.00')))).toBe('90.00')
    expect(
      settlementStatus(
        settledInvoice(paid('120.00'), { amount: euro('-120.00'), relief: euro('-120.00') }),
        dueDate,
      ),
    ).toBe('unpaid')
  })

  test('an invoice is overdue from the day after its due date, until it is paid', () => {
    expect(invoice.dueDate).toBe(dueDate)
    expect(settlementStatus(invoice, on('2026-03-03'))).toBe('overdue')
    expect(settlementStatus(paid('1.00'), on('2026-03-03'))).toBe('overdue')
    expect(settlementStatus(paid('120.00'), on('2026-03-03'))).toBe('paid')
  })

  test('a list that knows only figures says the same', () => {
    for (const text of ['0.00', '60.00', '120.00']) {
      for (const today of [dueDate, on('2026-03-03')]) {
        const figures = { total: euro('120.00'), settled: euro(text), dueDate }
        expect(settlementOf(figures, today)).toBe(settlementStatus(paid(text), today))
      }
    }
  })

  test('rule 10: paying 165.01 leaves 0.00', () => {
    const due = exampleIssued(exampleDraft([exampleInvoiceLine('138.66', vat19)]))
    const settled = settledInvoice(due, { amount: euro('165.01'), relief: euro('165.01') })
    expect(Money.toString(outstanding(settled))).toBe('0.00')
    expect(settlementStatus(settled, on('2030-01-01'))).toBe('paid')
  })

  test('the receivable has a base value of its own', () => {
    const draft = exampleDraft(
      [exampleInvoiceLine('1000.00', vat20)],
      {},
      { baseCurrency: currency('USD') },
    )
    const foreign = exampleIssued(draft, { exchangeRate: Decimal.from('1.15') })
    expect(Money.toString(outstandingBase(foreign))).toBe('1380.00')
  })
})

test('rule 27: what settled an invoice gives it its word', () => {
  const of = (settled: string, credited: string, writtenOff: string) =>
    settledBy({
      settled: euro(settled),
      credited: euro(credited),
      writtenOff: euro(writtenOff),
    })
  const words = (...parts: Parameters<typeof of>) => settlementWords('paid', of(...parts))
  expect(of('0.00', '0.00', '0.00')).toEqual([])
  expect(words('100.00', '0.00', '0.00')).toBe('Paid')
  expect(words('100.00', '100.00', '0.00')).toBe('Credited')
  expect(words('100.00', '0.00', '100.00')).toBe('Written off')
  expect(words('100.00', '40.00', '0.00')).toBe('Paid and credited')
  expect(words('100.00', '0.00', '1.00')).toBe('Paid, rest written off')
  expect(words('100.00', '99.00', '1.00')).toBe('Credited, rest written off')
  expect(words('100.00', '40.00', '1.00')).toBe('Paid, credited and written off')
  expect(settlementWords('part_paid', ['credit_note', 'payment'])).toBe('Part settled')
  expect(settlementWords('part_paid', ['write_off'])).toBe('Part written off')
  expect(settlementWords('overdue', ['payment'])).toBeUndefined()
})
