import { assert } from '../errors/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { LocalDate, monthsBetween } from '../time/index.ts'
import { cashFlowClasses } from './cash-flow-class.ts'
import { cashPointsMax, reportErrors } from './report-errors.ts'
import type { AccountBalanceRow, Period } from './report-rows.ts'

/** How far the points of cash over time lie apart. A week begins on Monday. */
export const cashSteps = ['day', 'week', 'month'] as const
export type CashStep = (typeof cashSteps)[number]

/** Cash at the end of a step, and what the step changed. The first and last step may be cut by the period. */
export type CashPoint = Period & { readonly balance: Money; readonly change: Money }

export type CashOverTime = Period & {
  readonly by: CashStep
  readonly currency: CurrencyCode
  /** Cash before the first day. */
  readonly opening: Money
  readonly points: readonly CashPoint[]
  /** The point with the least cash, the earliest of several. */
  readonly lowest: CashPoint
}

/** What the cash accounts moved in a step, debit positive, in minor units of base currency. `start` is the step's own. */
export type CashMovement = { readonly start: LocalDate; readonly minor: bigint }

/** The accounts whose balances are cash: those of class `cash` on the cash-flow statement, so that the two agree. */
export function cashAccounts<Row extends Omit<AccountBalanceRow, 'debit' | 'credit'>>(
  accounts: readonly Row[],
  bankAccountIds: ReadonlySet<LedgerAccountId>,
): Row[] {
  const classes = cashFlowClasses(accounts, bankAccountIds)
  return accounts.filter(({ accountId }) => classes.get(accountId) === 'cash')
}

/** The first day of the step that a day lies in: itself, its Monday, the first of its month. */
export function stepStart(day: LocalDate, by: CashStep): LocalDate {
  if (by === 'day') return day
  if (by === 'month') return LocalDate.startOfMonth(day)
  return LocalDate.addDays(day, 1 - LocalDate.weekday(day))
}

/** Where the period begins that ends on a day unless it is said: 31 days, 13 weeks or 12 months, the last one perhaps cut. */
export function cashPeriodStart(to: LocalDate, by: CashStep): LocalDate {
  const start = stepStart(to, by)
  if (by === 'day') return LocalDate.addDays(start, -30)
  return by === 'week' ? LocalDate.addDays(start, -12 * 7) : LocalDate.addMonths(start, -11)
}

/** The steps of a period in their order. Throws `report.too_many_points`. */
export function cashSpans({ from, to }: Period, by: CashStep): Period[] {
  const starts = by === 'month' ? monthsBetween(from, to) : daySteps({ from, to }, by)
  if (starts.length > cashPointsMax) throw reportErrors.tooManyPoints()
  return starts.map((start, at) => {
    const next = starts[at + 1]
    return { from: LocalDate.max(start, from), to: next ? LocalDate.addDays(next, -1) : to }
  })
}

function daySteps({ from, to }: Period, by: 'day' | 'week'): LocalDate[] {
  const length = by === 'day' ? 1 : 7
  const first = stepStart(from, by)
  // One more than is allowed is enough to be refused.
  const steps = Math.min(LocalDate.daysBetween(first, to) / length, cashPointsMax)
  return Array.from({ length: Math.trunc(steps) + 1 }, (_, at) =>
    LocalDate.addDays(first, at * length),
  )
}

/** Cash at the end of each step: the opening balance and what moved since. A movement outside the period is a bug. */
export function cashOverTime(
  { opening, moved }: { readonly opening: bigint; readonly moved: readonly CashMovement[] },
  { from, to, by }: Period & { readonly by: CashStep },
  currency: CurrencyCode,
): CashOverTime {
  const byStart = Map.groupBy(moved, ({ start }) => start)
  let minor = opening
  const points = cashSpans({ from, to }, by).map((span): CashPoint => {
    const own = byStart.get(stepStart(span.from, by)) ?? []
    byStart.delete(stepStart(span.from, by))
    const change = own.reduce((sum, movement) => sum + movement.minor, 0n)
    minor += change
    return { ...span, balance: Money.of(minor, currency), change: Money.of(change, currency) }
  })
  assert(byStart.size === 0, 'what moved lies in the period')
  const lowest = points.reduce((least, point) =>
    Money.compare(point.balance, least.balance) < 0 ? point : least,
  )
  return { from, to, by, currency, opening: Money.of(opening, currency), points, lowest }
}
