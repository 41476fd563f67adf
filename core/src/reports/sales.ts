import type { CustomerId, ItemId, LedgerAccountId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { addColumns } from './account-tree.ts'
import type { Period } from './report-rows.ts'

export const salesGroups = ['customer', 'item', 'account'] as const
export type SalesGroup = (typeof salesGroups)[number]

/** Income of one customer, item or account in one period, credit positive; null is income that has none. */
export type SoldRow = {
  readonly id: CustomerId | ItemId | LedgerAccountId | null
  readonly code: string
  readonly name: string
  readonly minor: bigint
}

export type SalesRow = Omit<SoldRow, 'minor'> & {
  /** One per column: the period and, where asked, what it is compared with. */
  readonly amounts: readonly Money[]
}

export type Sales = {
  readonly kind: 'sales'
  readonly by: SalesGroup
  readonly currency: CurrencyCode
  readonly columns: readonly Period[]
  readonly rows: readonly SalesRow[]
  readonly totals: readonly Money[]
}

/**
 * Income without taxes by who or what brought it, the largest of the first column first and what has no customer or item
 * last. Its totals are the income of the profit and loss: what came otherwise is a row, never left out.
 */
export function sales(
  by: SalesGroup,
  columns: readonly { readonly period: Period; readonly rows: readonly SoldRow[] }[],
  currency: CurrencyCode,
): Sales {
  const named = new Map<SoldRow['id'], SoldRow>()
  for (const row of columns.flatMap(({ rows }) => rows)) named.set(row.id, row)
  const byId = columns.map((column) => new Map(column.rows.map((row) => [row.id, row.minor])))
  const rows = [...named.values()]
    .map(({ id, code, name }): SalesRow => {
      const amounts = byId.map((column) => Money.of(column.get(id) ?? 0n, currency))
      return { id, code, name, amounts }
    })
    .filter(({ amounts }) => amounts.some((amount) => !Money.isZero(amount)))
    .toSorted(bySize)
  const zeros = columns.map(() => Money.zero(currency))
  return {
    kind: 'sales',
    by,
    currency,
    columns: columns.map(({ period }) => period),
    rows,
    totals: rows.reduce((totals, row) => addColumns(totals, row.amounts), zeros),
  }
}

/** The same with its largest rows only, and one more that adds up the others; what no document brought stays apart. */
export function topSales(report: Sales, top: number): Sales {
  const { rows, by } = report
  const named = rows.filter(({ id }) => id !== null)
  const others = named.slice(top)
  if (others.length <= 1) return report
  const [first, ...rest] = others.map(({ amounts }) => amounts)
  const folded: SalesRow = {
    id: null,
    code: '',
    name: `${others.length} other ${by}s`,
    amounts: rest.reduce(addColumns, first ?? []),
  }
  const unnamed = rows.filter(({ id }) => id === null)
  return { ...report, rows: [...named.slice(0, top), folded, ...unnamed] }
}

function bySize(a: SalesRow, b: SalesRow): number {
  if ((a.id === null) !== (b.id === null)) return a.id === null ? 1 : -1
  const size = Money.compare(b.amounts[0] as Money, a.amounts[0] as Money)
  return size === 0 ? a.name.localeCompare(b.name, 'en') : size
}
