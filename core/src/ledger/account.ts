import type { CurrencyCode } from '../money/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { LocalDate } from '../time/index.ts'
import { fiscalYearOf } from '../time/index.ts'

/** The five kinds of account. Debits grow assets and expenses, credits grow the other three. */
export const accountTypes = ['asset', 'liability', 'equity', 'income', 'expense'] as const
export type AccountType = (typeof accountTypes)[number]

/**
 * What documents post to without the user choosing: a tenant has exactly one account per role.
 * Control accounts can be renamed, never archived while they carry the role.
 */
export const controlRoles = [
  'accounts_receivable',
  'customer_credit',
  'output_tax',
  'input_tax',
  'withholding_receivable',
  'rounding_differences',
  'exchange_differences',
  'retained_earnings',
  'sales',
  'bank_default',
  'suspense',
] as const
export type ControlRole = (typeof controlRoles)[number]

/** What documents keep equal to their open items (rule 38): nothing is posted to them by hand or by an import. */
const openItemRoles: ReadonlySet<ControlRole> = new Set(['accounts_receivable', 'customer_credit'])
export const isOpenItemRole = (role: ControlRole | null): boolean =>
  role !== null && openItemRoles.has(role)

/** An account of the general ledger. `currency` fixes what may be posted to it; null takes any. */
export type LedgerAccount = {
  readonly id: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly parentId: LedgerAccountId | null
  readonly controlRole: ControlRole | null
  readonly currency: CurrencyCode | null
  readonly archivedAt: string | null
  readonly version: number
}

/** The side on which the account's balance normally stands. */
export function normalSide(type: AccountType): Side {
  return type === 'asset' || type === 'expense' ? 'debit' : 'credit'
}

/** Income and expense start each fiscal year at zero; the others carry over. */
export function isProfitAndLoss(type: AccountType): boolean {
  return type === 'income' || type === 'expense'
}

/**
 * The day from which the balance of an account counts in a ledger that begins at `from`: that of its fiscal year for income
 * and expense accounts (rules 47 and 49), null for the first entry of the books. Within the ledger's own days it runs on.
 */
export function balanceCountsFrom(
  type: AccountType,
  from: LocalDate | undefined,
  fiscalYearStartMonth: number,
): LocalDate | null {
  if (from === undefined || !isProfitAndLoss(type)) return null
  return fiscalYearOf(from, fiscalYearStartMonth).start
}

export type Side = 'debit' | 'credit'
