import { AppError, invalid } from '../errors/index.ts'

const logo = (code: string, message: string): AppError => invalid(code, message, ['logo'])

/** Refusals about how papers look. */
export const paperErrors = {
  accent: () =>
    invalid(
      'paper.accent',
      'This colour is too pale to be read on white paper. Choose a darker one.',
      ['accent'],
    ),
  logoNone: () => new AppError('not_found', 'paper.logo_none', 'This business prints no logo.'),
  logoKind: () => logo('paper.logo_kind', 'The logo must be a PNG or JPEG picture.'),
  logoTooLarge: () => logo('paper.logo_too_large', 'The logo must be at most 512 KB.'),
  logoDimensions: (max: number) =>
    logo(
      'paper.logo_dimensions',
      `The logo must be at most ${max} by ${max} pixels and not empty.`,
    ),
  logoBroken: () =>
    logo('paper.logo_broken', 'The picture is damaged. Save it anew and choose it again.'),
  logoForm: (how: string) =>
    logo('paper.logo_form', `This form of picture cannot be printed: ${how}. Save it in another.`),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    new AppError(
      'conflict',
      'paper.changed_meanwhile',
      'Someone changed these settings while you were working. Look at both and save again.',
      { extra: { current, yours } },
    ),
}
