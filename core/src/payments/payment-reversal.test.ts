import { describe, expect, test } from 'vitest'
import { outstanding } from '../invoicing/index.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
} from '../invoicing/invoice-examples.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { reversal } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { checkedAllocations, endedAllocation, unsettledInvoice } from './allocation.ts'
import { customerBalance } from './customer-balance.ts'
import { exampleEuro, examplePayment, wantedFor } from './payment-examples.ts'
import { allocationPosting, paymentPosting, unallocationPosting } from './payment-posting.ts'
import type { PaymentReceived } from './payment-received.ts'
import { remainder, remainderBase } from './payment-received.ts'
import { earliestReversal, entriesUndoneByReversal, reversedPayment } from './payment-reversal.ts'
import { PaymentListItem, PaymentView, RecordPaymentBody } from './payment-schema.ts'
import { paymentListItem, paymentView } from './payment-view.ts'

const on = LocalDate.from
const usd = currency('USD')
const eur = currency('EUR')
const reverseAs = {
  date: on('2026-03-01'),
  reason: 'Bounced',
  reversalEntryId: exampleId('je', 90),
}

const draft = exampleDraft([exampleInvoiceLine('1000.00')], {}, { baseCurrency: usd })
const invoice = exampleIssued(draft, { exchangeRate: Decimal.from('1.15') })

/**
 * A payment whose first allocation came with it and was taken off, whose second came with it and
 * lives, whose third came later and lives, and whose fourth came later and was taken off: every
 * kind there is.
 */
function eventfulPayment(): {
  payment: PaymentReceived
  entries: JournalEntryDraft[]
  invoices: (typeof invoice)[]
} {
  const rate = { baseCurrency: usd, exchangeRate: Decimal.from('1.0791') }
  const invoices = [1, 2, 3, 4].map((n) => ({ ...invoice, id: exampleId('inv', n) }))
  const [a, b, c, d] = invoices as [typeof invoice, typeof invoice, typeof invoice, typeof invoice]
  const date = on('2026-02-10')
  const first = checkedAllocations(
    examplePayment('500.00', rate),
    [a, b],
    [wantedFor(a, '111.11', 1), wantedFor(b, '99.99', 2)],
    { date },
  )
  const entries = [paymentPosting(first.payment, exampleAccounts)]
  const later = checkedAllocations(
    first.payment,
    [c, d],
    [wantedFor(c, '33.33', 3), wantedFor(d, '77.77', 4)],
    { date: on('2026-02-11'), postEntryIds: [exampleId('je', 13), exampleId('je', 14)] },
  )
  entries.push(
    ...later.allocations.map((one) => allocationPosting(later.payment, one, exampleAccounts)),
  )
  let payment = later.payment
  const settled = [...first.invoices, ...later.invoices]
  for (const [position, n] of [
    [0, 1],
    [3, 4],
  ] as const) {
    const as = {
      id: exampleId('alo', n),
      date: on('2026-02-12'),
      endEntryId: exampleId('je', 20 + n),
    }
    const ended = endedAllocation(payment, settled[position] ?? invoice, as)
    payment = ended.payment
    settled[position] = ended.invoice
    entries.push(unallocationPosting(payment, ended.allocation, exampleAccounts))
  }
  return { payment, entries, invoices: settled }
}

function baseByAccount(entries: readonly JournalEntryDraft[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const line of entries.flatMap((entry) => entry.lines)) {
    const signed = line.side === 'debit' ? line.base.minor : -line.base.minor
    sums.set(line.accountId, (sums.get(line.accountId) ?? 0n) + signed)
  }
  return sums
}

