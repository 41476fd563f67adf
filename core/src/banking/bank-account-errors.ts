import { AppError, invalid } from '../errors/index.ts'

/** Refusals about bank accounts themselves. */
export const bankAccountErrors = {
  alreadyExists: () =>
    new AppError(
      'conflict',
      'banking.account_already_exists',
      'A bank account with this id exists with other content. Use a new id.',
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'banking.account_changed_meanwhile',
      'Someone changed this bank account while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
  ledgerAccountControlled: (code: string) =>
    invalid(
      'banking.ledger_account_controlled',
      `Documents post to account ${code} by themselves, so it cannot be a bank. Choose another, or leave it out to have one made.`,
      ['ledgerAccountId'],
    ),
}
