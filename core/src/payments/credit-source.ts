import type {
  AllocationId,
  CreditNoteId,
  CustomerId,
  InvoiceId,
  JournalEntryId,
  LedgerAccountId,
  PaymentReceivedId,
  RefundId,
} from '../ids/index.ts'
import type { CreditNote } from '../invoicing/index.ts'
import { creditNoteTotal } from '../invoicing/index.ts'
import type { CurrencyCode, Decimal } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/**
 * Which invoice a part of a payment or credit note settles. It ends when it is taken off or its
 * payment is reversed (rule 32).
 */
export type Allocation = {
  readonly id: AllocationId
  readonly invoiceId: InvoiceId
  /** In the currency of both, which is one. */
  readonly amount: Money
  /**
   * The base value of the receivable it takes away: exactly what is left when it is the last (rule
   * 52).
   */
  readonly relief: Money
  /**
   * The base value of the part of the credit it uses; the difference to the relief is exchange gain
   * or loss.
   */
  readonly used: Money
  readonly date: LocalDate
  /** Its own entry where it came later; null where the entry of the payment or note holds it. */
  readonly postEntryId: JournalEntryId | null
  readonly endedOn: LocalDate | null
  /** The entry that took it off; null also where reversing the payment ended it. */
  readonly endEntryId: JournalEntryId | null
}

/** Credit paid back to the customer. Never deleted: it is reversed (rule 32). */
export type Refund = {
  readonly id: RefundId
  readonly amount: Money
  /** The base value of the credit it uses. */
  readonly used: Money
  /** Its value in base currency at the rate of its own date: what leaves the bank. */
  readonly paid: Money
  readonly exchangeRate: Decimal
  readonly date: LocalDate
  readonly bankLedgerAccountId: LedgerAccountId
  readonly reference: string
  readonly journalEntryId: JournalEntryId
  readonly reversedOn: LocalDate | null
  readonly reversalReason: string | null
  readonly reversalEntryId: JournalEntryId | null
}

/**
 * What customer credit comes from: the remainder of a payment and that of a credit note are the same
 * thing, settle invoices alike and can be refunded alike (rules 29, 30, 32).
 */
export type CreditSource = {
  readonly kind: 'payment_received' | 'credit_note'
  readonly id: PaymentReceivedId | CreditNoteId
  readonly customerId: CustomerId
  readonly date: LocalDate
  /** False once reversed or void: then nothing of it is left. */
  readonly isOpen: boolean
  readonly value: Money
  readonly baseValue: Money
  readonly baseCurrency: CurrencyCode
  readonly exchangeRate: Decimal
  /** Ended and reversed ones included: they are history. */
  readonly allocations: readonly Allocation[]
  readonly refunds: readonly Refund[]
}

export const isLive = (allocation: Allocation): boolean => allocation.endedOn === null
export const isPaidOut = (refund: Refund): boolean => refund.reversedOn === null

/** The part that settles nothing yet and was not paid back (rule 29). */
export function sourceRemainder(source: CreditSource): Money {
  const { currency } = source.value
  if (!source.isOpen) return Money.zero(currency)
  const allocated = source.allocations.filter(isLive).map(({ amount }) => amount)
  const refunded = source.refunds.filter(isPaidOut).map(({ amount }) => amount)
  return Money.subtract(source.value, Money.sum([...allocated, ...refunded], currency))
}

/** What the customer credit of it stands at in base currency; exactly zero when nothing remains. */
export function sourceRemainderBase(source: CreditSource): Money {
  const { baseCurrency } = source
  if (!source.isOpen) return Money.zero(baseCurrency)
  const allocated = source.allocations.filter(isLive).map(({ used }) => used)
  const refunded = source.refunds.filter(isPaidOut).map(({ used }) => used)
  return Money.subtract(source.baseValue, Money.sum([...allocated, ...refunded], baseCurrency))
}

/** True while any of it settles an invoice or was paid back. */
export const isUsed = (source: CreditSource): boolean =>
  source.allocations.some(isLive) || source.refunds.some(isPaidOut)

/** What became of a credit note's credit. */
export type CreditUse = Pick<CreditSource, 'allocations' | 'refunds'>

export function creditNoteSource(note: CreditNote, use: CreditUse): CreditSource {
  return {
    kind: 'credit_note',
    id: note.id,
    customerId: note.customerId,
    date: note.issueDate,
    isOpen: note.status === 'issued',
    value: creditNoteTotal(note),
    baseValue: note.baseTotal,
    baseCurrency: note.baseCurrency,
    exchangeRate: note.exchangeRate,
    allocations: use.allocations,
    refunds: use.refunds,
  }
}
