import type { CustomerId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { addColumns } from './account-tree.ts'
import type { Period } from './report-rows.ts'

/** The columns, in order; all but the two balances are movements of the period. */
export const customerBalanceColumns = [
  'opening',
  'invoiced',
  'received',
  'exchange',
  'other',
  'closing',
] as const

/** What the database sums per customer, minor units of the base currency, owed to us positive. */
export type CustomerMovementRow = {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly opening: bigint
  /** Issued less voided. */
  readonly invoiced: bigint
  /** Payments less reversals, negative. */
  readonly received: bigint
  /** What rates made of the same money between invoice and payment. */
  readonly exchange: bigint
  /** Changes of any other cause. */
  readonly other: bigint
}

export type CustomerBalances = Period & {
  readonly kind: 'customer_balances'
  readonly currency: CurrencyCode
  readonly rows: readonly {
    readonly customerId: CustomerId
    readonly customerName: string
    /** One per column. */
    readonly amounts: readonly Money[]
  }[]
  readonly totals: readonly Money[]
}

/** What each customer owed, what changed it and what they owe; those whose every figure is zero are left out. */
export function customerBalances(
  given: readonly CustomerMovementRow[],
  of: Period & { readonly currency: CurrencyCode },
): CustomerBalances {
  const rows = given
    .map((row) => {
      const { opening, invoiced, received, exchange, other } = row
      const closing = opening + invoiced + received + exchange + other
      const figures = [opening, invoiced, received, exchange, other, closing]
      return {
        customerId: row.customerId,
        customerName: row.customerName,
        amounts: figures.map((figure) => Money.of(figure, of.currency)),
      }
    })
    .filter(({ amounts }) => amounts.some((amount) => !Money.isZero(amount)))
  const zeros = customerBalanceColumns.map(() => Money.zero(of.currency))
  const totals = rows.reduce((sums, row) => addColumns(sums, row.amounts), zeros)
  return { kind: 'customer_balances', ...of, rows, totals }
}
