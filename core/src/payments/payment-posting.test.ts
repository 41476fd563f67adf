import { describe, expect, test } from 'vitest'
import type { IssuedInvoice } from '../invoicing/index.ts'
import { outstanding } from '../invoicing/index.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat16Withheld,
  vat19,
} from '../invoicing/invoice-examples.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { checkedAllocations, endedAllocation } from './allocation.ts'
import { exampleEuro, examplePayment, wantedFor } from './payment-examples.ts'
import { allocationPosting, paymentPosting, unallocationPosting } from './payment-posting.ts'
import { remainder } from './payment-received.ts'

const on = LocalDate.from
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

const plain = exampleIssued(exampleDraft([exampleInvoiceLine('100.00')]))

describe('payment posting', () => {
  test('a payment brings money in and settles receivables', () => {
    const second: IssuedInvoice = { ...plain, id: exampleId('inv', 2) }
    const wanted = [wantedFor(plain, '100.00', 1), wantedFor(second, '30.00', 2)]
    const { payment } = checkedAllocations(examplePayment('130.00'), [plain, second], wanted, at)
    const entry = paymentPosting(payment, exampleAccounts)
    expect(linesOf(entry)).toEqual([
      'Dr bank 130.00',
      'Cr accountsReceivable 100.00',
      'Cr accountsReceivable 30.00',
    ])
    expect(entry).toMatchObject({
      ...{ id: exampleId('je', 10), kind: 'post', postingDate: '2026-02-10' },
      source: { type: 'payment_received', id: exampleId('pay', 1) },
    })
    expect(entry.lines.map((line) => line.customerId)).toEqual([
      undefined,
      exampleId('cus', 1),
      exampleId('cus', 1),
    ])
  })

  test('rule 10: paying 165.01 for 138.66 at 19 % leaves 0.00 due', () => {
    const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('138.66', vat19)]))
    const result = checkedAllocations(
      examplePayment('165.01'),
      [invoice],
      [wantedFor(invoice, '165.01')],
      at,
    )
    expect(Money.toString(outstanding(result.invoices[0] ?? invoice))).toBe('0.00')
    expect(linesOf(paymentPosting(result.payment, exampleAccounts))).toEqual([
      'Dr bank 165.01',
      'Cr accountsReceivable 165.01',
    ])
  })

  test('rule 16: Dr bank 1,110, Dr withholding receivable 50, Cr receivable 1,160', () => {
    const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('1000.00', vat16Withheld)]))
    const recorded = examplePayment('1110.00', { withheld: exampleEuro('50.00') })
    const result = checkedAllocations(recorded, [invoice], [wantedFor(invoice, '1160.00')], at)
    expect(linesOf(paymentPosting(result.payment, exampleAccounts))).toEqual([
      'Dr bank 1110.00',
      'Dr withholdingReceivable 50.00',
      'Cr accountsReceivable 1160.00',
    ])
    expect(Money.toString(outstanding(result.invoices[0] ?? invoice))).toBe('0.00')
    expect(Money.isZero(remainder(result.payment))).toBe(true)
  })

  test('rule 29: what settles nothing is customer credit', () => {
    const { payment } = checkedAllocations(
      examplePayment('130.00'),
      [plain],
      [wantedFor(plain, '100.00')],
      at,
    )
    expect(linesOf(paymentPosting(payment, exampleAccounts))).toEqual([
      'Dr bank 130.00',
      'Cr accountsReceivable 100.00',
      'Cr customerCredit 30.00',
    ])
    expect(linesOf(paymentPosting(examplePayment('130.00'), exampleAccounts))).toEqual([
      'Dr bank 130.00',
      'Cr customerCredit 130.00',
    ])
  })

  test('rule 29, 30: credit is allocated later and moves no profit or loss', () => {
    const as = { ...at, postEntryIds: [exampleId('je', 11)] }
    const { payment, allocations } = checkedAllocations(
      examplePayment('130.00'),
      [plain],
      [wantedFor(plain, '100.00')],
      as,
    )
    const [allocation] = allocations
    if (!allocation) throw new Error('one was asked for')
    const entry = allocationPosting(payment, allocation, exampleAccounts)
    expect(linesOf(entry)).toEqual(['Dr customerCredit 100.00', 'Cr accountsReceivable 100.00'])
    expect(entry).toMatchObject({
      ...{ id: exampleId('je', 11), kind: 'post', postingDate: '2026-02-10' },
      source: { type: 'allocation', id: allocation.id },
    })
  })

  test('rule 30: taking an allocation off posts the same with sides exchanged', () => {
    const as = { id: exampleId('alo', 1), date: on('2026-02-12'), endEntryId: exampleId('je', 12) }
    for (const postEntryIds of [[], [exampleId('je', 11)]]) {
      const done = checkedAllocations(
        examplePayment('130.00'),
        [plain],
        [wantedFor(plain, '100.00')],
        { ...at, postEntryIds },
      )
      const { payment, allocation } = endedAllocation(done.payment, done.invoices[0] ?? plain, as)
      const entry = unallocationPosting(payment, allocation, exampleAccounts)
      expect(linesOf(entry)).toEqual(['Cr customerCredit 100.00', 'Dr accountsReceivable 100.00'])
      expect(entry).toMatchObject({ id: as.endEntryId, kind: 'reverse', postingDate: '2026-02-12' })
      expect(entry.reversesId).toBe(postEntryIds[0])
      expect('reversesId' in entry).toBe(postEntryIds.length > 0)
    }
  })

  test('an entry is made from ids that are there', () => {
    const { payment, allocations } = checkedAllocations(
      examplePayment('130.00'),
      [plain],
      [wantedFor(plain, '100.00')],
      at,
    )
    const [allocation] = allocations
    if (!allocation) throw new Error('one was asked for')
    expect(() => allocationPosting(payment, allocation, exampleAccounts)).toThrow('already holds')
    expect(() => unallocationPosting(payment, allocation, exampleAccounts)).toThrow('has not ended')
  })
})
