import { z } from 'zod'
import { CustomerListItem, ListCustomersQuery } from '../parties/index.ts'
import { MoneyView } from '../money/index.ts'

export const ListCustomersWithBalancesQuery = ListCustomersQuery.extend({
  /** `open`: who owes anything, `overdue`: who owes anything that was due before today. */
  owing: z.enum(['any', 'open', 'overdue']).default('any'),
  /** `balance`: who owes most comes first. */
  sort: z.enum(['name', 'balance']).default('name'),
})
export type ListCustomersWithBalances = z.output<typeof ListCustomersWithBalancesQuery>

/** A customer with what is open, in base currency at the rates it was posted at (rule 38). */
export const CustomerWithBalance = CustomerListItem.extend({
  /** Σ balances of issued invoices. */
  outstanding: MoneyView,
  /** The part of it that was due before today. */
  overdue: MoneyView,
}).meta({ id: 'CustomerWithBalance' })
export type CustomerWithBalance = z.infer<typeof CustomerWithBalance>
