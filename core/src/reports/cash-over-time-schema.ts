import { z } from 'zod'
import { Money } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import type { CashOverTime, CashPoint } from './cash-over-time.ts'
import { cashSteps } from './cash-over-time.ts'
import { Amount, Currency } from './report-schema.ts'

export const CashOverTimeQuery = z.object({
  by: z.enum(cashSteps).default('month'),
  /** 31 days, 13 weeks or 12 months before `to` unless it is said. */
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})
export type CashOverTimeQuery = z.infer<typeof CashOverTimeQuery>

const CashPointView = z.object({
  from: LocalDateView,
  to: LocalDateView,
  /** At the end of `to`. */
  balance: Amount,
  change: Amount,
})

export const CashOverTimeView = z
  .object({
    from: LocalDateView,
    to: LocalDateView,
    by: z.enum(cashSteps),
    currency: Currency,
    opening: Amount,
    points: z.array(CashPointView),
    lowest: CashPointView,
  })
  .meta({ id: 'CashOverTime' })
export type CashOverTimeView = z.infer<typeof CashOverTimeView>

const pointView = ({ from, to, balance, change }: CashPoint): z.infer<typeof CashPointView> => ({
  from,
  to,
  balance: Money.toString(balance),
  change: Money.toString(change),
})

export const cashOverTimeView = (report: CashOverTime): CashOverTimeView => ({
  from: report.from,
  to: report.to,
  by: report.by,
  currency: report.currency,
  opening: Money.toString(report.opening),
  points: report.points.map(pointView),
  lowest: pointView(report.lowest),
})
