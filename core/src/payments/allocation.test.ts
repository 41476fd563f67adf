import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IssuedInvoice } from '../invoicing/index.ts'
import { outstanding, outstandingBase, voidedInvoice } from '../invoicing/index.ts'
import {
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
} from '../invoicing/invoice-examples.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { checkedAllocations, endedAllocation } from './allocation.ts'
import { exampleEuro, examplePayment, wantedFor } from './payment-examples.ts'
import { remainder, remainderBase } from './payment-received.ts'
import { reversedPayment } from './payment-reversal.ts'

const on = LocalDate.from
const at = { date: on('2026-02-10') }
const usd = currency('USD')
const text = Money.toString

/** An issued invoice over that amount, without tax. */
function invoiceOf(amount: string, n = 1): IssuedInvoice {
  return {
    ...exampleIssued(exampleDraft([exampleInvoiceLine(amount)])),
    id: exampleId('inv', n),
    number: `INV-${n}`,
  }
}
const refused = (act: () => unknown, code: string, path: (string | number)[]): void =>
  expect(act).toThrow(
    expect.objectContaining({ code, issues: [expect.objectContaining({ path })] }),
  )

describe('allocation', () => {
  test('rule 28: one payment settles many invoices, in part or whole', () => {
    const invoices = [invoiceOf('100.00', 1), invoiceOf('50.00', 2)]
    const [first, second] = invoices as [IssuedInvoice, IssuedInvoice]
    const wanted = [wantedFor(first, '100.00', 1), wantedFor(second, '20.00', 2)]
    const result = checkedAllocations(examplePayment('130.00'), invoices, wanted, at)
    expect(result.invoices.map((invoice) => text(outstanding(invoice)))).toEqual(['0.00', '30.00'])
    expect(result.payment.allocations).toEqual(result.allocations)
    expect(text(remainder(result.payment))).toBe('10.00')
  })

  test('rule 28: an invoice is settled by many payments', () => {
    const first = checkedAllocations(
      examplePayment('60.00'),
      [invoiceOf('100.00')],
      [wantedFor(invoiceOf('100.00'), '60.00')],
      at,
    )
    const [part] = first.invoices as [IssuedInvoice]
    const second = checkedAllocations(
      examplePayment('60.00'),
      [part],
      [wantedFor(part, '40.00')],
      at,
    )
    expect(second.invoices.map((invoice) => text(outstanding(invoice)))).toEqual(['0.00'])
    expect(text(remainder(second.payment))).toBe('20.00')
  })

  test('rule 28: never more than the payment has left, nor than the invoice has outstanding', () => {
    const invoices = [invoiceOf('100.00', 1), invoiceOf('100.00', 2)]
    const [first, second] = invoices as [IssuedInvoice, IssuedInvoice]
    const amountAt = ['allocations', 0, 'amount']
    refused(
      () =>
        checkedAllocations(examplePayment('500.00'), invoices, [wantedFor(first, '100.01')], at),
      'payment.over_settled',
      amountAt,
    )
    refused(
      () => checkedAllocations(examplePayment('99.99'), invoices, [wantedFor(first, '100.00')], at),
      'payment.over_allocated',
      amountAt,
    )
    const both = [wantedFor(first, '60.00', 1), wantedFor(second, '60.00', 2)]
    refused(
      () => checkedAllocations(examplePayment('100.00'), invoices, both, at),
      'payment.over_allocated',
      ['allocations', 1, 'amount'],
    )
    const twice = [wantedFor(first, '60.00', 1), wantedFor(first, '60.00', 2)]
    refused(
      () => checkedAllocations(examplePayment('200.00'), invoices, twice, at),
      'payment.allocated_twice',
      ['allocations', 1, 'invoiceId'],
    )
    for (const amount of ['0.00', '-1.00']) {
      refused(
        () => checkedAllocations(examplePayment('10.00'), invoices, [wantedFor(first, amount)], at),
        'payment.allocation_not_positive',
        amountAt,
      )
    }
  })

  test('same customer, same currency, an invoice that is issued and known', () => {
    const invoice = invoiceOf('100.00')
    const invoiceAt = ['allocations', 0, 'invoiceId']
    const ask =
      (other: Parameters<typeof checkedAllocations>[1], payment = examplePayment('10.00')) =>
      () =>
        checkedAllocations(payment, other, [wantedFor(invoice, '10.00')], at)
    refused(ask([]), 'payment.invoice_not_found', invoiceAt)
    refused(
      ask([{ ...invoice, customerId: exampleId('cus', 2) }]),
      'payment.invoice_customer',
      invoiceAt,
    )
    refused(ask([{ ...exampleDraft([]), id: invoice.id }]), 'payment.invoice_not_issued', invoiceAt)
    const voided = voidedInvoice(invoice, {
      date: on('2026-02-01'),
      reason: 'x',
      voidEntryId: exampleId('je', 2),
    })
    refused(ask([voided]), 'payment.invoice_not_issued', invoiceAt)
    const dollars = { amount: Money.parse('10.00', usd), exchangeRate: Decimal.from('0.9') }
    refused(ask([invoice], examplePayment('10.00', dollars)), 'payment.invoice_currency', invoiceAt)
    const wanted = { ...wantedFor(invoice, '10.00'), amount: Money.parse('10.00', usd) }
    refused(
      () => checkedAllocations(examplePayment('10.00'), [invoice], [wanted], at),
      'payment.currency_mismatch',
      ['allocations', 0, 'amount'],
    )
  })

  test('rule 31: on or after both documents’ dates', () => {
    const invoice = invoiceOf('100.00')
    const late = { ...invoice, issueDate: on('2026-02-20') }
    const ask = (given: IssuedInvoice, date: string) => () =>
      checkedAllocations(examplePayment('10.00'), [given], [wantedFor(given, '10.00')], {
        date: on(date),
      })
    refused(ask(invoice, '2026-02-09'), 'payment.allocation_too_early', ['date'])
    refused(ask(late, '2026-02-19'), 'payment.allocation_too_early', ['date'])
    expect(ask(invoice, '2026-02-10')().allocations[0]?.date).toBe('2026-02-10')
    expect(ask(late, '2026-02-20')().allocations[0]?.date).toBe('2026-02-20')
  })

  test('rule 32: a reversed payment settles nothing', () => {
    const as = { date: on('2026-02-11'), reason: 'Bounced', reversalEntryId: exampleId('je', 11) }
    const { payment } = reversedPayment(examplePayment('10.00'), as)
    const invoice = invoiceOf('100.00')
    expect(() => checkedAllocations(payment, [invoice], [wantedFor(invoice, '1.00')], at)).toThrow(
      expect.objectContaining({ code: 'payment.reversed' }),
    )
  })
})

