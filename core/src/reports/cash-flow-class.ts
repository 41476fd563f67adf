import type { LedgerAccountId } from '../ids/index.ts'
import type { ControlRole } from '../ledger/index.ts'
import type { AccountBalanceRow } from './report-rows.ts'

/** Where an account's movement stands on the cash-flow statement. */
export type CashFlowClass =
  'cash' | 'profit' | 'operating' | 'investing' | 'financing' | 'unclassified'

type Account = Omit<AccountBalanceRow, 'debit' | 'credit'>

const workingCapital: readonly (ControlRole | null)[] = [
  'accounts_receivable',
  'customer_credit',
  'output_tax',
  'input_tax',
  'withholding_receivable',
]

/**
 * The class of every account, from its type, its role and its group (the accounts of one type below the same top parent):
 *   income, expense                                     profit
 *   the account for payments, accounts tied to a bank
 *   account, and assets in a group with one of these    cash
 *   receivables, customer credit, taxes, and what
 *   stands in a group with one of these                 operating
 *   suspense                                            unclassified
 *   assets in any other group of several accounts       investing
 *   equity                                              financing
 *   the rest                                            unclassified
 */
export function cashFlowClasses(
  accounts: readonly Account[],
  bankAccountIds: ReadonlySet<LedgerAccountId>,
): Map<LedgerAccountId, CashFlowClass> {
  const byId = new Map(accounts.map((account) => [account.accountId, account]))
  const groups = Map.groupBy(byId.values(), (account) => topOf(account, byId))
  const classes = new Map<LedgerAccountId, CashFlowClass>()
  for (const group of groups.values()) {
    const own = group.map((account) => ownClass(account, bankAccountIds))
    const shared = sharedClass(group, own)
    group.forEach(({ accountId }, at) => classes.set(accountId, own[at] ?? shared))
  }
  return classes
}

/** The highest parent of the same type; the account itself where it has none. */
function topOf(account: Account, byId: ReadonlyMap<LedgerAccountId, Account>): LedgerAccountId {
  let top = account
  for (;;) {
    const parent = top.parentId === null ? undefined : byId.get(top.parentId)
    if (parent?.type !== account.type) return top.accountId
    top = parent
  }
}

function ownClass(
  { accountId, type, controlRole }: Account,
  bankAccountIds: ReadonlySet<LedgerAccountId>,
): CashFlowClass | undefined {
  if (type === 'income' || type === 'expense') return 'profit'
  if (type === 'equity') return 'financing'
  if (controlRole === 'suspense') return 'unclassified'
  if (workingCapital.includes(controlRole)) return 'operating'
  const isBank = controlRole === 'bank_default' || bankAccountIds.has(accountId)
  return type === 'asset' && isBank ? 'cash' : undefined
}

/** What accounts without a class of their own take from their group. */
function sharedClass(
  group: readonly Account[],
  own: readonly (CashFlowClass | undefined)[],
): CashFlowClass {
  if (own.includes('operating')) return 'operating'
  if (own.includes('cash')) return 'cash'
  const isAssetGroup = group.length > 1 && group[0]?.type === 'asset'
  return isAssetGroup && own.every((each) => each === undefined) ? 'investing' : 'unclassified'
}
