import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { JournalLine } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { exampleCreditNote, notPut, wholePut } from './credit-note-examples.ts'
import { creditNotePosting } from './credit-note-posting.ts'
import { creditNoteTotal, creditNoteTotals } from './credit-note-totals.ts'
import type { WantedCredit } from './creditable-line.ts'
import { creditableLines } from './creditable-line.ts'
import type { InvoiceLine, IssuedInvoice } from './invoice.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat20,
} from './invoice-examples.ts'
import { issuedCreditNote, voidedCreditNote } from './issued-credit-note.ts'

const eur = currency('EUR')

const money = (text: string): Money => Money.parse(text, eur)

const text = Money.toString

const line = (n: number, price: string, more: Partial<InvoiceLine> = {}): InvoiceLine =>
  exampleInvoiceLine(price, vat20, { id: exampleId('inl', n), ...more })

const pieces = (n: number, quantity: string): WantedCredit => ({
  invoiceLineId: exampleId('inl', n),
  quantity: Decimal.from(quantity),
})

const part = (n: number, amount: string): WantedCredit => ({
  invoiceLineId: exampleId('inl', n),
  amount: money(amount),
})

const invoiceOf = (lines: readonly InvoiceLine[]): IssuedInvoice =>
  exampleIssued(exampleDraft(lines))

function faultsOf(act: () => unknown): string[] {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError)
      return error.issues.map((one) => `${one.path.join('.')} ${one.code}`)
    throw error
  }
  return []
}

describe('credit note', () => {
  const three = invoiceOf([line(1, '33.33', { quantity: Decimal.from('3') }), line(2, '10.00')])

  test('rule 30: pieces and amounts are given back line by line, never more than remains', () => {
    const first = exampleCreditNote(three, [pieces(1, '1'), part(2, '4.00')])
    expect(first.lines.map((one) => text(one.amount))).toEqual(['33.33', '4.00'])
    const totals = creditNoteTotals(first.lines, eur)
    expect([totals.net, totals.tax, totals.total].map(text)).toEqual(['37.33', '7.47', '44.80'])

    const left = creditableLines(three, first.lines)
    expect(left.map((one) => [Decimal.toString(one.quantityLeft), text(one.amountLeft)])).toEqual([
      ['2', '66.66'],
      ['1', '6.00'],
    ])
    const again = (wanted: WantedCredit[]) =>
      faultsOf(() => exampleCreditNote(three, wanted, { notes: [first], n: 2 }))
    expect(again([pieces(1, '2.000001')])).toEqual(['lines.0.quantity credit_note.over_credited'])
    expect(again([part(1, '66.67'), part(2, '6.00')])).toEqual([
      'lines.0.amount credit_note.over_credited',
    ])
    expect(again([pieces(1, '2'), part(2, '6.00')])).toEqual([])
  })

  test('each fault is named at its place', () => {
    const faults = (wanted: WantedCredit[], issueDate = '2026-02-10') =>
      faultsOf(() => exampleCreditNote(three, wanted, { issueDate }))
    expect(faults([])).toEqual(['lines credit_note.empty'])
    expect(faults([pieces(9, '1')])).toEqual(['lines.0.invoiceLineId credit_note.line_not_found'])
    expect(faults([pieces(1, '1'), part(1, '1')])).toEqual([
      'lines.1.invoiceLineId credit_note.line_twice',
    ])
    expect(faults([pieces(1, '0'), part(2, '-1.00')])).toEqual([
      'lines.0.quantity credit_note.not_positive',
      'lines.1.amount credit_note.not_positive',
    ])
    const dollars: WantedCredit = {
      invoiceLineId: exampleId('inl', 1),
      amount: Money.parse('1.00', currency('USD')),
    }
    expect(faults([dollars])).toEqual(['lines.0.amount credit_note.currency'])
    expect(faults([pieces(1, '1')], '2026-01-30')).toEqual(['issueDate credit_note.before_invoice'])
  })

  test('a line that took something back is credited in its own direction, within the invoice’s total', () => {
    const deposit = invoiceOf([
      line(1, '100.00'),
      line(2, '40.00', { quantity: Decimal.from('-1') }),
    ])
    const faults = (wanted: WantedCredit[]) => faultsOf(() => exampleCreditNote(deposit, wanted))
    expect(faults([pieces(1, '1')])).toEqual(['lines credit_note.total_over_credited'])
    expect(faults([pieces(2, '-1')])).toEqual(['lines credit_note.total_not_positive'])
    expect(faults([pieces(2, '1')])).toEqual(['lines.0.quantity credit_note.not_positive'])
    const whole = exampleCreditNote(deposit, [pieces(1, '1'), pieces(2, '-1')])
    expect(text(creditNoteTotal(whole))).toBe('72.00')
  })

  test('what was written off with its tax cannot be credited again', () => {
    const invoice = invoiceOf([line(1, '100.00')])
    const note = exampleCreditNote(invoice, [part(1, '50.00')])
    expect(creditNoteTotal(note)).toEqual(money('60.00'))
    const faults = faultsOf(() =>
      exampleCreditNoteAfter(invoice, [part(1, '50.01')], money('60.00')),
    )
    expect(faults).toEqual(['lines credit_note.total_over_credited'])
  })

  test('rule 43: a note is void only while nothing of it is used, and keeps its number', () => {
    const note = exampleCreditNote(three, [pieces(2, '1')])
    const as = {
      date: LocalDate.from('2026-02-11'),
      reason: 'Wrong',
      voidEntryId: exampleId('je', 9),
    }
    expect(() => voidedCreditNote(note, { ...as, isUsed: true })).toThrow(
      expect.objectContaining({ code: 'credit_note.in_use' }),
    )
    const voided = voidedCreditNote(note, { ...as, isUsed: false })
    expect([voided.status, voided.number]).toEqual(['voided', note.number])
    expect(() => voidedCreditNote(voided, { ...as, isUsed: false })).toThrow(
      expect.objectContaining({ code: 'credit_note.voided' }),
    )
    const early = { ...as, date: LocalDate.from('2026-02-09'), isUsed: false }
    expect(() => voidedCreditNote(note, early)).toThrow(
      expect.objectContaining({ code: 'credit_note.voided_too_early' }),
    )
  })
})

