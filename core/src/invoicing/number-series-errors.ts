import { AppError, invalid } from '../errors/index.ts'

/** Refusals about the numbers of documents. */
export const numberSeriesErrors = {
  pattern: () =>
    invalid(
      'number_series.pattern',
      'The pattern needs {number} once, and may hold {year} once, such as INV-{year}-{number}.',
      ['pattern'],
    ),
  patternYear: () =>
    invalid(
      'number_series.pattern_year',
      'Counting from 1 each fiscal year needs {year} in the pattern, or two years would share numbers.',
      ['pattern'],
    ),
  inUse: (number: string) =>
    new AppError(
      'conflict',
      'number_series.number_in_use',
      `The next number would be ${number}, which is in use already. Choose another pattern or raise the next number.`,
    ),
  onlyUpwards: (next: number) =>
    invalid(
      'number_series.only_upwards',
      `The next number is ${next}. It can only be raised: a number is never used twice.`,
      ['nextNumber'],
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'number_series.changed_meanwhile',
      'Someone changed these numbers while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
}
