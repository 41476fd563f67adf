import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string): AppError =>
  new AppError('conflict', code, message)

/** Refusals about write-offs. */
export const writeOffErrors = {
  notFound: () =>
    new AppError(
      'not_found',
      'write_off.not_found',
      'There is no such write-off in this business.',
    ),
  notPositive: () =>
    invalid('write_off.not_positive', 'The amount written off must be more than zero.', ['amount']),
  currency: (currency: string) =>
    invalid('write_off.currency', `The invoice is in ${currency}, and so is its write-off.`, [
      'amount',
      'currency',
    ]),
  overWrittenOff: (number: string, left: string) => {
    const message = `Invoice ${number} has ${left} outstanding. Write off at most that.`
    const issues = [{ path: ['amount'], code: 'write_off.over_written_off', message }]
    return new AppError('conflict', 'write_off.over_written_off', message, { issues })
  },
  tooEarly: (date: string) =>
    invalid(
      'write_off.too_early',
      `An invoice cannot be written off before it is issued: ${date} at the earliest.`,
      ['date'],
    ),
  account: (code: string) =>
    invalid(
      'write_off.account',
      `A bad debt is an expense, and account ${code} is not for that. Choose an expense account.`,
      ['expenseAccountId'],
    ),
  noAccount: () =>
    invalid('write_off.no_account', 'Choose the expense account for bad debts.', [
      'expenseAccountId',
    ]),
  reversed: () => conflict('write_off.reversed', 'This write-off is reversed already.'),
  reversedTooEarly: (date: string) =>
    invalid(
      'write_off.reversed_too_early',
      `A write-off of ${date} cannot be reversed on an earlier day.`,
      ['date'],
    ),
  alreadyExists: () =>
    conflict(
      'write_off.already_exists',
      'A write-off with this id exists with other content. Use a new id.',
    ),
}
