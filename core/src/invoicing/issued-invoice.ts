import type { Issue } from '../errors/index.ts'
import type { JournalEntryId, TaxCodeId } from '../ids/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { TaxCode } from '../tax/index.ts'
import { salesTaxesOn, taxConflicts, taxErrors } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import type { DraftInvoice, Invoice, InvoiceLine, IssuedInvoice, VoidedInvoice } from './invoice.ts'
import { invoiceErrors } from './invoice-errors.ts'
import { invoiceTotals } from './invoice-totals.ts'

export type IssueAs = {
  readonly number: string
  readonly issueDate: LocalDate
  /** Issue date plus the terms where neither this nor the draft says. */
  readonly dueDate?: LocalDate | undefined
  /** Base currency per unit; the draft's where it is not given. */
  readonly exchangeRate?: Decimal | undefined
  /** The codes that the lines name: their rates on the issue date are frozen now (rule 14). */
  readonly taxCodes: ReadonlyMap<TaxCodeId, TaxCode>
  readonly journalEntryId: JournalEntryId
}

/**
 * The draft with number and force. Throws `invoice.not_draft`, `invoice.archived`, or, with one
 * issue per fault, `invoice.no_customer`, `invoice.empty`, `invoice.line_incomplete`,
 * `invoice.discount_too_large`, `invoice.total_not_positive`, `invoice.due_before_issue`,
 * `invoice.no_exchange_rate`, `tax.conflict`; `tax.no_rate`.
 */
export function issuedInvoice(invoice: Invoice, as: IssueAs): IssuedInvoice {
  if (invoice.status !== 'draft') throw invoiceErrors.notDraft(invoice)
  const { archivedAt, ...draft } = datedInvoice(invoice, as)
  if (archivedAt !== null) throw invoiceErrors.archived()
  const faults = issueFaults({ ...draft, archivedAt })
  const { customerId, exchangeRate, issueDate, dueDate } = draft
  if (faults.length > 0 || !customerId || !exchangeRate || !issueDate || !dueDate) {
    throw invoiceErrors.notReady(faults)
  }
  return {
    ...draft,
    status: 'issued',
    number: as.number,
    customerId,
    exchangeRate,
    issueDate,
    dueDate,
    settled: Money.zero(draft.currency),
    credited: Money.zero(draft.currency),
    writtenOff: Money.zero(draft.currency),
    settledBase: Money.zero(draft.baseCurrency),
    journalEntryId: as.journalEntryId,
  }
}

/**
 * The draft as it would be issued that day: dates and rate decided, taxes of that day on the lines.
 * Preview and issue share it, so the preview equals the posting (rule 40).
 */
export function datedInvoice(
  draft: DraftInvoice,
  as: Pick<IssueAs, 'issueDate' | 'dueDate' | 'exchangeRate' | 'taxCodes'>,
): DraftInvoice {
  const { issueDate, taxCodes } = as
  const isForeign = draft.currency !== draft.baseCurrency
  return {
    ...draft,
    issueDate,
    dueDate: as.dueDate ?? draft.dueDate ?? LocalDate.addDays(issueDate, draft.paymentTermsDays),
    exchangeRate: isForeign ? (as.exchangeRate ?? draft.exchangeRate) : Decimal.one,
    lines: draft.lines.map((line, position) => ({
      ...line,
      taxes: taxesOfLine(line, { position, taxDate: issueDate, taxCodes }),
    })),
  }
}

function taxesOfLine(
  line: InvoiceLine,
  at: { position: number; taxDate: LocalDate; taxCodes: ReadonlyMap<TaxCodeId, TaxCode> },
): InvoiceLine['taxes'] {
  return line.taxCodeIds.flatMap((id, index) => {
    const path = ['lines', at.position, 'taxCodeIds', index]
    const code = at.taxCodes.get(id)
    if (!code) throw taxErrors.notFound(path)
    return salesTaxesOn(code, at.taxDate, path)
  })
}

/** Why a dated draft cannot be issued, each with its place; empty when it can. */
export function issueFaults(draft: DraftInvoice): Issue[] {
  const faults: Issue[] = []
  const add = (code: string, path: Issue['path'], message: string): void => {
    faults.push({ code: `invoice.${code}`, path, message })
  }
  if (!draft.customerId) add('no_customer', ['customerId'], 'Choose the customer to invoice.')
  if (draft.lines.length === 0) add('empty', ['lines'], 'Add a line: what is the invoice for?')
  draft.lines.forEach((line, position) => {
    if (line.description.trim() === '') {
      add('line_incomplete', ['lines', position, 'description'], 'Say what this line is for.')
    }
    faults.push(...taxConflicts(line.taxes, ['lines', position, 'taxCodeIds']))
  })
  faults.push(...totalFaults(draft))
  if (draft.issueDate && draft.dueDate && draft.dueDate < draft.issueDate) {
    add('due_before_issue', ['dueDate'], `Due date is before the issue date ${draft.issueDate}.`)
  }
  if (!draft.exchangeRate || Decimal.compare(draft.exchangeRate, Decimal.zero) <= 0) {
    const rate = `Give the rate: how many ${draft.baseCurrency} is one ${draft.currency}?`
    add('no_exchange_rate', ['exchangeRate'], rate)
  }
  return faults
}

function totalFaults(draft: DraftInvoice): Issue[] {
  if (draft.lines.length === 0) return []
  const totals = invoiceTotals(draft)
  const tooLarge = (path: Issue['path']): Issue => ({
    code: 'invoice.discount_too_large',
    path,
    message: 'The discount is larger than the amount it is taken from.',
  })
  const lineFaults = totals.lines.flatMap((line, position) =>
    draft.lines[position]?.discount?.kind === 'amount' &&
    Money.compare(line.discount, line.price) > 0
      ? [tooLarge(['lines', position, 'discount'])]
      : [],
  )
  if (lineFaults.length > 0) return lineFaults
  if (Money.isNegative(totals.total) && draft.discount?.kind === 'amount')
    return [tooLarge(['discount'])]
  if (Money.isPositive(totals.total)) return []
  const message = 'The total must be more than zero. Check quantities, prices and discounts.'
  return [{ code: 'invoice.total_not_positive', path: ['lines'], message }]
}

/**
 * The invoice withdrawn; it keeps its number (rule 26). Throws `invoice.not_issued`,
 * `invoice.settled` while payments are allocated to it, `invoice.credited` while credit notes correct
 * it (rule 43), `invoice.voided_before_issue`, `invoice.voided_too_early`.
 */
export function voidedInvoice(
  invoice: Invoice,
  as: {
    readonly date: LocalDate
    readonly reason: string
    readonly voidEntryId: JournalEntryId
    /** Numbers of its live credit notes. */
    readonly liveNotes?: readonly string[]
    /** The last day on which something was done with it; its issue date where nothing was. */
    readonly notBefore?: LocalDate
  },
): VoidedInvoice {
  if (invoice.status !== 'issued') throw invoiceErrors.notIssued(invoice.status)
  if (!Money.isZero(invoice.settled)) throw invoiceErrors.settled(invoice.number)
  if (as.liveNotes?.length) throw invoiceErrors.credited(invoice.number, as.liveNotes)
  if (as.date < invoice.issueDate) throw invoiceErrors.voidedBeforeIssue(invoice.issueDate)
  if (as.notBefore && as.date < as.notBefore) throw invoiceErrors.voidedTooEarly(as.notBefore)
  const { date: voidedOn, reason: voidReason, voidEntryId } = as
  return { ...invoice, status: 'voided', voidedOn, voidReason, voidEntryId }
}
