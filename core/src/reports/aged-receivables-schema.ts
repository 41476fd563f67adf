import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { Money, MoneyView } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import type { AgedReceivables } from './aged-receivables.ts'
import { agedEdgesDefault } from './aged-receivables.ts'
import { Amount, Currency } from './report-schema.ts'

const edgesMax = 8
const edgeDaysMax = 3650

/** `30,60,90`: the last day of each bucket of what is overdue, growing. */
const Edges = z
  .string()
  .regex(/^\d{1,4}(,\d{1,4})*$/, 'must be days such as 30,60,90')
  .transform((text) => text.split(',').map((days) => Number.parseInt(days, 10)))
  .refine((edges) => edges.length <= edgesMax, `must be at most ${edgesMax} numbers`)
  .refine(
    (edges) => edges.every((edge, at) => edge > (edges[at - 1] ?? 0) && edge <= edgeDaysMax),
    `must grow, from 1 to ${edgeDaysMax}`,
  )

export const AgedReceivablesQuery = z.object({
  asOf: LocalDateWire.optional(),
  buckets: Edges.default([...agedEdgesDefault]),
})
export type AgedReceivablesQuery = z.infer<typeof AgedReceivablesQuery>

export const AgedItemsQuery = AgedReceivablesQuery.extend({
  customerId: idWire('cus'),
  ...PageQuery.shape,
})
export type AgedItemsQuery = z.infer<typeof AgedItemsQuery>

/** Amounts are one per column: the buckets, credit (negative), total. */
export const AgedReceivablesView = z
  .object({
    asOf: LocalDateView,
    currency: Currency,
    columns: z.array(
      z.object({
        kind: z.enum(['bucket', 'credit', 'total']),
        /** Days since the due date, both included; null is open. */
        from: z.number().int().nullable(),
        to: z.number().int().nullable(),
      }),
    ),
    rows: z.array(
      z.object({
        customerId: z.string(),
        customerName: z.string(),
        amounts: z.array(Amount),
        /** The same in each other currency that the customer has open items in. */
        foreign: z.array(z.object({ currency: Currency, amounts: z.array(Amount) })),
      }),
    ),
    totals: z.array(Amount),
    /** The total is the receivable less the customer credit; the difference is zero. */
    proof: z.object({ receivable: Amount, customerCredit: Amount, difference: Amount }),
  })
  .meta({ id: 'AgedReceivables' })
export type AgedReceivablesView = z.infer<typeof AgedReceivablesView>

/** One open item of a customer at the end of the day. */
export const AgedItemView = z
  .object({
    type: z.string(),
    id: z.string(),
    /** The number of an invoice, the reference of a payment; may be empty. */
    number: z.string(),
    date: LocalDateView,
    dueDate: LocalDateView.nullable(),
    /** Days since the due date; negative before it, null for credit. */
    age: z.number().int().nullable(),
    /** The column of the report; null for credit. */
    bucket: z.number().int().nullable(),
    total: MoneyView,
    open: MoneyView,
    base: MoneyView,
  })
  .meta({ id: 'AgedItem' })
export type AgedItemView = z.infer<typeof AgedItemView>

export function agedReceivablesView(report: AgedReceivables): AgedReceivablesView {
  const texts = (figures: readonly Money[]): string[] => figures.map(Money.toString)
  const { receivable, customerCredit, difference } = report.proof
  return {
    asOf: report.asOf,
    currency: report.currency,
    columns: report.columns.map((column) =>
      column.kind === 'bucket' ? { ...column } : { ...column, from: null, to: null },
    ),
    rows: report.rows.map(({ customerId, customerName, amounts, foreign }) => ({
      customerId,
      customerName,
      amounts: texts(amounts),
      foreign: foreign.map((own) => ({ currency: own.currency, amounts: texts(own.amounts) })),
    })),
    totals: texts(report.totals),
    proof: {
      receivable: Money.toString(receivable),
      customerCredit: Money.toString(customerCredit),
      difference: Money.toString(difference),
    },
  }
}
