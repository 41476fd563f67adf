import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { PaymentEventView } from '@smb/core/payments'
import { paymentEventKinds } from '@smb/core/payments'
import type { AllocationRow, PaymentRow } from './payment-from-row.ts'
import type { StoredPayment } from './payment-repository.ts'
import type { RefundRow } from './refund-repository.ts'

export type Names = {
  readonly numbers: ReadonlyMap<string, string>
  readonly actorNames: ReadonlyMap<string, string>
}

/** The uuids of all people who did something to a payment. */
export function actorsIn({ row, ...use }: StoredPayment): string[] {
  return distinct([row.recorded_by, row.reversed_by, ...actorsInUse(use)])
}

/** What was done with customer credit, by whom and when. */
type UseRows = {
  readonly allocationRows: readonly AllocationRow[]
  readonly refundRows: readonly RefundRow[]
}

/** The uuids of all people who allocated or paid back some credit. */
export const actorsInUse = ({ allocationRows, refundRows }: UseRows): (string | null)[] => [
  ...allocationRows.flatMap((allocation) => [allocation.allocated_by, allocation.ended_by]),
  ...refundRows.flatMap((refund) => [refund.recorded_by, refund.reversed_by]),
]

export const distinct = (uuids: readonly (string | null)[]): string[] => [
  ...new Set(uuids.filter((uuid) => uuid !== null)),
]

/** What happened to a payment, oldest first. */
export function paymentHistory(stored: StoredPayment, names: Names): PaymentEventView[] {
  const { row } = stored
  return [...paymentEvents(row, names), ...useEvents(stored, row.currency, names)].sort(byMoment)
}

/** What happened to the credit of a payment or credit note. */
export function useEvents(
  { allocationRows, refundRows }: UseRows,
  currency: string,
  names: Names,
): PaymentEventView[] {
  return [
    ...allocationRows.flatMap((allocation) => allocationEvents(allocation, currency, names)),
    ...refundRows.flatMap((refund) => refundEvents(refund, names)),
  ]
}

/** What happened at one moment, in one transaction, in the order in which it makes sense. */
export function byMoment(a: PaymentEventView, b: PaymentEventView): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return paymentEventKinds.indexOf(a.kind) - paymentEventKinds.indexOf(b.kind)
}

type Done = {
  readonly at: string | null
  readonly by: string | null
  readonly date: string | null
}
type Of = Pick<PaymentEventView, 'amount' | 'allocationId' | 'invoiceId' | 'invoiceNumber'>

/** Makes events of one thing out of the columns that say who did it when; none where nobody did. */
export const eventOf =
  (of: Of, { actorNames }: Names) =>
  (kind: PaymentEventView['kind'], { at, by, date }: Done): PaymentEventView[] => {
    if (at === null || date === null) return []
    const actorName = by && (actorNames.get(by) ?? null)
    return [{ kind, at, date, actorId: by && idFromUuid('usr', by), actorName, ...of }]
  }

function paymentEvents(row: PaymentRow, names: Names): PaymentEventView[] {
  const amount = moneyView(Money.of(row.amount, row.currency as CurrencyCode))
  const event = eventOf({ amount, allocationId: null, invoiceId: null, invoiceNumber: null }, names)
  return [
    ...event('recorded', { at: row.recorded_at, by: row.recorded_by, date: row.payment_date }),
    ...event('reversed', { at: row.reversed_at, by: row.reversed_by, date: row.reversed_on }),
  ]
}

function refundEvents(row: RefundRow, names: Names): PaymentEventView[] {
  const amount = moneyView(Money.of(row.amount, row.currency as CurrencyCode))
  const event = eventOf({ amount, allocationId: null, invoiceId: null, invoiceNumber: null }, names)
  return [
    ...event('refunded', { at: row.recorded_at, by: row.recorded_by, date: row.refund_date }),
    ...event('refund_reversed', {
      at: row.reversed_at,
      by: row.reversed_by,
      date: row.reversed_on,
    }),
  ]
}

function allocationEvents(row: AllocationRow, currency: string, names: Names): PaymentEventView[] {
  const invoiceId = idFromUuid('inv', row.invoice_id)
  const of = {
    amount: moneyView(Money.of(row.amount, currency as CurrencyCode)),
    allocationId: idFromUuid('alo', row.id),
    invoiceId,
    invoiceNumber: names.numbers.get(invoiceId) ?? null,
  }
  const event = eventOf(of, names)
  return [
    ...event('allocated', { at: row.allocated_at, by: row.allocated_by, date: row.allocated_on }),
    ...event('allocation_ended', { at: row.ended_at, by: row.ended_by, date: row.ended_on }),
  ]
}
