import { assert } from '../errors/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { normalSide } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { AccountBalanceRow, Drill } from './report-rows.ts'

/** The figures of one column: balances per account and the period that they drill to. */
export type Column = {
  readonly balances: ReadonlyMap<LedgerAccountId, bigint>
  readonly drill: (accountId: LedgerAccountId) => Drill
}

/**
 * One printed row. An account row carries its own balance; a parent with its own balance comes before its children
 * and a `subtotal` after them; a parent without one is a `heading`. `computed` rows belong to no account.
 */
export type ReportRow = {
  readonly kind: 'heading' | 'account' | 'subtotal' | 'computed'
  readonly depth: number
  readonly accountId: LedgerAccountId | null
  readonly code: string
  readonly name: string
  /** One per column; empty on headings. Positive on the normal side of the section. */
  readonly amounts: readonly Money[]
  /** One per column on account and computed rows; subtotals are the sum of the rows above them. */
  readonly drills: readonly Drill[]
}

/** All accounts of one type, by parent, with its total per column. */
export type Section = {
  readonly type: AccountType
  readonly rows: readonly ReportRow[]
  readonly totals: readonly Money[]
}

type Account = Omit<AccountBalanceRow, 'debit' | 'credit'>
type Node = { readonly account: Account; readonly children: Node[] }
type Frame = { readonly columns: readonly Column[]; readonly currency: CurrencyCode }
type Printed = { readonly rows: readonly ReportRow[]; readonly totals: readonly Money[] }

/** The balance on the normal side of the account's type: negative where it stands on the other side. */
export function normalBalance(row: Pick<AccountBalanceRow, 'type' | 'debit' | 'credit'>): bigint {
  return normalSide(row.type) === 'debit' ? row.debit - row.credit : row.credit - row.debit
}

/** Normal balances by account; rows of the same account (its months) add up. */
export function balancesByAccount(
  rows: readonly AccountBalanceRow[],
): Map<LedgerAccountId, bigint> {
  const balances = new Map<LedgerAccountId, bigint>()
  for (const row of rows) {
    balances.set(row.accountId, (balances.get(row.accountId) ?? 0n) + normalBalance(row))
  }
  return balances
}

/** Accounts are sorted by code as text, so `1000` comes before `1010` and `110`. */
export function byCode(
  a: { code: string; name: string },
  b: { code: string; name: string },
): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** One of each account, whatever number of rows and columns it appears in. */
function distinctAccounts(rows: Iterable<AccountBalanceRow>): Account[] {
  const byId = new Map<LedgerAccountId, Account>()
  for (const row of rows) byId.set(row.accountId, row)
  return [...byId.values()].sort(byCode)
}

/** A parent of another type does not group: the account then stands at the top of its own section. */
function forest(accounts: readonly Account[]): Node[] {
  const nodes = new Map(
    accounts.map((account) => [account.accountId, { account, children: [] as Node[] }]),
  )
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const parent = node.account.parentId === null ? undefined : nodes.get(node.account.parentId)
    ;(parent?.children ?? roots).push(node)
  }
  assert(countNodes(roots) === nodes.size, 'parents of accounts form no circle')
  return roots
}

const countNodes = (nodes: readonly Node[]): number =>
  nodes.reduce((count, node) => count + 1 + countNodes(node.children), 0)

const zeros = (frame: Frame): Money[] => frame.columns.map(() => Money.zero(frame.currency))

export function addColumns(a: readonly Money[], b: readonly Money[]): Money[] {
  return a.map((amount, index) => Money.add(amount, b[index] as Money))
}

export function subtractColumns(a: readonly Money[], b: readonly Money[]): Money[] {
  return a.map((amount, index) => Money.subtract(amount, b[index] as Money))
}

function printedChildren(nodes: readonly Node[], depth: number, frame: Frame): Printed {
  const parts = nodes.map((node) => printedNode(node, depth, frame))
  return {
    rows: parts.flatMap((part) => part.rows),
    totals: parts.reduce((totals, part) => addColumns(totals, part.totals), zeros(frame)),
  }
}

function printedNode(node: Node, depth: number, frame: Frame): Printed {
  const { accountId, code, name } = node.account
  const own = frame.columns.map((column) =>
    Money.of(column.balances.get(accountId) ?? 0n, frame.currency),
  )
  const below = printedChildren(node.children, depth + 1, frame)
  const hasOwn = own.some((amount) => !Money.isZero(amount))
  if (!hasOwn && below.rows.length === 0) return { rows: [], totals: zeros(frame) }
  const row = { depth, accountId, code, name }
  const drills = frame.columns.map((column) => column.drill(accountId))
  const first: ReportRow = hasOwn
    ? { ...row, kind: 'account', amounts: own, drills }
    : { ...row, kind: 'heading', amounts: [], drills: [] }
  if (below.rows.length === 0) return { rows: [first], totals: own }
  const totals = addColumns(own, below.totals)
  const last: ReportRow = { ...row, kind: 'subtotal', amounts: totals, drills: [] }
  return { rows: [first, ...below.rows, last], totals }
}

/** The accounts of one type as a tree, without those that are zero in every column. */
export function section(
  type: AccountType,
  rows: Iterable<AccountBalanceRow>,
  frame: Frame,
): Section {
  const accounts = distinctAccounts(rows).filter((account) => account.type === type)
  return { type, ...printedChildren(forest(accounts), 0, frame) }
}
