import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { JournalLine } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import type { TaxSubtotal } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import type { CreditNote } from './credit-note.ts'
import { exampleCreditNote, wholePut } from './credit-note-examples.ts'
import { creditNotePosting } from './credit-note-posting.ts'
import { creditNoteTotal, creditNoteTotals } from './credit-note-totals.ts'
import type { WantedCredit } from './creditable-line.ts'
import { creditableLines, isCreditable } from './creditable-line.ts'
import type { IssuedInvoice } from './invoice.ts'
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

const eur = currency('EUR')

const text = Money.toString

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
