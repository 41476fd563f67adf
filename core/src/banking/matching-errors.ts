import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string): AppError =>
  new AppError('conflict', code, message)

/** Refusals of what a line of the bank cannot become. */
export const matchingErrors = {
  lineZero: () =>
    conflict(
      'banking.line_zero',
      'This line moves no money, so there is nothing to post. Exclude it instead.',
    ),
  noExchangeRate: () =>
    invalid(
      'banking.no_exchange_rate',
      'This bank account is not in base currency. Give the rate: how much base currency is one unit worth?',
      ['exchangeRate'],
    ),
  paymentElsewhere: () =>
    conflict(
      'banking.payment_elsewhere',
      'This payment was deposited to another account, so this bank account does not show it. Reverse it and record it here.',
    ),
  invoiceNotIssued: () =>
    conflict('banking.invoice_not_issued', 'Only an issued invoice can be settled.'),
  controlAccount: (code: string) =>
    invalid(
      'banking.control_account',
      `Account ${code} is the sum of customers’ documents. Match the line to an invoice or a payment instead.`,
      ['ledgerAccountId'],
    ),
  ownAccount: () =>
    invalid(
      'banking.own_account',
      'A line cannot be coded to the account of its own bank account. Choose what the money was for.',
      ['ledgerAccountId'],
    ),
  taxCode: (code: string) =>
    invalid(
      'banking.tax_code',
      `Tax code ${code} is not part of an amount that a bank moves. Choose another, or none.`,
      ['taxCodeId'],
    ),
  unmatchedTooEarly: (date: string) =>
    invalid(
      'banking.unmatched_too_early',
      `What a line of ${date} posted cannot be undone on an earlier day.`,
      ['date'],
    ),
  lineNotExcluded: () =>
    conflict(
      'banking.line_not_excluded',
      'This line is not excluded, so there is nothing to restore.',
    ),
}
