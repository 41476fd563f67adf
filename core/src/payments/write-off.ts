import type {
  AllocationId,
  CustomerId,
  InvoiceId,
  JournalEntryId,
  LedgerAccountId,
  TaxCodeId,
  WriteOffId,
} from '../ids/index.ts'
import type { CreditNote, Invoice, IssuedInvoice } from '../invoicing/index.ts'
import {
  creditNoteTotals,
  invoiceErrors,
  invoiceTotals,
  nextShare,
  outstanding,
  outstandingBase,
  settledInvoice,
} from '../invoicing/index.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { balancedEntry, credit, debit } from '../ledger/index.ts'
import type { CurrencyCode, Decimal } from '../money/index.ts'
import { Decimal as Exact, Money } from '../money/index.ts'
import type { TaxSubtotal } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'
import { partOf } from './allocation.ts'
import { writeOffErrors } from './write-off-errors.ts'

/** Output tax taken back with a bad debt: a row of the invoice's tax table, in part. */
export type WrittenOffTax = Pick<TaxSubtotal, 'taxCodeId' | 'name' | 'ratePercent' | 'tax'>

/** A part of an invoice that will not be paid, taken to bad debts (rule 33). */
export type WriteOff = {
  readonly id: WriteOffId
  /** What takes it off the invoice's balance, as an allocation does. */
  readonly allocationId: AllocationId
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
  readonly date: LocalDate
  readonly amount: Money
  /** The base value of the receivable it takes away. */
  readonly relief: Money
  readonly baseCurrency: CurrencyCode
  /** The invoice's own. */
  readonly exchangeRate: Decimal
  /** Decided at the time; empty where no tax is reversed. */
  readonly taxes: readonly WrittenOffTax[]
  readonly reversesTax: boolean
  readonly expenseAccountId: LedgerAccountId
  readonly reason: string
  readonly journalEntryId: JournalEntryId
  readonly reversedOn: LocalDate | null
  readonly reversalReason: string | null
  readonly reversalEntryId: JournalEntryId | null
}

export type WantedWriteOff = Pick<
  WriteOff,
  'id' | 'allocationId' | 'date' | 'reversesTax' | 'expenseAccountId' | 'reason' | 'journalEntryId'
> & {
  /** All that is outstanding where it is not given. */
  readonly amount?: Money | undefined
}

/** What of the invoice has been given back or written off before. */
export type WriteOffHistory = {
  readonly notes: readonly CreditNote[]
  /** Live ones. */
  readonly writeOffs: readonly WriteOff[]
}

/**
 * Decides a write-off of an invoice, at most what it has outstanding. Throws `invoice.not_issued`,
 * `write_off.currency`, `.not_positive`, `.over_written_off`, `.too_early`.
 */
export function checkedWriteOff(
  invoice: Invoice,
  history: WriteOffHistory,
  want: WantedWriteOff,
): { readonly writeOff: WriteOff; readonly invoice: IssuedInvoice } {
  if (invoice.status !== 'issued') throw invoiceErrors.notIssued(invoice.status)
  const open = outstanding(invoice)
  const amount = want.amount ?? open
  if (amount.currency !== invoice.currency) throw writeOffErrors.currency(invoice.currency)
  if (Money.compare(amount, open) > 0 || Money.isZero(open)) {
    throw writeOffErrors.overWrittenOff(
      invoice.number,
      `${Money.toString(open)} ${invoice.currency}`,
    )
  }
  if (!Money.isPositive(amount)) throw writeOffErrors.notPositive()
  if (want.date < invoice.issueDate) throw writeOffErrors.tooEarly(invoice.issueDate)
  const { customerId, baseCurrency, exchangeRate } = invoice
  const writeOff: WriteOff = {
    ...want,
    ...{ invoiceId: invoice.id, customerId, baseCurrency, exchangeRate, amount },
    relief: partOf(outstandingBase(invoice), amount, open),
    taxes: want.reversesTax ? writtenOffTaxes(invoice, history, amount) : [],
    reversedOn: null,
    reversalReason: null,
    reversalEntryId: null,
  }
  return { writeOff, invoice: settledInvoice(invoice, { ...writeOff, kind: 'write_off' }) }
}

/**
 * The tax in a part of the invoice, by cumulative difference over the write-offs that took tax back,
 * so that the one that writes off the last takes the remainder. Tax that credit notes gave back
 * already is not in it.
 */
