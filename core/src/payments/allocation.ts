import type { AllocationId, InvoiceId, JournalEntryId } from '../ids/index.ts'
import type { IssuedInvoice, Invoice, SettlementKind } from '../invoicing/index.ts'
import {
  creditNoteErrors,
  outstanding,
  outstandingBase,
  settledInvoice,
} from '../invoicing/index.ts'
import { divideRounded, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { paymentErrors } from './payment-errors.ts'
import type { Allocation, CreditSource } from './credit-source.ts'
import { isLive, sourceRemainder, sourceRemainderBase } from './credit-source.ts'
import type { RecordedPayment, PaymentReceived } from './payment-received.ts'
import { paymentSource } from './payment-received.ts'

/** An allocation that someone asks for; `id` may be made by the client. */
export type WantedAllocation = {
  readonly id: AllocationId
  readonly invoiceId: InvoiceId
  readonly amount: Money
}

/** How many invoices one payment may settle at once. */
export const allocationsMax = 200

export type SourceAllocations = {
  /** The source with the new ones among its allocations. */
  readonly source: CreditSource
  /** The new ones, in the order asked for. */
  readonly allocations: readonly Allocation[]
  /** The invoices they settle, after settlement, in the same order. */
  readonly invoices: readonly IssuedInvoice[]
}
export type AllocationResult = Pick<SourceAllocations, 'allocations' | 'invoices'> & {
  readonly payment: RecordedPayment
}

type AllocateAt = { readonly date?: LocalDate; readonly postEntryIds?: readonly JournalEntryId[] }

/** {@link sourceAllocations} of a payment. */
export function checkedAllocations(
  payment: PaymentReceived,
  invoices: readonly Invoice[],
  wanted: readonly WantedAllocation[],
  at: AllocateAt = {},
): AllocationResult {
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  const { source, ...made } = sourceAllocations(paymentSource(payment), invoices, wanted, at)
  return { payment: { ...payment, allocations: source.allocations }, ...made }
}

/**
 * Decides allocations of one date: the sum fits what remains of the credit, each fits what its
 * invoice has outstanding (rule 28), same currency and customer, on or after both documents' dates
 * (rule 31). Their base values are exact: the allocation that clears an invoice takes all that is
 * left of its receivable, the one that uses up the credit takes all that is left of it (rule 52).
 * They are made on the source's date unless `date` says another; `postEntryIds` name the entries of
 * those that come later. Throws `payment.…` with the path of the first that does not fit.
 */
export function sourceAllocations(
  from: CreditSource,
  invoices: readonly Invoice[],
  wanted: readonly WantedAllocation[],
  at: AllocateAt = {},
): SourceAllocations {
  assertOpen(from)
  const date = at.date ?? from.date
  const invoiceById = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  let source = from
  const settled: IssuedInvoice[] = []
  const allocations = wanted.map((want, position) => {
    const path = ['allocations', position] as const
    if (wanted.findIndex((other) => other.invoiceId === want.invoiceId) !== position) {
      throw paymentErrors.allocatedTwice([...path, 'invoiceId'])
    }
    const invoice = settleable(source, invoiceById.get(want.invoiceId), [...path, 'invoiceId'])
    checkAmount(source, invoice, { amount: want.amount, path: [...path, 'amount'] })
    const earliest = LocalDate.max(from.date, invoice.issueDate)
    if (date < earliest) throw paymentErrors.allocationTooEarly(['date'], earliest)
    const allocation = allocationOf(source, invoice, {
      want,
      date,
      postEntryId: at.postEntryIds?.[position] ?? null,
    })
    source = { ...source, allocations: [...source.allocations, allocation] }
    settled.push(settledInvoice(invoice, { ...allocation, kind: kindOf(source) }))
    return allocation
  })
  return { source, allocations, invoices: settled }
}

/** Throws `payment.reversed`, `credit_note.voided`. */
export function assertOpen(source: CreditSource): void {
  if (source.isOpen) return
  throw source.kind === 'payment_received' ? paymentErrors.reversed() : creditNoteErrors.voided()
}

/** What the source is called in a sentence. */
export const sourceNoun = (source: CreditSource): string =>
  source.kind === 'payment_received' ? 'payment' : 'credit note'

type Path = readonly (string | number)[]

function settleable(source: CreditSource, invoice: Invoice | undefined, path: Path): IssuedInvoice {
  if (!invoice) throw paymentErrors.invoiceNotFound(path)
  if (invoice.status !== 'issued') throw paymentErrors.invoiceNotIssued(path)
  if (invoice.customerId !== source.customerId)
    throw paymentErrors.invoiceCustomer(path, invoice.number)
  if (invoice.currency !== source.value.currency) {
    throw paymentErrors.invoiceCurrency(path, invoice.number, invoice.currency)
  }
  return invoice
}

function checkAmount(
  source: CreditSource,
  invoice: IssuedInvoice,
  { amount, path }: { readonly amount: Money; readonly path: Path },
): void {
  const { currency } = source.value
  if (amount.currency !== currency) throw paymentErrors.currencyMismatch(path, currency)
  if (!Money.isPositive(amount)) throw paymentErrors.allocationNotPositive(path)
  const open = outstanding(invoice)
  if (Money.compare(amount, open) > 0) {
    throw paymentErrors.overSettled(path, invoice.number, `${Money.toString(open)} ${currency}`)
  }
  const left = sourceRemainder(source)
  if (Money.compare(amount, left) > 0) {
    throw paymentErrors.overAllocated(
      path,
      sourceNoun(source),
      `${Money.toString(left)} ${currency}`,
    )
  }
}

function allocationOf(
  source: CreditSource,
  invoice: IssuedInvoice,
  as: { want: WantedAllocation; date: LocalDate; postEntryId: JournalEntryId | null },
): Allocation {
  const { amount } = as.want
  return {
    ...as.want,
    relief: partOf(outstandingBase(invoice), amount, outstanding(invoice)),
    used: partOf(sourceRemainderBase(source), amount, sourceRemainder(source)),
    date: as.date,
    postEntryId: as.postEntryId,
    endedOn: null,
    endEntryId: null,
  }
}

/**
 * The share of a base value that `part` of `whole` carries; all of it when nothing stays behind.
 */
export function partOf(base: Money, part: Money, whole: Money): Money {
  return Money.of(divideRounded(base.minor * part.minor, whole.minor), base.currency)
}

type EndAs = {
  readonly id: AllocationId
  readonly date: LocalDate
  readonly endEntryId: JournalEntryId
}

/** {@link sourceAllocationEnded} of a payment. */
export function endedAllocation(
  payment: PaymentReceived,
  invoice: IssuedInvoice,
  as: EndAs,
): { payment: RecordedPayment; allocation: Allocation; invoice: IssuedInvoice } {
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  const { source, ...ended } = sourceAllocationEnded(paymentSource(payment), invoice, as)
  return { payment: { ...payment, allocations: source.allocations }, ...ended }
}

/**
 * Takes one allocation off: both open amounts are exactly what they were (rule 30). Throws
 * `payment.reversed`, `credit_note.voided`, `payment.allocation_not_found`,
 * `payment.ended_too_early`.
 */
export function sourceAllocationEnded(
  source: CreditSource,
  invoice: IssuedInvoice,
  as: EndAs,
): { source: CreditSource; allocation: Allocation; invoice: IssuedInvoice } {
  assertOpen(source)
  const live = source.allocations.find(
    (allocation) => allocation.id === as.id && isLive(allocation),
  )
  if (!live || live.invoiceId !== invoice.id) throw paymentErrors.allocationNotFound()
  if (as.date < live.date) throw paymentErrors.endedTooEarly(live.date)
  const ended = { ...live, endedOn: as.date, endEntryId: as.endEntryId }
  const allocations = source.allocations.map((allocation) =>
    allocation === live ? ended : allocation,
  )
  return {
    source: { ...source, allocations },
    allocation: ended,
    invoice: unsettledInvoice(invoice, live, kindOf(source)),
  }
}

/** The invoice as it was before the allocation. */
export function unsettledInvoice(
  invoice: IssuedInvoice,
  allocation: Allocation,
  kind: SettlementKind = 'payment',
): IssuedInvoice {
  return settledInvoice(invoice, {
    kind,
    amount: Money.negate(allocation.amount),
    relief: Money.negate(allocation.relief),
  })
}

const kindOf = ({ kind }: CreditSource): SettlementKind =>
  kind === 'credit_note' ? 'credit_note' : 'payment'
