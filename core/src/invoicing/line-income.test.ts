import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import type { Money } from '../money/index.ts'
import { currency, Decimal } from '../money/index.ts'
import { exampleCreditNote, notPut } from './credit-note-examples.ts'
import { creditNotePosting } from './credit-note-posting.ts'
import type { WantedCredit } from './creditable-line.ts'
import type { InvoiceLine } from './invoice.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat16,
  vat20,
} from './invoice-examples.ts'
import { invoicePosting } from './invoice-posting.ts'
import { creditedIncomes, lineIncomes } from './line-income.ts'

const eur = currency('EUR')
const usd = currency('USD')
const other = exampleId('acc', 77)
const minors = (amounts: readonly Money[] | undefined) => amounts?.map(({ minor }) => minor)
const sum = (amounts: readonly Money[]): bigint =>
  amounts.reduce((total, { minor }) => total + minor, 0n)

/** What the entry posts to an account, credits less debits, in base. */
const posted = (entry: JournalEntryDraft, account: LedgerAccountId): bigint =>
  entry.lines
    .filter(({ accountId }) => accountId === account)
    .reduce((total, { side, base }) => total + (side === 'credit' ? base.minor : -base.minor), 0n)

const dollars = (lines: readonly InvoiceLine[], rate: string) =>
  exampleDraft(lines, { exchangeRate: Decimal.from(rate) }, { currency: usd })

test('in base currency a line brings its net less its share of both discounts', () => {
  const lines = [
    exampleInvoiceLine('100.00', vat20),
    exampleInvoiceLine('50.00', vat20, { id: exampleId('inl', 2) }),
  ]
  const discount = { kind: 'percent', percent: Decimal.from('10'), isAfterTax: true } as const
  expect(minors(lineIncomes(exampleDraft(lines)))).toEqual([10000n, 5000n])
  const discounted = exampleIssued(exampleDraft(lines, { discount }))
  expect(minors(lineIncomes(discounted))).toEqual([10000n - 1200n, 5000n - 600n])
})

test('lines that an entry converts together share its cents: 3 × 0.05 USD at 0.9 is 14 cents, not 15', () => {
  const lines = [1, 2, 3].map((n) => exampleInvoiceLine('0.05', null, { id: exampleId('inl', n) }))
  expect(minors(lineIncomes(dollars(lines, '0.9')))).toEqual([5n, 4n, 5n])
})

test('nothing is known while the rate is not', () => {
  const draft = exampleDraft([exampleInvoiceLine('1.00')], {}, { currency: usd })
  expect(draft.exchangeRate).toBeNull()
  expect(lineIncomes(draft)).toBeUndefined()
})

const anyLine = fc.record({
  cents: fc.integer({ min: 1, max: 99_999 }),
  quantity: fc.integer({ min: 1, max: 7 }),
  isBack: fc.boolean(),
  tax: fc.constantFrom(null, vat16, vat20),
  account: fc.constantFrom(exampleAccounts.sales, other),
})
const anyInvoice = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
  rate: fc.integer({ min: 1, max: 40_000 }),
  percent: fc.integer({ min: 0, max: 60 }),
  isAfterTax: fc.boolean(),
  pricesIncludeTax: fc.boolean(),
  credited: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 8, maxLength: 8 }),
})

function orNone<T>(made: () => T): T | undefined {
  try {
    return made()
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

test('lines of invoices and credit notes are exactly what their entries post, account by account', () => {
  const seen = { invoices: 0, notes: 0 }
  fc.assert(
    fc.property(anyInvoice, (given) => {
      const lines = given.lines.map(({ cents, quantity, isBack, tax, account }, at) =>
        exampleInvoiceLine(Decimal.toString(Decimal.of(BigInt(cents), 2)), tax, {
          id: exampleId('inl', at + 1),
          quantity: Decimal.of(BigInt(isBack && at > 0 ? -quantity : quantity)),
          incomeAccountId: account,
        }),
      )
      const { percent, isAfterTax, pricesIncludeTax } = given
      const discount = {
        kind: 'percent',
        percent: Decimal.of(BigInt(percent)),
        isAfterTax,
      } as const
      const draft = exampleDraft(
        lines,
        { exchangeRate: Decimal.of(BigInt(given.rate), 4), discount, pricesIncludeTax },
        { currency: usd },
      )
      // What takes back more than it sells is not issued.
      const invoice = orNone(() => exampleIssued(draft))
      if (!invoice) return
      seen.invoices += 1
      const entry = invoicePosting(invoice, exampleAccounts, invoice.journalEntryId)
      const incomes = lineIncomes(invoice) ?? []
      for (const account of [exampleAccounts.sales, other]) {
        const own = incomes.filter((_, at) => lines[at]?.incomeAccountId === account)
        expect(sum(own)).toBe(posted(entry, account))
      }

      const wanted = lines.map(({ id, quantity }, at): WantedCredit => {
        const most = quantity.units < 0n ? -quantity.units : quantity.units
        const part = BigInt(given.credited[at] ?? 1)
        const taken = part < most ? part : most
        return { invoiceLineId: id, quantity: Decimal.of(quantity.units < 0n ? -taken : taken) }
      })
      const note = orNone(() => exampleCreditNote(invoice, wanted))
      if (!note) return
      seen.notes += 1
      const accounts = { ...exampleAccounts, customerCredit: exampleId('acc', 88) }
      const back = creditNotePosting(note, { lines, put: notPut(note) }, accounts)
      const taken = creditedIncomes(note, invoice.lines)
      for (const account of [exampleAccounts.sales, other]) {
        const own = taken.filter((_, at) => lines[at]?.incomeAccountId === account)
        expect(-sum(own)).toBe(posted(back, account))
      }
    }),
    { numRuns: 300 },
  )
  expect(seen.invoices).toBeGreaterThan(150)
  expect(seen.notes).toBeGreaterThan(100)
})

test('a credit of everything takes back what the lines brought, where nothing is converted', () => {
  const lines = [1, 2].map((n) => exampleInvoiceLine('33.33', vat20, { id: exampleId('inl', n) }))
  const invoice = exampleIssued(exampleDraft(lines))
  const wanted = lines.map(({ id, quantity }) => ({ invoiceLineId: id, quantity }))
  const note = exampleCreditNote(invoice, wanted)
  expect(creditedIncomes(note, invoice.lines)).toEqual(lineIncomes(invoice))
  expect(creditedIncomes(note, invoice.lines)[0]?.currency).toBe(eur)
})
