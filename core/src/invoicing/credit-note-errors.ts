import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string, extra?: Record<string, unknown>): AppError =>
  new AppError('conflict', code, message, extra ? { extra } : {})

/** Refusals about credit notes. */
export const creditNoteErrors = {
  notFound: () =>
    new AppError(
      'not_found',
      'credit_note.not_found',
      'There is no such credit note in this business.',
    ),
  /** Everything that keeps a note from being issued; the first gives the refusal its code. */
  notReady: (issues: readonly Issue[]) =>
    new AppError('invalid', issues[0]?.code ?? 'credit_note.empty', issues[0]?.message ?? '', {
      issues,
    }),
  voided: () =>
    conflict('credit_note.voided', 'This credit note is void. Issue a new one instead.'),
  inUse: (number: string) =>
    conflict(
      'credit_note.in_use',
      `Credit note ${number} settles invoices or was refunded. Take that back first, then void it.`,
    ),
  voidedTooEarly: (date: string) =>
    invalid(
      'credit_note.voided_too_early',
      `A credit note cannot be voided before its issue and all that was done with it: ${date} at the earliest.`,
      ['date'],
    ),
  alreadyExists: () =>
    conflict(
      'credit_note.already_exists',
      'A credit note with this id exists with other content. Use a new id.',
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    conflict(
      'credit_note.changed_meanwhile',
      'Someone changed this credit note while you were working. Look at both and try again.',
      { current, yours },
    ),
}

type Path = Issue['path']

/** What keeps a credit note from being issued, each with its place in the request. */
export const creditNoteFaults = {
  empty: (): Issue => ({
    code: 'credit_note.empty',
    path: ['lines'],
    message: 'Choose what to credit: a quantity or an amount of a line.',
  }),
  lineNotFound: (path: Path): Issue => ({
    code: 'credit_note.line_not_found',
    path,
    message: 'The invoice has no such line.',
  }),
  lineTwice: (path: Path): Issue => ({
    code: 'credit_note.line_twice',
    path,
    message: 'This line is named twice. Put both together.',
  }),
  notPositive: (path: Path): Issue => ({
    code: 'credit_note.not_positive',
    path,
    message: 'Credit more than nothing, in the direction in which the line was invoiced.',
  }),
  currency: (path: Path, currency: string): Issue => ({
    code: 'credit_note.currency',
    path,
    message: `The invoice is in ${currency}, and so is what corrects it.`,
  }),
  overCredited: (path: Path, left: string): Issue => ({
    code: 'credit_note.over_credited',
    path,
    message: `Of this line ${left} is left to credit.`,
  }),
  totalNotPositive: (): Issue => ({
    code: 'credit_note.total_not_positive',
    path: ['lines'],
    message: 'The total must be more than zero. Credit the lines that were charged, too.',
  }),
  totalOverCredited: (left: string): Issue => ({
    code: 'credit_note.total_over_credited',
    path: ['lines'],
    message: `Of the invoice’s total ${left} is left to credit.`,
  }),
  beforeInvoice: (issueDate: string): Issue => ({
    code: 'credit_note.before_invoice',
    path: ['issueDate'],
    message: `A credit note cannot be earlier than the invoice it corrects: ${issueDate} at the earliest.`,
  }),
}