describe('taking off', () => {
  const invoice = invoiceOf('100.00')
  const { payment, invoices } = checkedAllocations(
    examplePayment('70.00'),
    [invoice],
    [wantedFor(invoice, '70.00')],
    at,
  )
  const [settled] = invoices as [IssuedInvoice]
  const as = { id: exampleId('alo', 1), date: on('2026-02-12'), endEntryId: exampleId('je', 12) }

  test('rule 30: both open amounts are exactly what they were', () => {
    const undone = endedAllocation(payment, settled, as)
    expect(undone.invoice).toEqual(invoice)
    expect(text(remainder(undone.payment))).toBe('70.00')
    expect(undone.payment.allocations).toEqual([
      { ...payment.allocations[0], endedOn: as.date, endEntryId: as.endEntryId },
    ])
  })

  test('only what is live can be taken off, and not before it began', () => {
    const refusal = (code: string): unknown => expect.objectContaining({ code })
    const { payment: after, invoice: open } = endedAllocation(payment, settled, as)
    expect(() => endedAllocation(after, open, as)).toThrow(refusal('payment.allocation_not_found'))
    expect(() => endedAllocation(payment, settled, { ...as, id: exampleId('alo', 9) })).toThrow(
      refusal('payment.allocation_not_found'),
    )
    expect(() => endedAllocation(payment, { ...settled, id: exampleId('inv', 9) }, as)).toThrow(
      refusal('payment.allocation_not_found'),
    )
    expect(() => endedAllocation(payment, settled, { ...as, date: on('2026-02-09') })).toThrow(
      refusal('payment.ended_too_early'),
    )
  })
})

