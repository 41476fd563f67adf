import { invalid } from '../errors/index.ts'
import { statementLinesMax } from './statement-of-account.ts'

/** Refusals of statements of account. */
export const statementErrors = {
  tooLong: () =>
    invalid(
      'statement.too_long',
      `The statement would have more than ${statementLinesMax} lines. Choose a shorter period.`,
      ['from'],
    ),
}
