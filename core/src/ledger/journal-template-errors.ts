import { AppError, invalid } from '../errors/index.ts'

const atAmount = (at: number) => ['lines', at, 'amount'] as const

export const journalTemplateErrors = {
  notFound: () =>
    new AppError('not_found', 'journal_template.not_found', 'There is no such journal template.'),
  exists: () =>
    new AppError(
      'conflict',
      'journal_template.exists',
      'A journal template with this id exists already, with other content.',
    ),
  nameTaken: (name: string) =>
    new AppError(
      'conflict',
      'journal_template.name_taken',
      `There is a journal template “${name}” already. Choose another name.`,
      { issues: [{ path: ['name'], code: 'journal_template.name_taken', message: 'is taken' }] },
    ),
  changedMeanwhile: (current: object) =>
    new AppError(
      'conflict',
      'journal_template.changed_meanwhile',
      'Somebody changed this journal template meanwhile. Look at both and save again.',
      { extra: { current } },
    ),
  nothingToSkip: () =>
    new AppError(
      'conflict',
      'journal_template.nothing_to_skip',
      'This journal template has no further occurrence.',
    ),
  currency: (at: number, base: string) =>
    invalid('journal_template.currency', `Templates are kept in ${base}.`, [
      ...atAmount(at),
      'currency',
    ]),
  amountNotPositive: (at: number) =>
    invalid('journal_template.amount_not_positive', 'An amount is more than zero.', [
      ...atAmount(at),
    ]),
  amountMissing: (at: number) =>
    invalid('journal_template.amount_missing', 'What posts itself needs an amount on every line.', [
      ...atAmount(at),
    ]),
  unbalanced: (difference: string, base: string) =>
    invalid(
      'journal_template.unbalanced',
      `What posts itself must balance. Debits less credits are ${difference} ${base}.`,
      ['lines'],
    ),
  endsBeforeStart: () =>
    invalid('journal_template.ends_before_start', 'The last day is before the first.', [
      'recurrence',
      'endsOn',
    ]),
}
