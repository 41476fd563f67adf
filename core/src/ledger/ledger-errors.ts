import { AppError, invalid } from '../errors/index.ts'

/** Refusals of the ledger. The SQL layer raises the same codes for what only the database can know. */
export const ledgerErrors = {
  unbalanced: (difference: string, side: string) =>
    invalid(
      'ledger.unbalanced',
      `The ${side} side is ${difference} more than the other. Add a line or change an amount.`,
      ['lines'],
    ),
  tooFewLines: () =>
    invalid('ledger.too_few_lines', 'An entry needs at least one debit and one credit line.', [
      'lines',
    ]),
  amountNotPositive: (index: number) =>
    invalid(
      'ledger.amount_not_positive',
      'The amount must be greater than zero; choose the side instead of a sign.',
      ['lines', index, 'amount'],
    ),
  accountNotFound: () =>
    new AppError(
      'not_found',
      'ledger.account_not_found',
      'There is no such account in this business.',
    ),
  accountArchived: (code: string) =>
    new AppError(
      'conflict',
      'ledger.account_archived',
      `Account ${code} is archived. Restore it or choose another account.`,
    ),
  accountReserved: (code: string) =>
    invalid(
      'ledger.account_reserved',
      `Account ${code} follows invoices and payments. Record one of those instead, or choose another account.`,
      ['lines'],
    ),
  accountCurrency: (codeAndCurrency: string) =>
    invalid(
      'ledger.account_currency',
      `Account ${codeAndCurrency.replace(' ', ' takes ')} only. Choose another account.`,
      ['lines'],
    ),
  periodLocked: (lockDate: string) =>
    new AppError(
      'locked',
      'ledger.period_locked',
      `The books are closed up to ${lockDate}. Choose a later date, or have an owner or accountant move the lock date.`,
    ),
  entryNotFound: () =>
    new AppError(
      'not_found',
      'ledger.entry_not_found',
      'There is no such journal entry in this business.',
    ),
  alreadyReversed: () =>
    new AppError(
      'conflict',
      'ledger.already_reversed',
      'This entry is already reversed. A reversal can be found beside it.',
    ),
  reversalNotLater: (postingDate: string) =>
    invalid(
      'ledger.reversal_not_later',
      `The entry that undoes this one comes after it: choose a day after ${postingDate}.`,
      ['reverseOn'],
    ),
  postedByDocument: (document: string, whatToDo: string) =>
    new AppError(
      'conflict',
      'ledger.posted_by_document',
      `This entry belongs to ${document}. To undo it, ${whatToDo}; the books follow.`,
    ),
  codeTaken: (code: string) =>
    new AppError(
      'conflict',
      'ledger.code_taken',
      `Account code ${code} is already in use. Choose another code.`,
    ),
}