function writtenOffTaxes(
  invoice: IssuedInvoice,
  { notes, writeOffs }: WriteOffHistory,
  amount: Money,
): WrittenOffTax[] {
  const { currency } = invoice
  const totals = invoiceTotals(invoice)
  const credited = creditNoteTotals(
    notes.flatMap((note) => note.lines),
    currency,
  )
  const before = writeOffs.filter((one) => one.reversesTax)
  const whole = Money.subtract(totals.total, credited.total).minor
  const written = Money.sum([...before.map((one) => one.amount), amount], currency).minor
  const progress = { part: written < whole ? written : whole, whole }
  return totals.taxes.flatMap((row) => {
    const given = credited.taxes.filter((other) => isSameRow(other, row)).map(({ tax }) => tax)
    const taken = before.flatMap((one) => one.taxes.filter((other) => isSameRow(other, row)))
    const left = Money.subtract(row.tax, Money.sum(given, currency))
    const takenSum = Money.sum(
      taken.map(({ tax }) => tax),
      currency,
    )
    const tax = nextShare(left, takenSum, progress)
    const { taxCodeId, name, ratePercent } = row
    return Money.isZero(tax) ? [] : [{ taxCodeId, name, ratePercent, tax }]
  })
}

type Row = { readonly taxCodeId: TaxCodeId; readonly name: string; readonly ratePercent: Decimal }
const isSameRow = (a: Row, b: Row): boolean =>
  a.taxCodeId === b.taxCodeId &&
  a.name === b.name &&
  Exact.compare(a.ratePercent, b.ratePercent) === 0

/** What was written off with its tax: it cannot be credited any more. */
export const writtenOffWithTax = (writeOffs: readonly WriteOff[], currency: CurrencyCode): Money =>
  Money.sum(
    writeOffs.filter((one) => one.reversesTax && one.reversedOn === null).map((one) => one.amount),
    currency,
  )

/** Throws `write_off.reversed`, `write_off.reversed_too_early`. */
export function reversedWriteOff(
  writeOff: WriteOff,
  as: {
    readonly date: LocalDate
    readonly reason: string
    readonly reversalEntryId: JournalEntryId
  },
): WriteOff {
  if (writeOff.reversedOn !== null) throw writeOffErrors.reversed()
  if (as.date < writeOff.date) throw writeOffErrors.reversedTooEarly(writeOff.date)
  const { date: reversedOn, reason: reversalReason, reversalEntryId } = as
  return { ...writeOff, reversedOn, reversalReason, reversalEntryId }
}

export type WriteOffPostingAccounts = {
  readonly accountsReceivable: LedgerAccountId
  readonly outputTax: LedgerAccountId
  readonly roundingDifferences: LedgerAccountId
}

/**
 * What a write-off means in the books (rule 33):
 *   Dr Bad debts               the rest
 *   Dr Output tax              the tax in it, where it is reversed, one line per tax subtotal
 *     Cr Accounts receivable   the amount, at the base value it relieves
 */
export function writeOffPosting(
  writeOff: WriteOff,
  accounts: WriteOffPostingAccounts,
): JournalEntryDraft {
  const { amount, relief, taxes, baseCurrency, exchangeRate } = writeOff
  const marks = { customerId: writeOff.customerId }
  const inBase = (tax: Money): Money =>
    Money.round(Exact.multiply(Money.toDecimal(tax), exchangeRate), baseCurrency)
  const tax = Money.sum(
    taxes.map((row) => row.tax),
    amount.currency,
  )
  const taxBase = Money.sum(
    taxes.map((row) => inBase(row.tax)),
    baseCurrency,
  )
  return balancedEntry(
    {
      id: writeOff.journalEntryId,
      postingDate: writeOff.date,
      kind: 'post',
      source: { type: 'write_off', id: writeOff.id },
      lines: [
        {
          ...debit(writeOff.expenseAccountId, Money.subtract(amount, tax), marks),
          base: Money.subtract(relief, taxBase),
        },
        ...taxes.map((row) => ({
          ...debit(accounts.outputTax, row.tax, { taxCodeId: row.taxCodeId }),
          base: inBase(row.tax),
        })),
        { ...credit(accounts.accountsReceivable, amount, marks), base: relief },
      ],
    },
    { baseCurrency, rate: exchangeRate, roundingAccountId: accounts.roundingDifferences },
  )
}
