import { AppError } from '../errors/index.ts'

const conflict = (code: string, message: string): AppError =>
  new AppError('conflict', code, message)

/** Refusals that come from what already stands beside a payment. */
export const paymentConflicts = {
  matchedToBank: () =>
    conflict(
      'payment.matched_to_bank',
      'A line of the bank’s statement proves this payment. Unmatch that line first.',
    ),
  allocationExists: () =>
    conflict(
      'payment.allocation_exists',
      'An allocation with this id exists with other content. Use a new id.',
    ),
}
