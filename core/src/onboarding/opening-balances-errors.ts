import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'
import { Money } from '../money/index.ts'

const changedNothing = 'Nothing was posted.'
const said = (amount: Money): string => `${Money.toString(amount)} ${amount.currency}`

/** Refusals of opening balances. */
export const openingErrors = {
  notFound: () =>
    new AppError('not_found', 'opening.not_found', 'These opening balances do not exist.'),
  alreadyThere: (asOf: string) =>
    new AppError(
      'conflict',
      'opening.already_there',
      `Opening balances of ${asOf} stand in the books already. Reverse them first, then post them anew.`,
    ),
  alreadyReversed: () =>
    new AppError('conflict', 'opening.already_reversed', 'These opening balances are reversed.'),
  inFuture: () =>
    invalid('opening.in_future', `The day lies in the future. ${changedNothing}`, ['asOf']),
  empty: () =>
    invalid('opening.empty', 'There is nothing to post: every balance is zero.', ['accounts']),
  /** Rows that cannot be taken over: one issue each. */
  faults: (issues: readonly Issue[]) =>
    new AppError(
      'invalid',
      'opening.faults',
      `${issues.length === 1 ? 'One row' : `${issues.length} rows`} cannot be taken over. ${changedNothing}`,
      { issues },
    ),
  unbalanced: (difference: Money) =>
    invalid(
      'opening.unbalanced',
      `Debits are ${said(Money.isNegative(difference) ? Money.negate(difference) : difference)} ${Money.isNegative(difference) ? 'less' : 'more'} than credits. Correct it, or have the difference put to Opening balances. ${changedNothing}`,
      ['accounts'],
    ),
  receivableDiffers: (receivable: Money, invoices: Money) =>
    invalid(
      'opening.receivable_differs',
      `Accounts receivable have ${said(receivable)} and the open invoices sum to ${said(invoices)}. They must be equal. ${changedNothing}`,
      ['invoices'],
    ),
}
