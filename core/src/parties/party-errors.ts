import { AppError } from '../errors/index.ts'

/** Refusals about customers. */
export const partyErrors = {
  notFound: () =>
    new AppError('not_found', 'customer.not_found', 'There is no such customer in this business.'),
  archived: (name: string) =>
    new AppError(
      'conflict',
      'customer.archived',
      `${name} is archived. Restore the customer first.`,
    ),
  alreadyExists: () =>
    new AppError(
      'conflict',
      'customer.already_exists',
      'A customer with this id exists with other content. Use a new id, or revise the customer.',
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'customer.changed_meanwhile',
      'Someone changed this customer while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
}
