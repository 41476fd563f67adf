import { assert } from '../errors/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { Conversion, JournalEntryDraft } from '../ledger/index.ts'
import { balancedEntry, credit, debit, reversal } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import type { Allocation, CreditSource } from './credit-source.ts'
import { isLive } from './credit-source.ts'
import type { RecordedPayment } from './payment-received.ts'
import { paymentInBase, remainder, remainderBase } from './payment-received.ts'

/** The control accounts that a payment posts to; the bank's is on the payment. */
export type PaymentPostingAccounts = {
  readonly accountsReceivable: LedgerAccountId
  readonly customerCredit: LedgerAccountId
  readonly withholdingReceivable: LedgerAccountId
  readonly exchangeDifferences: LedgerAccountId
  readonly roundingDifferences: LedgerAccountId
}

/**
 * What a payment means in the books, with the allocations made as it was recorded:
 *   Dr Bank                     amount received, at the payment's rate
 *   Dr Withholding receivable   amount withheld, at the payment's rate (rule 16)
 *     Cr Accounts receivable    each allocation, at the base value it relieves (rules 51, 52)
 *     Cr Customer credit        the remainder (rule 29)
 *   Dr or Cr Exchange differences   what the rates left between them, in base currency
 */
export function paymentPosting(
  payment: RecordedPayment,
  accounts: PaymentPostingAccounts,
): JournalEntryDraft {
  const marks = { customerId: payment.customerId }
  const inBase = paymentInBase(payment)
  const allocations = payment.allocations.filter(isLive)
  return balancedEntry(
    {
      id: payment.journalEntryId,
      postingDate: payment.date,
      kind: 'post',
      source: { type: 'payment_received', id: payment.id },
      lines: [
        { ...debit(payment.bankLedgerAccountId, payment.amount), base: inBase.amount },
        {
          ...debit(accounts.withholdingReceivable, payment.withheld, marks),
          base: inBase.withheld,
        },
        ...allocations.map((allocation) => ({
          ...credit(accounts.accountsReceivable, allocation.amount, marks),
          base: allocation.relief,
        })),
        {
          ...credit(accounts.customerCredit, remainder(payment), marks),
          base: remainderBase(payment),
        },
        debit(accounts.exchangeDifferences, exchangeLoss(payment, allocations)),
      ],
    },
    conversionOf(payment, accounts),
  )
}

/**
 * Base value relieved above what the payment brought for it; a gain is negative and turns the line
 * around.
 */
function exchangeLoss(payment: RecordedPayment, allocations: readonly Allocation[]): Money {
  return allocations.reduce(
    (loss, { relief, used }) => Money.add(loss, Money.subtract(relief, used)),
    Money.zero(payment.baseCurrency),
  )
}

/** What an entry about credit needs to know of the payment or credit note it comes from. */
export type CreditTerms = Pick<CreditSource, 'customerId' | 'baseCurrency' | 'exchangeRate'>

/**
 * Credit put to an invoice later, by an allocation that names its entry (`postEntryId`):
 *   Dr Customer credit          at the base value it stands at
 *     Cr Accounts receivable    at the base value it relieves
 *   Dr or Cr Exchange differences
 * Moves no profit or loss but that difference (rule 30).
 */
export function allocationPosting(
  of: CreditTerms,
  allocation: Allocation,
  accounts: PaymentPostingAccounts,
): JournalEntryDraft {
  const { postEntryId, date } = allocation
  assert(postEntryId !== null, 'the entry of its source already holds this allocation')
  const { amount, used, relief } = allocation
  const marks = { customerId: of.customerId }
  return balancedEntry(
    {
      id: postEntryId,
      postingDate: date,
      kind: 'post',
      source: { type: 'allocation', id: allocation.id },
      lines: [
        { ...debit(accounts.customerCredit, amount, marks), base: used },
        { ...credit(accounts.accountsReceivable, amount, marks), base: relief },
        debit(accounts.exchangeDifferences, Money.subtract(relief, used)),
      ],
    },
    conversionOf(of, accounts),
  )
}

/**
 * An allocation taken off (it names its entry, `endEntryId`): the same lines with sides exchanged,
 * also where the source's own entry held the allocation. Both open amounts come back exactly (rule
 * 30).
 */
export function unallocationPosting(
  of: CreditTerms,
  ended: Allocation,
  accounts: PaymentPostingAccounts,
): JournalEntryDraft {
  const { endEntryId, endedOn, postEntryId } = ended
  assert(
    endEntryId !== null && endedOn !== null,
    'the allocation has not ended by an entry of its own',
  )
  const posted = allocationPosting(
    of,
    { ...ended, postEntryId: postEntryId ?? endEntryId },
    accounts,
  )
  const { reversesId, ...undone } = reversal(posted, {
    id: endEntryId,
    postingDate: endedOn,
    kind: 'reverse',
  })
  return postEntryId === null ? undone : { ...undone, reversesId: postEntryId }
}

export const conversionOf = (of: CreditTerms, accounts: PaymentPostingAccounts): Conversion => ({
  baseCurrency: of.baseCurrency,
  rate: of.exchangeRate,
  roundingAccountId: accounts.roundingDifferences,
})
