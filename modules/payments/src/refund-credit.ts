import { recordAudit } from '@smb/audit'
import type { RefundId } from '@smb/core/ids'
import { Decimal, Money, moneyView } from '@smb/core/money'
import type { RefundCredit, ReverseRefund } from '@smb/core/payments'
import { checkedRefund, refundErrors, refundPosting, reversedRefund } from '@smb/core/payments'
import { reversal } from '@smb/core/ledger'
import { addCreditUsed } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { addPaymentUsed } from './allocation-repository.ts'
import { lockCredit } from './credit.ts'
import type { CreditId } from './credit-id.ts'
import { postedDrafts } from './posted-drafts.ts'
import { depositAccounts } from './posting-accounts.ts'
import type { RefundOf } from './refund-repository.ts'
import {
  creditIdOf,
  findRefundRow,
  getRefundRow,
  insertRefund,
  refundFromRow,
  updateReversedRefund,
} from './refund-repository.ts'

/**
 * Pays credit back to the customer, without any invoice (rules 29, 32), never more than remains of the payment or
 * credit note, which is locked first. The same id with the same content again is a success. Throws what core's
 * `checkedRefund` and posting throw, `refund.source_needed`, `refund.already_exists`, `payment.deposit_account`.
 */
export async function refundCredit(tx: Tx, command: RefundCredit): Promise<RefundOf> {
  const credit = creditOf(command)
  const { source } = await lockCredit(tx, credit)
  const { accounts, bankLedgerAccountId } = await depositAccounts(tx, command.bankLedgerAccountId)
  const known = command.id && (await findRefundRow(tx, command.id))
  if (known) return sameRefund({ refund: refundFromRow(known), credit: creditIdOf(known) }, command)

  const { refund } = checkedRefund(source, {
    id: command.id ?? tx.newId('rfd'),
    amount: command.amount,
    date: command.date,
    exchangeRate: command.exchangeRate,
    bankLedgerAccountId,
    reference: command.reference,
    journalEntryId: tx.newId('je'),
  })
  await postJournalEntry(tx, refundPosting(source, refund, accounts))
  await insertRefund(tx, refund, { credit, customerId: source.customerId })
  await addRefunded(tx, credit, { amount: refund.amount, base: refund.used })
  await recordRefund(tx, 'payments.refund_paid', { refund, credit })
  return { refund, credit }
}

/**
 * Undoes a refund that should not be: it stays, reversed, and the credit is the customer's again (rule 32). Without a
 * date: its own where that is open, else the first open day (rule 42). Throws `refund.not_found`, `refund.reversed`,
 * `refund.reversed_too_early`, what posting throws.
 */
export async function reverseRefund(
  tx: Tx,
  id: RefundId,
  command: ReverseRefund,
): Promise<RefundOf> {
  const credit = creditIdOf(await getRefundRow(tx, id))
  await lockCredit(tx, credit)
  // Read again, now that nobody else can change it.
  const before = refundFromRow(await getRefundRow(tx, id))
  const date = command.date ?? (await firstOpenDate(tx, before.date))
  const reversalEntryId = tx.newId('je')
  const refund = reversedRefund(before, { date, reason: command.reason, reversalEntryId })
  for (const posted of await postedDrafts(tx, [before.journalEntryId])) {
    const as = { id: reversalEntryId, postingDate: date, kind: 'reverse' } as const
    await postJournalEntry(tx, reversal(posted, as))
  }
  await updateReversedRefund(tx, refund)
  await addRefunded(tx, credit, {
    amount: Money.negate(refund.amount),
    base: Money.negate(refund.used),
  })
  await recordRefund(tx, 'payments.refund_reversed', { refund, credit })
  return { refund, credit }
}

function creditOf({ paymentId, creditNoteId }: RefundCredit): CreditId {
  if (paymentId && !creditNoteId) return { paymentId }
  if (creditNoteId && !paymentId) return { creditNoteId }
  throw refundErrors.sourceNeeded()
}

async function addRefunded(
  tx: Tx,
  credit: CreditId,
  by: { readonly amount: Money; readonly base: Money },
): Promise<void> {
  if ('paymentId' in credit) await addPaymentUsed(tx, credit.paymentId, { kind: 'refunded', ...by })
  else await addCreditUsed(tx, credit.creditNoteId, { kind: 'refunded', ...by })
}

async function recordRefund(tx: Tx, action: string, { refund, credit }: RefundOf): Promise<void> {
  const date = refund.reversedOn ?? refund.date
  const details = { ...moneyView(refund.amount), date, ...credit }
  await recordAudit(tx, { action, subject: refund.id, details })
}

function sameRefund(made: RefundOf, command: RefundCredit): RefundOf {
  const { refund, credit } = made
  const wanted = creditOf(command)
  const isSame =
    idOf(credit) === idOf(wanted) &&
    refund.date === command.date &&
    refund.amount.minor === command.amount.minor &&
    refund.amount.currency === command.amount.currency &&
    refund.reference === command.reference &&
    (!command.exchangeRate || Decimal.compare(refund.exchangeRate, command.exchangeRate) === 0) &&
    (!command.bankLedgerAccountId || refund.bankLedgerAccountId === command.bankLedgerAccountId)
  if (!isSame) throw refundErrors.alreadyExists()
  return made
}

const idOf = (credit: CreditId): string =>
  'paymentId' in credit ? credit.paymentId : credit.creditNoteId
