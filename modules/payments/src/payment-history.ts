import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { PaymentEventView } from '@smb/core/payments'
import { paymentEventKinds } from '@smb/core/payments'
import type { AllocationRow, PaymentRow } from './payment-from-row.ts'
import type { StoredPayment } from './payment-repository.ts'

type Names = {
  readonly numbers: ReadonlyMap<string, string>
  readonly actorNames: ReadonlyMap<string, string>
}

/** The uuids of all people who did something to a payment. */
export function actorsIn({ row, allocationRows }: StoredPayment): string[] {
  const actors = [
    row.recorded_by,
    row.reversed_by,
    ...allocationRows.flatMap((allocation) => [allocation.allocated_by, allocation.ended_by]),
  ]
  return [...new Set(actors.filter((uuid) => uuid !== null))]
}

/** What happened to a payment, oldest first. */
export function paymentHistory(stored: StoredPayment, names: Names): PaymentEventView[] {
  const { row, allocationRows } = stored
  const events = [
    ...paymentEvents(row, names),
    ...allocationRows.flatMap((allocation) => allocationEvents(allocation, row, names)),
  ]
  return events.sort(byMoment)
}

/** What happened at one moment, in one transaction, in the order in which it makes sense. */
function byMoment(a: PaymentEventView, b: PaymentEventView): number {
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
const eventOf =
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

function allocationEvents(
  row: AllocationRow,
  payment: PaymentRow,
  names: Names,
): PaymentEventView[] {
  const invoiceId = idFromUuid('inv', row.invoice_id)
  const of = {
    amount: moneyView(Money.of(row.amount, payment.currency as CurrencyCode)),
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
