import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string, extra?: Record<string, unknown>): AppError =>
  new AppError('conflict', code, message, extra ? { extra } : {})

/** Refusals about invoices. */
export const invoiceErrors = {
  notFound: () =>
    new AppError('not_found', 'invoice.not_found', 'There is no such invoice in this business.'),
  notDraft: (invoice: { readonly status: string; readonly number: string | null }) =>
    conflict(
      'invoice.not_draft',
      `Invoice ${invoice.number ?? ''} is already ${invoice.status}. Void it and duplicate it as a new draft instead.`,
    ),
  notIssued: (status: string) =>
    conflict('invoice.not_issued', `This needs an issued invoice, and this one is ${status}.`),
  archived: () => conflict('invoice.archived', 'This draft is archived. Restore it first.'),
  settled: (number: string) =>
    conflict(
      'invoice.settled',
      `Payments are allocated to invoice ${number}. Take them off first, then void it.`,
    ),
  credited: (number: string, notes: readonly string[]) =>
    conflict(
      'invoice.credited',
      `Invoice ${number} is corrected by credit note ${notes.join(', ')}. Void that first, then the invoice.`,
    ),
  /** Everything that keeps a draft from being issued; the first gives the refusal its code. */
  notReady: (issues: readonly Issue[]) =>
    new AppError('invalid', issues[0]?.code ?? 'invoice.empty', issues[0]?.message ?? '', {
      issues,
    }),
  voidedBeforeIssue: (issueDate: string) =>
    invalid(
      'invoice.voided_before_issue',
      `An invoice of ${issueDate} cannot be voided on an earlier day.`,
      ['date'],
    ),
  voidedTooEarly: (date: string) =>
    invalid(
      'invoice.voided_too_early',
      `An invoice cannot be voided before all that was allocated to it or credited of it had ended: ${date} at the earliest.`,
      ['date'],
    ),
  alreadyExists: () =>
    conflict(
      'invoice.already_exists',
      'An invoice with this id exists with other content. Use a new id, or revise the invoice.',
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    conflict(
      'invoice.changed_meanwhile',
      'Someone changed this invoice while you were working. Look at both and save again.',
      { current, yours },
    ),
  /** An invoice file that cannot be read: one issue per fault. */
  fileMalformed: (issues: readonly Issue[]) =>
    new AppError(
      'invalid',
      'invoice.file_malformed',
      `The invoice file has ${issues.length === 1 ? 'a fault' : `${issues.length} faults`}. Correct it and try again.`,
      { issues },
    ),
}
