import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IssuedInvoice } from '../invoicing/index.ts'
import { creditNotePosting, outstanding, outstandingBase } from '../invoicing/index.ts'
import { exampleCreditNote, notPut } from '../invoicing/credit-note-examples.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat20,
} from '../invoicing/invoice-examples.ts'
import type { JournalLine } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { sourceAllocationEnded, sourceAllocations } from './allocation.ts'
import type { CreditSource, Refund } from './credit-source.ts'
import { creditNoteSource, isUsed, sourceRemainder, sourceRemainderBase } from './credit-source.ts'
import { allocationPosting, unallocationPosting } from './payment-posting.ts'
import { checkedRefund, refundPosting, reversedRefund } from './refund.ts'

// The notes are in euro, the books in dollars, so that base values are put to the proof as well.
const eur = currency('EUR')
const usd = currency('USD')
const today = LocalDate.from('2026-02-20')

const invoiceAt = (n: number, cents: bigint, rate: bigint): IssuedInvoice =>
  exampleIssued(
    exampleDraft(
      [
        exampleInvoiceLine('0', vat20, {
          id: exampleId('inl', n),
          unitPrice: Decimal.of(cents, 2),
        }),
      ],
      { exchangeRate: Decimal.of(rate, 4) },
      { id: exampleId('inv', n), baseCurrency: usd },
    ),
  )

type Act =
  | { readonly kind: 'allocate' | 'refund'; readonly share: bigint; readonly rate: bigint }
  | { readonly kind: 'undo'; readonly at: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('allocate' as const, 'refund' as const),
    share: fc.bigInt({ min: 1n, max: 12n }),
    rate: fc.bigInt({ min: 1n, max: 30_000n }),
  }),
  fc.record({ kind: fc.constant('undo' as const), at: fc.nat(9) }),
)

type Books = { source: CreditSource; invoice: IssuedInvoice; lines: JournalLine[]; ids: number }
type Undo = { readonly run: (books: Books) => void; readonly before: readonly string[] }
const text = Money.toString
const figures = ({ source, invoice }: Books): string[] =>
  [
    sourceRemainder(source),
    sourceRemainderBase(source),
    outstanding(invoice),
    outstandingBase(invoice),
  ].map(text)

function allocateSome(books: Books, share: bigint): Undo | undefined {
  const fits = Money.min(sourceRemainder(books.source), outstanding(books.invoice))
  const amount = Money.of((fits.minor * share) / 12n, eur)
  if (!Money.isPositive(amount)) return undefined
  const before = figures(books)
  const id = exampleId('alo', (books.ids += 1))
  const done = sourceAllocations(
    books.source,
    [books.invoice],
    [{ id, invoiceId: books.invoice.id, amount }],
    { date: today, postEntryIds: [exampleId('je', (books.ids += 1))] },
  )
  const [made] = done.allocations
  if (!made) throw new Error('one was wanted')
  books.lines.push(...allocationPosting(books.source, made, exampleAccounts).lines)
  Object.assign(books, { source: done.source, invoice: done.invoices[0] })
  const run = (now: Books): void => {
    const as = { id, date: today, endEntryId: exampleId('je', (now.ids += 1)) }
    const ended = sourceAllocationEnded(now.source, now.invoice, as)
    now.lines.push(...unallocationPosting(now.source, ended.allocation, exampleAccounts).lines)
    Object.assign(now, { source: ended.source, invoice: ended.invoice })
  }
  return { run, before }
}

function refundSome(books: Books, share: bigint, rate: bigint): Undo | undefined {
  const amount = Money.of((sourceRemainder(books.source).minor * share) / 12n, eur)
  if (!Money.isPositive(amount)) return undefined
  const before = figures(books)
  const done = checkedRefund(books.source, {
    id: exampleId('rfd', (books.ids += 1)),
    amount,
    date: today,
    exchangeRate: Decimal.of(rate, 4),
    bankLedgerAccountId: exampleAccounts.bank,
    reference: '',
    journalEntryId: exampleId('je', (books.ids += 1)),
  })
  const posted = refundPosting(books.source, done.refund, exampleAccounts)
  books.lines.push(...posted.lines)
  books.source = done.source
  const run = (now: Books): void => {
    const as = { date: today, reason: 'Back', reversalEntryId: exampleId('je', (now.ids += 1)) }
    const undone: Refund = reversedRefund(done.refund, as)
    const refunds = now.source.refunds.map((one) => (one.id === undone.id ? undone : one))
    now.source = { ...now.source, refunds }
    const turned = posted.lines.map((line): JournalLine => ({
      ...line,
      side: line.side === 'debit' ? 'credit' : 'debit',
    }))
    now.lines.push(...turned)
  }
  return { run, before }
}

/** Credits less debits of an account, in base currency or in that of its lines. */
const standing = (books: Books, accountId: string, of: 'base' | 'amount' = 'base'): bigint =>
  books.lines
    .filter((line) => line.accountId === accountId)
    .reduce((sum, line) => sum + (line.side === 'credit' ? line[of].minor : -line[of].minor), 0n)

test('rules 28, 30, 32, 38: what is allocated, refunded and taken back leaves credit and invoice exactly as they were', () => {
  const cents = fc.bigInt({ min: 1n, max: 99_999n })
  const rate = fc.bigInt({ min: 1n, max: 30_000n })
  fc.assert(
    fc.property(cents, rate, cents, rate, fc.array(act, { maxLength: 12 }), (...given) => {
      const [credited, noteRate, owed, otherRate, acts] = given
      const first = invoiceAt(1, credited, noteRate)
      const note = exampleCreditNote(first, [
        { invoiceLineId: exampleId('inl', 1), quantity: Decimal.one },
      ])
      const entry = creditNotePosting(
        note,
        { lines: first.lines, put: notPut(note) },
        exampleAccounts,
      )
      const source = creditNoteSource(note, { allocations: [], refunds: [] })
      const books: Books = {
        ...{ source, invoice: invoiceAt(2, owed, otherRate), lines: [...entry.lines] },
        ids: 900,
      }
      const undos: Undo[] = []
      for (const one of acts) {
        if (one.kind === 'undo') {
          // In the order in which they were made, backwards: then every figure comes back.
          const undo = undos.pop()
          undo?.run(books)
          if (undo) expect(figures(books)).toEqual(undo.before)
        } else {
          const made =
            one.kind === 'allocate'
              ? allocateSome(books, one.share)
              : refundSome(books, one.share, one.rate)
          if (made) undos.push(made)
        }
        const left = sourceRemainder(books.source)
        expect(Money.isNegative(left)).toBe(false)
        if (Money.isZero(left)) expect(text(sourceRemainderBase(books.source))).toBe('0.00')
        expect(standing(books, exampleAccounts.customerCredit, 'amount')).toBe(left.minor)
        expect(standing(books, exampleAccounts.customerCredit)).toBe(
          sourceRemainderBase(books.source).minor,
        )
        expect(isUsed(books.source)).toBe(undos.length > 0)
      }
    }),
    { numRuns: 300 },
  )
})
