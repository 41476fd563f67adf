import type { Issue } from '../errors/index.ts'
import type { CreditNoteId, JournalEntryId } from '../ids/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type {
  CreditNote,
  CreditNoteLine,
  IssuedCreditNote,
  VoidedCreditNote,
} from './credit-note.ts'
import { creditNoteErrors, creditNoteFaults } from './credit-note-errors.ts'
import { creditedBase, creditNoteTotal } from './credit-note-totals.ts'
import type { WantedCredit } from './creditable-line.ts'
import { creditableLines, creditedLine } from './creditable-line.ts'
import type { Invoice, IssuedInvoice } from './invoice.ts'
import { invoiceErrors } from './invoice-errors.ts'
import { invoiceTotals } from './invoice-totals.ts'

export type IssueCreditNoteAs = {
  readonly id: CreditNoteId
  readonly number: string
  readonly issueDate: LocalDate
  readonly reason: string
  readonly journalEntryId: JournalEntryId
}

/** What a note corrects, with everything that has been given back of it before. */
export type Correcting = {
  readonly invoice: Invoice
  /** Its live credit notes. */
  readonly notes: readonly CreditNote[]
  /** What was written off of it with the tax in it: that cannot be credited again. */
  readonly writtenOffWithTax?: Money | undefined
}

/**
 * The note, decided from its invoice alone: its taxes, rates and exchange rate (rule 19), never more
 * than remains (rule 30). Preview and issue share it (rule 40). Throws `invoice.not_issued`, or, with
 * one issue per fault, `credit_note.empty`, `.line_not_found`, `.line_twice`, `.not_positive`,
 * `.currency`, `.over_credited`, `.total_not_positive`, `.total_over_credited`, `.before_invoice`.
 */
export function issuedCreditNote(
  correcting: Correcting,
  wanted: readonly WantedCredit[],
  as: IssueCreditNoteAs,
): IssuedCreditNote {
  const { invoice, notes } = correcting
  if (invoice.status !== 'issued') throw invoiceErrors.notIssued(invoice.status)
  const { lines, faults } = creditNoteLines(invoice, notes, wanted)
  const total = creditNoteTotal({ lines, currency: invoice.currency })
  if (as.issueDate < invoice.issueDate) {
    faults.push(creditNoteFaults.beforeInvoice(invoice.issueDate))
  }
  if (faults.length === 0)
    faults.push(...totalFaults(invoice, total, totalLeft(correcting, invoice)))
  if (faults.length > 0) throw creditNoteErrors.notReady(faults)
  const { customerId, currency, baseCurrency, exchangeRate, pricesIncludeTax } = invoice
  return {
    ...as,
    status: 'issued',
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    customerId,
    currency,
    baseCurrency,
    exchangeRate,
    pricesIncludeTax,
    lines,
    baseTotal: creditedBase(invoice, notes, total),
    version: 1,
  }
}

function creditNoteLines(
  invoice: IssuedInvoice,
  notes: readonly CreditNote[],
  wanted: readonly WantedCredit[],
): { lines: CreditNoteLine[]; faults: Issue[] } {
  const creditable = creditableLines(
    invoice,
    notes.flatMap((note) => note.lines),
  )
  const lines: CreditNoteLine[] = []
  const faults: Issue[] = wanted.length === 0 ? [creditNoteFaults.empty()] : []
  wanted.forEach((want, position) => {
    const path = ['lines', position]
    const of = creditable.find(({ line }) => line.id === want.invoiceLineId)
    const isTwice = wanted.findIndex((one) => one.invoiceLineId === want.invoiceLineId) < position
    if (isTwice) faults.push(creditNoteFaults.lineTwice([...path, 'invoiceLineId']))
    else if (!of) faults.push(creditNoteFaults.lineNotFound([...path, 'invoiceLineId']))
    else {
      const { pricesIncludeTax } = invoice
      const made = creditedLine(of, want, { path, pricesIncludeTax })
      if ('code' in made) faults.push(made)
      else lines.push(made)
    }
  })
  return { lines, faults }
}

/** What of the invoice's total is neither credited nor written off with its tax. */
export function totalLeft({ notes, writtenOffWithTax }: Correcting, invoice: IssuedInvoice): Money {
  const { currency } = invoice
  const credited = Money.sum(notes.map(creditNoteTotal), currency)
  const left = Money.subtract(invoiceTotals(invoice).total, credited)
  return writtenOffWithTax ? Money.subtract(left, writtenOffWithTax) : left
}

function totalFaults(invoice: IssuedInvoice, total: Money, left: Money): Issue[] {
  if (!Money.isPositive(total)) return [creditNoteFaults.totalNotPositive()]
  if (Money.compare(total, left) <= 0) return []
  return [creditNoteFaults.totalOverCredited(`${Money.toString(left)} ${invoice.currency}`)]
}

/**
 * The note withdrawn; it keeps its number (rule 26). `isUsed` says whether anything of it is
 * allocated or refunded. Throws `credit_note.voided`, `credit_note.in_use`,
 * `credit_note.voided_too_early`.
 */
export function voidedCreditNote(
  note: CreditNote,
  as: {
    readonly date: LocalDate
    readonly reason: string
    readonly voidEntryId: JournalEntryId
    readonly isUsed: boolean
    /** The last day on which something was done with it; its issue date where nothing was. */
    readonly notBefore?: LocalDate
  },
): VoidedCreditNote {
  if (note.status === 'voided') throw creditNoteErrors.voided()
  if (as.isUsed) throw creditNoteErrors.inUse(note.number)
  const earliest = as.notBefore ?? note.issueDate
  if (as.date < earliest) throw creditNoteErrors.voidedTooEarly(earliest)
  const { date: voidedOn, reason: voidReason, voidEntryId } = as
  return { ...note, status: 'voided', voidedOn, voidReason, voidEntryId }
}
