import type { AccountListItem, AccountType } from '@smb/core/ledger'
import { accountTypes } from '@smb/core/ledger'
import { Money, currency } from '@smb/core/money'

export type ChartRow = { readonly account: AccountListItem; readonly depth: number }
/** The accounts of one type, sub-accounts below their parents. `total` is debits less credits. */
export type ChartGroup = {
  readonly type: AccountType
  readonly rows: readonly ChartRow[]
  readonly total: string
}

const byCode = (a: AccountListItem, b: AccountListItem): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0

/** The chart by type in the order of the statements; types without accounts are left out. */
export function chartGroups(
  accounts: readonly AccountListItem[],
  baseCurrency: string,
): ChartGroup[] {
  return accountTypes.flatMap((type) => {
    const own = accounts.filter((account) => account.type === type).toSorted(byCode)
    if (own.length === 0) return []
    return [{ type, rows: treeRows(own), total: totalOf(own, baseCurrency) }]
  })
}

function totalOf(accounts: readonly AccountListItem[], baseCurrency: string): string {
  const base = currency(baseCurrency)
  const balances = accounts.map(({ balance }) => Money.read(balance.amount, base))
  return Money.toString(Money.sum(balances, base))
}

/** Parents before children. A child whose parent is not shown stands at the top. */
function treeRows(accounts: readonly AccountListItem[]): ChartRow[] {
  const shown = new Set(accounts.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): ChartRow[] =>
    accounts
      .filter((account) =>
        depth === 0
          ? account.parentId === null || !shown.has(account.parentId)
          : account.parentId === parentId,
      )
      .flatMap((account) => [{ account, depth }, ...below(account.id, depth + 1)])
  return below(null, 0)
}

/** The accounts that a search finds, with the parents that they stand under. */
export function foundAccounts(
  accounts: readonly AccountListItem[],
  { text, withArchived }: { readonly text: string; readonly withArchived: boolean },
): AccountListItem[] {
  const words = text.trim().toLowerCase()
  return accounts.filter(({ code, name, archivedAt }) => {
    if (archivedAt !== null && !withArchived) return false
    return `${code} ${name}`.toLowerCase().includes(words)
  })
}
