import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { JournalLine } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import type { TaxSubtotal } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import type { CreditNote } from './credit-note.ts'
import { exampleCreditNote, notPut, wholePut } from './credit-note-examples.ts'
import { creditNotePosting } from './credit-note-posting.ts'
import { creditNoteTotal, creditNoteTotals } from './credit-note-totals.ts'
import type { WantedCredit } from './creditable-line.ts'
import { creditableLines, isCreditable } from './creditable-line.ts'
import type { InvoiceLine, IssuedInvoice } from './invoice.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  levy10,
  surtax5,
  vat16,
  vat16Withheld,
  vat20,
  wht5,
} from './invoice-examples.ts'
import { invoicePosting } from './invoice-posting.ts'
import { invoiceBaseTotal, invoiceTotals } from './invoice-totals.ts'
import { issueFaults } from './issued-invoice.ts'
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

const invoiceLine = fc.record({
  quantity: fc.bigInt({ min: 1n, max: 40n }),
  price: fc.bigInt({ min: 1n, max: 99_999n }),
  code: fc.constantFrom(
    vat20,
    vat16,
    vat16Withheld,
    null,
    [vat16, wht5],
    [levy10, surtax5],
    [levy10, wht5, vat20, surtax5],
  ),
  discount: fc.constantFrom(null, '7.5', '100'),
})
const discount = fc.constantFrom(
  null,
  { kind: 'percent', percent: Decimal.from('12.5'), isAfterTax: false } as const,
  { kind: 'percent', percent: Decimal.from('3'), isAfterTax: true } as const,
)
const anyInvoice = fc
  .record({
    lines: fc.array(invoiceLine, { minLength: 1, maxLength: 5 }),
    discount,
    pricesIncludeTax: fc.boolean(),
    taxRounding: fc.constantFrom('per_document' as const, 'per_line' as const),
    rate: fc.bigInt({ min: 1n, max: 3_000_000n }),
  })
  .map(({ lines, rate, pricesIncludeTax, taxRounding, ...more }) =>
    exampleDraft(
      lines.map(({ quantity, price, code, discount: percent }, n) =>
        exampleInvoiceLine('0', code, {
          id: exampleId('inl', n + 1),
          quantity: Decimal.of(quantity, 1),
          unitPrice: Decimal.of(price, 2),
          discount: percent && { kind: 'percent', percent: Decimal.from(percent) },
        }),
      ),
      { ...more, exchangeRate: Decimal.of(rate, 4) },
      { pricesIncludeTax, taxRounding, baseCurrency: currency('USD') },
    ),
  )
  .filter(
    (draft) => issueFaults({ ...draft, issueDate: LocalDate.from('2026-01-31') }).length === 0,
  )
  .map((draft) => exampleIssued(draft))

/** Which line, how much of what is left of it in 1000ths, by pieces or by amount, and whether the note is voided later. */
const bite = fc.record({
  at: fc.nat(4),
  share: fc.bigInt({ min: 1n, max: 1000n }),
  byPieces: fc.boolean(),
  isVoided: fc.boolean(),
})

function wantOf(invoice: IssuedInvoice, notes: readonly CreditNote[], b: Bite): WantedCredit[] {
  const open = creditableLines(
    invoice,
    notes.flatMap((note) => note.lines),
  ).filter(isCreditable)
  const of = open[b.at % Math.max(open.length, 1)]
  if (!of) return []
  const invoiceLineId = of.line.id
  const { units, scale } = of.quantityLeft
  const quantity = Decimal.of((units * b.share) / 1000n || 1n, scale)
  const amount = Money.of((of.amountLeft.minor * b.share) / 1000n || 1n, eur)
  return [b.byPieces ? { invoiceLineId, quantity } : { invoiceLineId, amount }]
}
type Bite = { at: number; share: bigint; byPieces: boolean; isVoided: boolean }

/** Everything that is left, in one note. */
const allOf = (invoice: IssuedInvoice, notes: readonly CreditNote[]): WantedCredit[] =>
  creditableLines(
    invoice,
    notes.flatMap((note) => note.lines),
  )
    .filter(isCreditable)
    .map((of) =>
      Money.isZero(of.whole.amount)
        ? { invoiceLineId: of.line.id, quantity: of.quantityLeft }
        : { invoiceLineId: of.line.id, amount: of.amountLeft },
    )

const sums = (notes: readonly CreditNote[]) =>
  creditNoteTotals(
    notes.flatMap((note) => note.lines),
    eur,
  )
const inTable = (rows: readonly TaxSubtotal[]): string[] =>
  rows
    .filter((row) => row.tax.minor !== 0n)
    .map((row) => `${row.name} ${Decimal.toString(row.ratePercent)} ${text(row.tax)}`)
    .sort()

/** Debits less credits in base currency, by account and code. */
function balances(lines: readonly JournalLine[], sign: bigint): [string, bigint][] {
  return lines.map((one) => [
    `${one.accountId}/${one.taxCodeId ?? ''}`,
    sign * (one.side === 'debit' ? one.amount.minor : -one.amount.minor),
  ])
}

test('rules 19, 30: whatever partition into credit notes gives an invoice back, they sum to it to the cent', () => {
  fc.assert(
    fc.property(anyInvoice, fc.array(bite, { maxLength: 8 }), (invoice, bites) => {
      const totals = invoiceTotals(invoice)
      let live: CreditNote[] = []
      let n = 0
      const issue = (wanted: readonly WantedCredit[]): boolean => {
        try {
          live = [...live, exampleCreditNote(invoice, wanted, { notes: live, n: (n += 1) })]
          return true
        } catch (error) {
          if (error instanceof AppError) return false
          throw error
        }
      }
      for (const one of bites) {
        const isMade = issue(wantOf(invoice, live, one))
        if (isMade && one.isVoided) live = live.slice(1)
      }
      // What is left may be crumbs of nothing: a line discounted to zero, say.
      const isRest = issue(allOf(invoice, live))
      const given = sums(live)
      if (!isRest) expect(text(given.total)).toBe(text(totals.total))
      expect([given.net, given.tax, given.discountAfterTax, given.total].map(text)).toEqual(
        [totals.net, totals.tax, totals.discountAfterTax, totals.total].map(text),
      )
      expect(inTable(given.taxes)).toEqual(inTable(totals.taxes))
      const base = Money.sum(
        live.map((note) => note.baseTotal),
        invoice.baseCurrency,
      )
      expect(text(base)).toBe(text(invoiceBaseTotal(invoice)))

      const posted = live.flatMap((note) => {
        expect(Money.isPositive(creditNoteTotal(note))).toBe(true)
        const entry = creditNotePosting(
          note as Parameters<typeof creditNotePosting>[0],
          { lines: invoice.lines, put: wholePut(note as Parameters<typeof wholePut>[0]) },
          exampleAccounts,
        )
        return entry.lines
      })
      const first = invoicePosting(invoice, exampleAccounts, invoice.journalEntryId)
      const sum = new Map<string, bigint>()
      for (const [key, minor] of [...balances(first.lines, 1n), ...balances(posted, 1n)]) {
        if (!key.startsWith(exampleAccounts.roundingDifferences)) {
          sum.set(key, (sum.get(key) ?? 0n) + minor)
        }
      }
      expect([...sum.values()].filter((minor) => minor !== 0n)).toEqual([])
    }),
    { numRuns: 400 },
  )
})