describe('reversal of a payment', () => {
  test('rule 32: it is reversed, never deleted, and its allocations end', () => {
    const { payment } = eventfulPayment()
    const { payment: reversed, ended } = reversedPayment(payment, reverseAs)
    expect(reversed).toMatchObject({
      status: 'reversed',
      reversedOn: '2026-03-01',
      reversalReason: 'Bounced',
    })
    expect(ended.map((allocation) => allocation.id)).toEqual([
      exampleId('alo', 2),
      exampleId('alo', 3),
    ])
    expect(reversed.allocations).toHaveLength(4)
    expect(reversed.allocations.map((allocation) => allocation.endedOn)).toEqual([
      ...['2026-02-12', '2026-03-01', '2026-03-01', '2026-02-12'],
    ])
    expect([remainder(reversed), remainderBase(reversed)].map(Money.isZero)).toEqual([true, true])
    expect(() => reversedPayment(reversed, reverseAs)).toThrow(
      expect.objectContaining({ code: 'payment.reversed' }),
    )
  })

  test('rule 32: the invoices are open again, exactly', () => {
    const { payment, invoices } = eventfulPayment()
    const { ended } = reversedPayment(payment, reverseAs)
    const open = invoices.map((one) =>
      ended
        .filter((allocation) => allocation.invoiceId === one.id)
        .reduce((before, each) => unsettledInvoice(before, each), one),
    )
    for (const one of open) {
      expect([one.settled, one.settledBase].map(Money.isZero)).toEqual([true, true])
      expect(Money.toString(outstanding(one))).toBe('1000.00')
    }
  })

  test('rule 42: undoing the named entries brings every account back, whatever happened between', () => {
    const { payment, entries } = eventfulPayment()
    const before = baseByAccount(entries)
    expect(before.get(exampleAccounts.bank)).toBe(53955n)
    const undone = entriesUndoneByReversal(payment).map(({ entryId, kind }, n) => {
      const entry = entries.find((one) => one.id === entryId)
      if (!entry) throw new Error(`${entryId} is not among the entries`)
      return reversal(entry, { id: exampleId('je', 90 + n), postingDate: reverseAs.date, kind })
    })
    for (const [account, sum] of baseByAccount([...entries, ...undone]))
      expect([account, sum]).toEqual([account, 0n])
    // No document posts twice under one kind.
    const keys = [...entries, ...undone].map(
      (entry) => `${entry.source.type} ${entry.source.id} ${entry.kind}`,
    )
    expect(new Set(keys).size).toBe(keys.length)
    const reversed = [...entries, ...undone].flatMap((entry) => entry.reversesId ?? [])
    expect(new Set(reversed).size).toBe(reversed.length)
  })

  test('rule 38, 59: receivable and customer credit are what the open items say', () => {
    const { payment, entries, invoices } = eventfulPayment()
    const balance = customerBalance({ invoices, payments: [payment] }, eur, usd)
    const receivable = baseByAccount(entries).get(exampleAccounts.accountsReceivable) ?? 0n
    expect(balance.outstandingBase.minor).toBe(4n * 115000n + receivable)
    expect(balance.creditBase.minor).toBe(
      -(baseByAccount(entries).get(exampleAccounts.customerCredit) ?? 0n),
    )
    expect([balance.outstanding, balance.credit, balance.balance].map(Money.toString)).toEqual([
      ...['3866.68', '366.68', '3500.00'],
    ])
  })

  test('not before what it undoes', () => {
    const { payment } = eventfulPayment()
    expect(earliestReversal(payment)).toBe('2026-02-12')
    expect(() => reversedPayment(payment, { ...reverseAs, date: on('2026-02-11') })).toThrow(
      expect.objectContaining({ code: 'payment.reversed_too_early' }),
    )
    expect(
      reversedPayment(payment, { ...reverseAs, date: on('2026-02-12') }).payment.reversedOn,
    ).toBe('2026-02-12')
  })
})

describe('customer balance', () => {
  test('drafts, voided invoices, reversed payments and other currencies do not count', () => {
    const euroOnly = exampleIssued(exampleDraft([exampleInvoiceLine('100.00')]))
    const { payment: reversed } = reversedPayment(examplePayment('40.00'), reverseAs)
    const dollars = examplePayment('1.00', {
      ...{ amount: Money.parse('5.00', usd), exchangeRate: Decimal.from('0.9') },
    })
    const items = {
      invoices: [euroOnly, exampleDraft([exampleInvoiceLine('7.00')])],
      payments: [reversed, dollars],
    }
    expect(Money.toString(customerBalance(items, eur, eur).balance)).toBe('100.00')
    const credit = { ...items, payments: [...items.payments, examplePayment('130.00')] }
    expect(Money.toString(customerBalance(credit, eur, eur).balance)).toBe('-30.00')
  })
})

describe('on the wire', () => {
  test('a payment goes out as its view says, figures as strings', () => {
    const { payment } = eventfulPayment()
    const { payment: reversed } = reversedPayment(payment, reverseAs)
    const numbers = {
      customerName: 'Northwind Clinic',
      invoiceNumberById: new Map([[exampleId('inv', 2), 'INV-2']]),
    }
    for (const one of [payment, reversed]) {
      const view = paymentView(one, numbers)
      expect(PaymentView.strict().parse(view)).toEqual(view)
      expect(PaymentListItem.strict().parse(paymentListItem(one))).toEqual(paymentListItem(one))
    }
    expect(paymentView(payment, numbers)).toMatchObject({
      ...{
        amount: { amount: '500.00', currency: 'EUR' },
        remainder: { amount: '366.68' },
        exchangeRate: '1.0791',
      },
      ...{
        amountBase: { amount: '539.55', currency: 'USD' },
        actions: ['allocate', 'refund', 'reverse'],
      },
    })
    expect(paymentView(payment, numbers).allocations.map((one) => one.invoiceNumber)).toEqual([
      null,
      'INV-2',
      null,
      null,
    ])
    expect(paymentView(reversed).actions).toEqual([])
    const { payment: used } = checkedAllocations(
      examplePayment('100.00'),
      [exampleIssued(exampleDraft([exampleInvoiceLine('100.00')]))],
      [wantedFor(invoice, '100.00')],
      { date: on('2026-02-10') },
    )
    expect(paymentView(used).actions).toEqual(['reverse'])
  })

  test('a body decodes amounts and refuses what is no amount', () => {
    const body = {
      customerId: exampleId('cus', 1),
      date: '2026-02-10',
      amount: { amount: '30.00', currency: 'EUR' },
    }
    expect(RecordPaymentBody.parse(body)).toMatchObject({
      ...{ amount: exampleEuro('30.00'), method: 'bank_transfer', reference: '', allocations: [] },
    })
    expect(RecordPaymentBody.safeParse({ ...body, amount: 30 }).success).toBe(false)
    const wanted = { invoiceId: exampleId('inv', 1), amount: body.amount }
    expect(
      RecordPaymentBody.safeParse({ ...body, allocations: Array(201).fill(wanted) }).success,
    ).toBe(false)
    expect(
      RecordPaymentBody.parse({ ...body, allocations: [wanted] }).allocations[0]?.amount,
    ).toEqual(exampleEuro('30.00'))
  })
})
