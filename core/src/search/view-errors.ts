import { AppError, invalid } from '../errors/index.ts'

/** Refusals of saved views. */
export const viewErrors = {
  notFound: () =>
    new AppError('not_found', 'view.not_found', 'There is no such saved view of yours.'),
  nameTaken: (name: string) =>
    new AppError('conflict', 'view.name_taken', `You have a view called “${name}” already.`),
  tooMany: (limit: number) =>
    new AppError(
      'conflict',
      'view.too_many',
      `You have ${limit} saved views. Discard one that you do not need, then save this one.`,
    ),
  queryTooLong: () =>
    invalid('view.query_too_long', 'So many filters do not fit in a saved view.', ['query']),
  changedMeanwhile: () =>
    new AppError(
      'conflict',
      'view.changed_meanwhile',
      'This view was changed meanwhile. Load the page again.',
    ),
}
