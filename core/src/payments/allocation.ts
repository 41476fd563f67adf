import type { AllocationId, InvoiceId, JournalEntryId } from '../ids/index.ts'
import type { IssuedInvoice, Invoice } from '../invoicing/index.ts'
import { outstanding, outstandingBase, settledInvoice } from '../invoicing/index.ts'
import { divideRounded, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { paymentErrors } from './payment-errors.ts'
import type { Allocation, RecordedPayment, PaymentReceived } from './payment-received.ts'
import { isLive, remainder, remainderBase } from './payment-received.ts'

/** An allocation that someone asks for; `id` may be made by the client. */
export type WantedAllocation = {
  readonly id: AllocationId
  readonly invoiceId: InvoiceId
  readonly amount: Money
}

/** How many invoices one payment may settle at once. */
export const allocationsMax = 200

export type AllocationResult = {
  readonly payment: RecordedPayment
  /** The new ones, in the order asked for. */
  readonly allocations: readonly Allocation[]
  /** The invoices they settle, after settlement, in the same order. */
  readonly invoices: readonly IssuedInvoice[]
}

/**
 * Decides allocations of one date: the sum fits what remains of the payment, each fits what its
 * invoice has outstanding (rule 28), same currency and customer, on or after both documents' dates
 * (rule 31). Their base values are exact: the allocation that clears an invoice takes all that is
 * left of its receivable, the one that uses up the payment takes all that is left of it (rule 52).
 * They are made on the payment's date unless `date` says another; `postEntryIds` name the entries of
 * those that come later. Throws `payment.…` with the path of the first that does not fit.
 */
export function checkedAllocations(
  payment: PaymentReceived,
  invoices: readonly Invoice[],
  wanted: readonly WantedAllocation[],
  at: { readonly date?: LocalDate; readonly postEntryIds?: readonly JournalEntryId[] } = {},
): AllocationResult {
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  const date = at.date ?? payment.date
  const invoiceById = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  let settling: RecordedPayment = payment
  const settled: IssuedInvoice[] = []
  const allocations = wanted.map((want, position) => {
    const path = ['allocations', position] as const
    if (wanted.findIndex((other) => other.invoiceId === want.invoiceId) !== position) {
      throw paymentErrors.allocatedTwice([...path, 'invoiceId'])
    }
    const invoice = settleable(settling, invoiceById.get(want.invoiceId), [...path, 'invoiceId'])
    checkAmount(settling, invoice, { amount: want.amount, path: [...path, 'amount'] })
    const earliest = LocalDate.max(payment.date, invoice.issueDate)
    if (date < earliest) throw paymentErrors.allocationTooEarly([...path, 'date'], earliest)
    const allocation = allocationOf(settling, invoice, {
      want,
      date,
      postEntryId: at.postEntryIds?.[position] ?? null,
    })
    settling = { ...settling, allocations: [...settling.allocations, allocation] }
    settled.push(settledInvoice(invoice, allocation))
    return allocation
  })
  return { payment: settling, allocations, invoices: settled }
}

type Path = readonly (string | number)[]

function settleable(
  payment: RecordedPayment,
  invoice: Invoice | undefined,
  path: Path,
): IssuedInvoice {
  if (!invoice) throw paymentErrors.invoiceNotFound(path)
  if (invoice.status !== 'issued') throw paymentErrors.invoiceNotIssued(path)
  if (invoice.customerId !== payment.customerId)
    throw paymentErrors.invoiceCustomer(path, invoice.number)
  if (invoice.currency !== payment.amount.currency) {
    throw paymentErrors.invoiceCurrency(path, invoice.number, invoice.currency)
  }
  return invoice
}

function checkAmount(
  payment: RecordedPayment,
  invoice: IssuedInvoice,
  { amount, path }: { readonly amount: Money; readonly path: Path },
): void {
  const { currency } = payment.amount
  if (amount.currency !== currency) throw paymentErrors.currencyMismatch(path, currency)
  if (!Money.isPositive(amount)) throw paymentErrors.allocationNotPositive(path)
  const open = outstanding(invoice)
  if (Money.compare(amount, open) > 0) {
    throw paymentErrors.overSettled(path, invoice.number, `${Money.toString(open)} ${currency}`)
  }
  const left = remainder(payment)
  if (Money.compare(amount, left) > 0) {
    throw paymentErrors.overAllocated(path, `${Money.toString(left)} ${currency}`)
  }
}

function allocationOf(
  payment: RecordedPayment,
  invoice: IssuedInvoice,
  as: { want: WantedAllocation; date: LocalDate; postEntryId: JournalEntryId | null },
): Allocation {
  const { amount } = as.want
  return {
    ...as.want,
    relief: partOf(outstandingBase(invoice), amount, outstanding(invoice)),
    used: partOf(remainderBase(payment), amount, remainder(payment)),
    date: as.date,
    postEntryId: as.postEntryId,
    endedOn: null,
    endEntryId: null,
  }
}

/**
 * The share of a base value that `part` of `whole` carries; all of it when nothing stays behind.
 */
function partOf(base: Money, part: Money, whole: Money): Money {
  return Money.of(divideRounded(base.minor * part.minor, whole.minor), base.currency)
}

/**
 * Takes one allocation off: both open amounts are exactly what they were (rule 30). Throws
 * `payment.reversed`, `payment.allocation_not_found`, `payment.ended_too_early`.
 */
export function endedAllocation(
  payment: PaymentReceived,
  invoice: IssuedInvoice,
  as: { readonly id: AllocationId; readonly date: LocalDate; readonly endEntryId: JournalEntryId },
): { payment: RecordedPayment; allocation: Allocation; invoice: IssuedInvoice } {
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  const live = payment.allocations.find(
    (allocation) => allocation.id === as.id && isLive(allocation),
  )
  if (!live || live.invoiceId !== invoice.id) throw paymentErrors.allocationNotFound()
  if (as.date < live.date) throw paymentErrors.endedTooEarly(live.date)
  const ended = { ...live, endedOn: as.date, endEntryId: as.endEntryId }
  return {
    payment: {
      ...payment,
      allocations: payment.allocations.map((allocation) =>
        allocation === live ? ended : allocation,
      ),
    },
    allocation: ended,
    invoice: unsettledInvoice(invoice, live),
  }
}

/** The invoice as it was before the allocation. */
export function unsettledInvoice(invoice: IssuedInvoice, allocation: Allocation): IssuedInvoice {
  return settledInvoice(invoice, {
    amount: Money.negate(allocation.amount),
    relief: Money.negate(allocation.relief),
  })
}
