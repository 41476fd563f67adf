import { AppError, invalid } from '../errors/index.ts'

/** Refusals about items: products and services. */
export const itemErrors = {
  notFound: () =>
    new AppError(
      'not_found',
      'item.not_found',
      'There is no such product or service in this business.',
    ),
  archived: (name: string) =>
    new AppError('conflict', 'item.archived', `${name} is archived. Restore it first.`),
  alreadyExists: () =>
    new AppError(
      'conflict',
      'item.already_exists',
      'A product or service with this id exists with other content. Use a new id, or revise it.',
    ),
  codeTaken: (code: string) =>
    new AppError(
      'conflict',
      'item.code_taken',
      `The code ${code} is already in use, maybe by something archived. Choose another code.`,
      { issues: [{ path: ['code'], code: 'item.code_taken', message: 'Already in use.' }] },
    ),
  incomeAccount: (code: string) =>
    invalid(
      'item.income_account',
      `Account ${code} is posted to by documents themselves. Choose an income account.`,
      ['incomeAccountId'],
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'item.changed_meanwhile',
      'Someone changed this product or service while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
}
