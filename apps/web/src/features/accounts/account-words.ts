import type { AccountType, ControlRole } from '@smb/core/ledger'

export const typeWords: Readonly<Record<AccountType, string>> = {
  asset: 'Asset',
  liability: 'Liability',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expense',
}

export const typeHeadings: Readonly<Record<AccountType, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
}

/** What documents post to an account by themselves; the reason why it cannot be archived. */
export const roleWords: Readonly<Record<ControlRole, string>> = {
  accounts_receivable: 'Invoices not yet paid',
  customer_credit: 'Payments not yet allocated',
  output_tax: 'Tax on sales',
  input_tax: 'Tax on purchases',
  withholding_receivable: 'Tax withheld by customers',
  rounding_differences: 'Rounding',
  exchange_differences: 'Exchange differences',
  retained_earnings: 'Profit of earlier years',
  sales: 'Invoice lines',
  bank_default: 'Bank, unless another is chosen',
  suspense: 'Not sorted yet',
}
