import type { JournalEntryId, LedgerAccountId, RefundId } from '../ids/index.ts'
import type { JournalEntryDraft } from '../ledger/index.ts'
import { balancedEntry, credit, debit } from '../ledger/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import { assertOpen, partOf, sourceNoun } from './allocation.ts'
import type { CreditSource, Refund } from './credit-source.ts'
import { sourceRemainder, sourceRemainderBase } from './credit-source.ts'
import { paymentErrors } from './payment-errors.ts'
import type { CreditTerms, PaymentPostingAccounts } from './payment-posting.ts'
import { refundErrors } from './refund-errors.ts'

/** Credit to pay back; the rate is that of its day, and is needed where the credit is not in base currency. */
export type WantedRefund = {
  readonly id: RefundId
  readonly amount: Money
  readonly date: LocalDate
  readonly exchangeRate?: Decimal | undefined
  readonly bankLedgerAccountId: LedgerAccountId
  readonly reference: string
  readonly journalEntryId: JournalEntryId
}

/**
 * Decides a refund: never more than remains of the credit, and none of an invoice is needed (rules
 * 29, 32). The one that takes the last of the credit takes all its base value. Throws
 * `payment.reversed`, `credit_note.voided`, `payment.currency_mismatch`, `refund.not_positive`,
 * `refund.over_refunded`, `refund.too_early`, `refund.no_exchange_rate`.
 */
export function checkedRefund(
  source: CreditSource,
  want: WantedRefund,
): { readonly source: CreditSource; readonly refund: Refund } {
  assertOpen(source)
  const { amount, date } = want
  const { currency } = source.value
  if (amount.currency !== currency) {
    throw paymentErrors.currencyMismatch(['amount', 'currency'], currency)
  }
  if (!Money.isPositive(amount)) throw refundErrors.notPositive()
  const left = sourceRemainder(source)
  if (Money.compare(amount, left) > 0) {
    throw refundErrors.overRefunded(sourceNoun(source), `${Money.toString(left)} ${currency}`)
  }
  if (date < source.date) throw refundErrors.tooEarly(source.date)
  const exchangeRate = currency === source.baseCurrency ? Decimal.one : want.exchangeRate
  if (!exchangeRate || Decimal.compare(exchangeRate, Decimal.zero) <= 0) {
    throw refundErrors.noExchangeRate()
  }
  const refund: Refund = {
    ...want,
    exchangeRate,
    used: partOf(sourceRemainderBase(source), amount, left),
    paid: Money.round(Decimal.multiply(Money.toDecimal(amount), exchangeRate), source.baseCurrency),
    reversedOn: null,
    reversalReason: null,
    reversalEntryId: null,
  }
  return { source: { ...source, refunds: [...source.refunds, refund] }, refund }
}

/**
 * The refund undone, never deleted: the credit is the customer's again, exactly. Throws
 * `refund.reversed`, `refund.reversed_too_early`.
 */
export function reversedRefund(
  refund: Refund,
  as: {
    readonly date: LocalDate
    readonly reason: string
    readonly reversalEntryId: JournalEntryId
  },
): Refund {
  if (refund.reversedOn !== null) throw refundErrors.reversed()
  if (as.date < refund.date) throw refundErrors.reversedTooEarly(refund.date)
  const { date: reversedOn, reason: reversalReason, reversalEntryId } = as
  return { ...refund, reversedOn, reversalReason, reversalEntryId }
}

/**
 * What a refund means in the books (rule 32):
 *   Dr Customer credit        at the base value it stands at
 *     Cr Bank                 at the rate of its day
 *   Dr or Cr Exchange differences   what the rates left between them, in base currency
 */
export function refundPosting(
  of: CreditTerms,
  refund: Refund,
  accounts: PaymentPostingAccounts,
): JournalEntryDraft {
  const { amount, used, paid } = refund
  const marks = { customerId: of.customerId }
  return balancedEntry(
    {
      id: refund.journalEntryId,
      postingDate: refund.date,
      kind: 'post',
      source: { type: 'refund', id: refund.id },
      lines: [
        { ...debit(accounts.customerCredit, amount, marks), base: used },
        { ...credit(refund.bankLedgerAccountId, amount), base: paid },
        debit(accounts.exchangeDifferences, Money.subtract(paid, used)),
      ],
    },
    {
      baseCurrency: of.baseCurrency,
      rate: refund.exchangeRate,
      roundingAccountId: accounts.roundingDifferences,
    },
  )
}