describe('base values', () => {
  /**
   * A foreign invoice of `amount` at one rate and a payment of the same at another, in parts that
   * sum to it.
   */
  const story = fc.record({
    parts: fc.array(fc.bigInt({ min: 1n, max: 10n ** 8n }), { minLength: 1, maxLength: 8 }),
    invoiceRate: fc.bigInt({ min: 1n, max: 10n ** 7n }),
    paymentRate: fc.bigInt({ min: 1n, max: 10n ** 7n }),
  })

  test('rule 52: however it is paid, the last part clears receivable and payment to exactly 0', () => {
    fc.assert(
      fc.property(story, ({ parts, invoiceRate, paymentRate }) => {
        const total = parts.reduce((sum, part) => sum + part, 0n)
        const line = exampleInvoiceLine('0', null, { unitPrice: Decimal.of(total, 2) })
        const draft = exampleDraft([line], {}, { baseCurrency: usd })
        let invoice = exampleIssued(draft, { exchangeRate: Decimal.of(invoiceRate, 5) })
        const exchangeRate = Decimal.of(paymentRate, 5)
        let payment = examplePayment('1.00', {
          ...{ amount: Money.of(total, currency('EUR')), baseCurrency: usd, exchangeRate },
        })
        parts.forEach((part, n) => {
          const wanted = {
            ...wantedFor(invoice, '0.00', n),
            amount: Money.of(part, currency('EUR')),
          }
          const result = checkedAllocations(payment, [invoice], [wanted], at)
          payment = result.payment
          invoice = result.invoices[0] ?? invoice
          expect(outstandingBase(invoice).minor >= 0n && remainderBase(payment).minor >= 0n).toBe(
            true,
          )
        })
        expect([outstanding(invoice).minor, outstandingBase(invoice).minor]).toEqual([0n, 0n])
        expect([remainder(payment).minor, remainderBase(payment).minor]).toEqual([0n, 0n])
      }),
    )
  })

  test('rule 30: taking off restores base values exactly, whatever the rates', () => {
    fc.assert(
      fc.property(story, ({ parts, invoiceRate, paymentRate }) => {
        const [part = 1n] = parts
        const total = parts.reduce((sum, one) => sum + one, 0n)
        const draft = exampleDraft(
          [exampleInvoiceLine('0', null, { unitPrice: Decimal.of(total, 2) })],
          {},
          { baseCurrency: usd },
        )
        const invoice = exampleIssued(draft, { exchangeRate: Decimal.of(invoiceRate, 5) })
        const payment = examplePayment('1.00', {
          ...{
            amount: exampleEuro('9999999.99'),
            baseCurrency: usd,
            exchangeRate: Decimal.of(paymentRate, 5),
          },
        })
        const wanted = { ...wantedFor(invoice, '0.00'), amount: Money.of(part, currency('EUR')) }
        const done = checkedAllocations(payment, [invoice], [wanted], at)
        const as = { id: wanted.id, date: at.date, endEntryId: exampleId('je', 12) }
        const undone = endedAllocation(done.payment, done.invoices[0] ?? invoice, as)
        expect(undone.invoice).toEqual(invoice)
        expect(remainderBase(undone.payment)).toEqual(remainderBase(payment))
      }),
    )
  })
})
