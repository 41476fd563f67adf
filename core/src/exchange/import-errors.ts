import type { LocalDate } from '../time/index.ts'
import type { ErrorKind } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

/** Bounds of one import. */
export const importLimits = {
  bytes: 2 * 1024 ** 3,
  transactions: 5_000_000,
  accounts: 10_000,
  rates: 1_000_000,
  issuesShown: 20,
}

const atLine = (
  kind: ErrorKind,
  code: string,
  of: { line: number; sentence: string },
): AppError => {
  const message = `Line ${of.line}: ${of.sentence} Nothing was imported.`
  return new AppError(kind, code, message, { issues: [{ path: ['line', of.line], code, message }] })
}

/** Refusals of an import as a whole, and of what only the books can know about a line of the file. */
export const importErrors = {
  /** The first refusals of a file as one: its code and sentence are the first one's. */
  several: (refusals: readonly AppError[]): AppError => {
    const [first, ...others] = refusals as readonly [AppError, ...AppError[]]
    const message =
      others.length === 0
        ? first.message
        : `${first.message} ${others.length} more lines need attention.`
    return new AppError(first.kind, first.code, message, {
      issues: refusals.flatMap((refusal) => refusal.issues).slice(0, importLimits.issuesShown),
    })
  },
  tooLarge: () =>
    new AppError(
      'too_large',
      'exchange.file_too_large',
      `The file is larger than ${importLimits.bytes / 1024 ** 3} GiB. Split it. Nothing was imported.`,
    ),
  tooManyTransactions: () =>
    new AppError(
      'too_large',
      'exchange.too_many_transactions',
      `The file has more than ${importLimits.transactions} transactions. Split it. Nothing was imported.`,
    ),
  tooManyAccounts: () =>
    invalid(
      'exchange.too_many_accounts',
      `The file has more than ${importLimits.accounts} accounts. Nothing was imported.`,
    ),
  tooManyRates: () =>
    invalid(
      'exchange.too_many_rates',
      `The file has more than ${importLimits.rates} rates of exchange. Nothing was imported.`,
    ),
  notUtf8: (line: number) =>
    invalid(
      'exchange.not_utf8',
      `Line ${line}: from here on the file is not UTF-8 text. Save it as UTF-8. Nothing was imported.`,
      ['line', line],
    ),
  locked: (line: number, lockDate: LocalDate) =>
    atLine('locked', 'ledger.period_locked', {
      line,
      sentence: `the books are closed up to ${lockDate}. Have an owner or accountant move the lock date, or leave the entry out.`,
    }),
  unbalanced: (line: number) =>
    atLine('invalid', 'exchange.unbalanced', {
      line,
      sentence: 'debits and credits differ. Each currency must balance.',
    }),
  accountArchived: (line: number, account: string) =>
    atLine('conflict', 'ledger.account_archived', {
      line,
      sentence: `account “${account}” is archived. Restore it first.`,
    }),
  accountCurrency: (line: number, account: string, currency: string) =>
    atLine('invalid', 'ledger.account_currency', {
      line,
      sentence: `account “${account}” takes ${currency} only.`,
    }),
  underWay: () =>
    new AppError(
      'conflict',
      'exchange.import_under_way',
      'Another import into this business is running. Wait until it is done. Nothing was imported.',
    ),
}