function exampleCreditNoteAfter(
  invoice: IssuedInvoice,
  wanted: readonly WantedCredit[],
  writtenOffWithTax: Money,
) {
  return issuedCreditNote({ invoice, notes: [], writtenOffWithTax }, wanted, {
    id: exampleId('crn', 1),
    number: 'CN-1',
    issueDate: LocalDate.from('2026-02-10'),
    reason: '',
    journalEntryId: exampleId('je', 1),
  })
}

const nameOf = new Map(Object.entries(exampleAccounts).map(([name, id]) => [id, name]))

const said = (lines: readonly JournalLine[]): string[] =>
  lines.map((one) => `${one.side} ${nameOf.get(one.accountId)} ${text(one.amount)}`)

describe('what a credit note posts', () => {
  test('rule 19: the invoice’s accounts, codes and rate, whatever holds today', () => {
    const invoice = exampleIssued(
      exampleDraft(
        [line(1, '100.00'), line(2, '50.00', { incomeAccountId: exampleAccounts.otherSales })],
        { discount: { kind: 'amount', amount: money('18.00'), isAfterTax: true } },
      ),
    )
    const note = exampleCreditNote(invoice, [pieces(1, '1'), part(2, '25.00')])
    const entry = creditNotePosting(
      note,
      { lines: invoice.lines, put: wholePut(note) },
      exampleAccounts,
    )
    expect(said(entry.lines)).toEqual([
      'debit sales 100.00',
      'debit otherSales 25.00',
      'credit sales 12.00',
      'credit otherSales 3.00',
      'debit outputTax 25.00',
      'credit accountsReceivable 135.00',
    ])
    const kept = creditNotePosting(
      note,
      { lines: invoice.lines, put: notPut(note) },
      exampleAccounts,
    )
    expect(kept.lines.at(-1)).toMatchObject({
      accountId: exampleAccounts.customerCredit,
      side: 'credit',
      amount: money('135.00'),
      customerId: invoice.customerId,
    })
  })
})

// ── any partition of an invoice
