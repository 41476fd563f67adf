import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string): AppError =>
  new AppError('conflict', code, message)
const notFound = (code: string, message: string): AppError =>
  new AppError('not_found', code, message)

/** Refusals of the bank area. What is wrong inside a file is refused by `ofxErrors`. */
export const bankingErrors = {
  accountNotFound: () =>
    notFound('banking.account_not_found', 'There is no such bank account in this business.'),
  accountArchived: (name: string) =>
    conflict('banking.account_archived', `${name} is archived. Restore it to import or match.`),
  ledgerAccountInUse: () =>
    conflict(
      'banking.ledger_account_in_use',
      'Another bank account already uses this ledger account. Choose another or leave it out to have one made.',
    ),
  ledgerAccountNotAsset: () =>
    invalid(
      'banking.ledger_account_type',
      'A bank account needs an asset account, or a liability account for a credit card.',
      ['ledgerAccountId'],
    ),
  ledgerAccountCurrency: (bank: string, ledger: string) =>
    invalid(
      'banking.ledger_account_currency',
      `The ledger account is kept in ${ledger}, the bank account in ${bank}. Choose an account in ${bank}.`,
      ['ledgerAccountId'],
    ),
  statementCurrency: (statement: string, account: string) =>
    invalid(
      'banking.statement_currency',
      `The statement is in ${statement}, this bank account is in ${account}. Import it into an account in ${statement}.`,
    ),
  balanceBroken: (words: string, line: number) =>
    invalid('banking.balance_broken', `${words} Nothing was imported.`, ['line', line]),
  statementNotChosen: (accounts: readonly string[]) =>
    invalid(
      'banking.statement_not_chosen',
      `The file holds statements of several accounts (${accounts.join(', ').slice(0, 200)}). Choose one.`,
      ['statement'],
    ),
  importNotFound: () =>
    notFound('banking.import_not_found', 'There is no such statement import in this business.'),
  importInUse: (count: number) =>
    conflict(
      'banking.import_in_use',
      `${count} of its lines ${count === 1 ? 'is' : 'are'} matched or coded. Unmatch them first, then undo the import.`,
    ),
  importUndone: () => conflict('banking.import_undone', 'This import is already undone.'),
  lineNotFound: () =>
    notFound('banking.line_not_found', 'There is no such statement line in this business.'),
  lineSettled: (state: string) =>
    conflict('banking.line_settled', `This line is already ${state}. Undo that first.`),
  lineNotSettled: () =>
    conflict(
      'banking.line_not_settled',
      'This line is not matched or coded, so there is nothing to undo.',
    ),
  amountDiffers: (line: string, other: string) =>
    invalid(
      'banking.amount_differs',
      `The bank line is ${line}, the other side ${other}. A match needs equal amounts.`,
    ),
  currencyDiffers: (line: string, other: string) =>
    invalid('banking.currency_differs', `The bank line is in ${line}, the other side in ${other}.`),
  moneyOut: () =>
    invalid(
      'banking.money_out',
      'This line is money out. It cannot settle a customer’s invoice; code it to an account.',
    ),
  paymentMatched: () =>
    conflict('banking.payment_matched', 'This payment is already matched with another bank line.'),
}
