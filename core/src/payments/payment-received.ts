import type {
  CustomerId,
  JournalEntryId,
  LedgerAccountId,
  PaymentReceivedId,
} from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { Allocation, CreditSource, Refund } from './credit-source.ts'
import { sourceRemainder, sourceRemainderBase } from './credit-source.ts'
import { paymentErrors } from './payment-errors.ts'

export const paymentMethods = [
  'bank_transfer',
  'cash',
  'card',
  'mobile_money',
  'cheque',
  'other',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

type PaymentBase = {
  readonly id: PaymentReceivedId
  readonly customerId: CustomerId
  readonly date: LocalDate
  /** What arrived; zero where only what was withheld is put down, once the customer proves it. */
  readonly amount: Money
  /** What the customer held back for the tax office: it settles too, without arriving (rule 16). */
  readonly withheld: Money
  readonly baseCurrency: CurrencyCode
  /** Base currency per unit of the payment's, on its date. */
  readonly exchangeRate: Decimal
  /** Deposit to: the ledger account of the bank, till or wallet. */
  readonly bankLedgerAccountId: LedgerAccountId
  readonly method: PaymentMethod
  readonly reference: string
  /** Ended ones included: they are history. */
  readonly allocations: readonly Allocation[]
  /** What of it was paid back, reversed ones included. */
  readonly refunds: readonly Refund[]
  readonly journalEntryId: JournalEntryId
  readonly version: number
}

export type RecordedPayment = PaymentBase & { readonly status: 'recorded' }
export type ReversedPayment = PaymentBase & {
  readonly status: 'reversed'
  readonly reversedOn: LocalDate
  readonly reversalReason: string
  readonly reversalEntryId: JournalEntryId
}
export type PaymentReceived = RecordedPayment | ReversedPayment
export const paymentStatuses = ['recorded', 'reversed'] as const

/** What the payment can settle: what arrived and what was withheld. Throws `money.too_large` beyond one amount (rule 6). */
export function paymentValue(payment: Pick<PaymentReceived, 'amount' | 'withheld'>): Money {
  return Money.storable(Money.add(payment.amount, payment.withheld))
}

/** The payment as credit of its customer. */
export function paymentSource(payment: PaymentReceived): CreditSource {
  const { id, customerId, date, baseCurrency, exchangeRate, allocations, refunds } = payment
  return {
    ...{ kind: 'payment_received', id, customerId, date, baseCurrency, exchangeRate },
    isOpen: payment.status === 'recorded',
    value: paymentValue(payment),
    baseValue: paymentBaseValue(payment),
    allocations,
    refunds,
  }
}

/** The part that settles nothing yet: the customer's credit (rule 29). Zero once reversed. */
export const remainder = (payment: PaymentReceived): Money =>
  sourceRemainder(paymentSource(payment))

/** What the customer credit of this payment stands at in base currency. */
export const remainderBase = (payment: PaymentReceived): Money =>
  sourceRemainderBase(paymentSource(payment))

/**
 * Base values of what arrived and of what was withheld, each rounded once at the payment's rate.
 */
export function paymentInBase(
  payment: Pick<PaymentReceived, 'amount' | 'withheld' | 'exchangeRate' | 'baseCurrency'>,
): { readonly amount: Money; readonly withheld: Money } {
  const inBase = (amount: Money): Money =>
    amount.currency === payment.baseCurrency
      ? amount
      : Money.round(
          Decimal.multiply(Money.toDecimal(amount), payment.exchangeRate),
          payment.baseCurrency,
        )
  return { amount: inBase(payment.amount), withheld: inBase(payment.withheld) }
}

export function paymentBaseValue(payment: Parameters<typeof paymentInBase>[0]): Money {
  const base = paymentInBase(payment)
  return Money.storable(Money.add(base.amount, base.withheld))
}

/**
 * What recording needs: nothing withheld unless given, and a rate only where the currency is not
 * the base.
 */
export type RecordPayment = Omit<
  PaymentBase,
  'allocations' | 'refunds' | 'version' | 'withheld' | 'exchangeRate'
> & {
  readonly withheld?: Money | undefined
  readonly exchangeRate?: Decimal | undefined
}

/**
 * A payment as it arrived, before anything is allocated. Throws `payment.amount_not_positive`,
 * `payment.withheld_negative`, `payment.currency_mismatch`, `payment.no_exchange_rate`, `money.too_large`.
 */
export function recordedPayment(fields: RecordPayment): RecordedPayment {
  const { amount, baseCurrency } = fields
  const withheld = fields.withheld ?? Money.zero(amount.currency)
  const exchangeRate = amount.currency === baseCurrency ? Decimal.one : fields.exchangeRate
  if (withheld.currency !== amount.currency) {
    throw paymentErrors.currencyMismatch(['withheld', 'currency'], amount.currency)
  }
  if (Money.isNegative(withheld)) throw paymentErrors.withheldNegative()
  if (Money.isNegative(amount) || Money.isZero(paymentValue({ amount, withheld }))) {
    throw paymentErrors.amountNotPositive()
  }
  if (!exchangeRate || Decimal.compare(exchangeRate, Decimal.zero) <= 0) {
    throw paymentErrors.noExchangeRate()
  }
  const unused = { allocations: [], refunds: [] }
  return { ...fields, status: 'recorded', withheld, exchangeRate, ...unused, version: 1 }
}
