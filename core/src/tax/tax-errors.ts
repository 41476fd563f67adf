import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

type Path = readonly (string | number)[]

/** Refusals of the tax area. */
export const taxErrors = {
  notFound: (path: Path = []) =>
    path.length === 0
      ? new AppError('not_found', 'tax.not_found', 'There is no such tax code in this business.')
      : invalid(
          'tax.not_found',
          'There is no such tax code in this business. Choose another.',
          path,
        ),
  archived: (code: string, path: Path = []) =>
    invalid('tax.archived', `Tax code ${code} is archived. Restore it or choose another.`, path),
  noRate: (code: string, date: string, path: Path = []) =>
    invalid(
      'tax.no_rate',
      `Tax code ${code} has no rate in force on ${date}. Add one or choose another date.`,
      path,
    ),
  /** One issue among others: a line that is both taxed and not. */
  conflict: (untaxed: string, path: Path): Issue => ({
    code: 'tax.conflict',
    path,
    message: `This line is ${untaxed} and carries another tax too. Keep one of them.`,
  }),
  componentNotFound: () =>
    invalid('tax.component_not_found', 'The code has no tax at that position.', ['component']),
  rateNotLater: (validFrom: string) =>
    invalid(
      'tax.rate_not_later',
      `A new rate starts after the last one, which starts on ${validFrom}.`,
      ['validFrom'],
    ),
  codeTaken: (code: string) =>
    new AppError(
      'conflict',
      'tax.code_taken',
      `Tax code ${code} is already in use. Choose another code.`,
    ),
  malformed: (faults: readonly { readonly path: Path; readonly message: string }[]) =>
    new AppError('invalid', 'tax.malformed', faults[0]?.message ?? 'The tax code makes no sense.', {
      issues: faults.map((fault): Issue => ({ ...fault, code: 'tax.malformed' })),
    }),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'tax.changed_meanwhile',
      'Someone changed this tax code while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
}
