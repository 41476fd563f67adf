import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { InvoiceId, LedgerAccountId, WriteOffId } from '@smb/core/ids'
import { ledgerErrors, reversal } from '@smb/core/ledger'
import { moneyView } from '@smb/core/money'
import type { Allocation, ReverseWriteOff, WriteOff, WriteOffInvoice } from '@smb/core/payments'
import {
  assertBadDebtAccount,
  badDebtAccount,
  checkedWriteOff,
  reversedWriteOff,
  writeOffErrors,
  writeOffPosting,
} from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import { creditNotesOf, lockInvoices } from '@smb/invoicing'
import { findAccounts, firstOpenDate, listAccounts, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { endAllocations, insertAllocations } from './allocation-repository.ts'
import { isInForce } from './credit-note-decision.ts'
import { postedDrafts } from './posted-drafts.ts'
import { correctionAccounts } from './posting-accounts.ts'
import { settleInvoices, unsettleInvoices } from './settle-invoices.ts'
import {
  findWriteOff,
  getWriteOff,
  insertWriteOff,
  lastBadDebtAccount,
  liveWriteOffs,
  updateReversedWriteOff,
} from './write-off-repository.ts'

/**
 * Takes what an invoice has outstanding, or part of it, to bad debts (rule 33); its tax comes back only where that is
 * asked for. The same id with the same content again is a success. Throws `invoice.not_found`, what core's
 * `checkedWriteOff` and posting throw, `write_off.account`, `write_off.no_account`, `write_off.already_exists`.
 */
export async function writeOffInvoice(
  tx: Tx,
  invoiceId: InvoiceId,
  command: WriteOffInvoice,
): Promise<WriteOff> {
  const [invoice] = await lockInvoices(tx, [invoiceId])
  assert(invoice, 'a locked invoice exists')
  const known = command.id && (await findWriteOff(tx, command.id))
  if (known) return sameWriteOff(known, invoiceId, command)

  const earliest = LocalDate.max(tx.today, invoice.issueDate ?? tx.today)
  const [notes, writeOffs, expenseAccountId, date] = await Promise.all([
    creditNotesOf(tx, invoiceId),
    liveWriteOffs(tx, invoiceId),
    expenseAccount(tx, command.expenseAccountId),
    command.date ?? firstOpenDate(tx, earliest),
  ])
  const { writeOff } = checkedWriteOff(
    invoice,
    { notes: notes.filter(isInForce), writeOffs },
    {
      ...{ amount: command.amount, reversesTax: command.reversesTax, reason: command.reason },
      ...{ expenseAccountId, date, id: command.id ?? tx.newId('wof') },
      ...{ allocationId: tx.newId('alo'), journalEntryId: tx.newId('je') },
    },
  )
  const by = { writeOffId: writeOff.id }
  await postJournalEntry(tx, writeOffPosting(writeOff, await correctionAccounts(tx)))
  await insertWriteOff(tx, writeOff)
  await insertAllocations(tx, { by, allocations: [allocationOf(writeOff)] })
  await settleInvoices(tx, by, [allocationOf(writeOff)])
  await recordWriteOff(tx, 'payments.invoice_written_off', writeOff)
  return writeOff
}

/**
 * Undoes a write-off: it stays, reversed, and the invoice owes again exactly what it did. Without a date: its own where
 * that is open, else the first open day (rule 42). Throws `write_off.not_found`, `.reversed`, `.reversed_too_early`.
 */
export async function reverseWriteOff(
  tx: Tx,
  id: WriteOffId,
  command: ReverseWriteOff,
): Promise<WriteOff> {
  await lockInvoices(tx, [(await getWriteOff(tx, id)).invoiceId])
  // Read again, now that nobody else can change it.
  const before = await getWriteOff(tx, id)
  const date = command.date ?? (await firstOpenDate(tx, before.date))
  const reversalEntryId = tx.newId('je')
  const writeOff = reversedWriteOff(before, { date, reason: command.reason, reversalEntryId })
  for (const posted of await postedDrafts(tx, [before.journalEntryId])) {
    const as = { id: reversalEntryId, postingDate: date, kind: 'reverse' } as const
    await postJournalEntry(tx, reversal(posted, as))
  }
  const by = { writeOffId: id }
  const allocation = { ...allocationOf(before), endedOn: date, endEntryId: reversalEntryId }
  await updateReversedWriteOff(tx, writeOff)
  await endAllocations(tx, { by, allocations: [allocation] })
  await unsettleInvoices(tx, [allocation], { by, on: date })
  await recordWriteOff(tx, 'payments.write_off_reversed', writeOff)
  return writeOff
}

/** What takes the write-off off its invoice; the entry of the write-off holds it. */
const allocationOf = (writeOff: WriteOff): Allocation => ({
  id: writeOff.allocationId,
  invoiceId: writeOff.invoiceId,
  amount: writeOff.amount,
  relief: writeOff.relief,
  used: writeOff.relief,
  date: writeOff.date,
  postEntryId: null,
  endedOn: null,
  endEntryId: null,
})

async function expenseAccount(
  tx: Tx,
  named: LedgerAccountId | undefined,
): Promise<LedgerAccountId> {
  const wanted = named ?? (await lastBadDebtAccount(tx))
  if (!wanted) {
    const own = badDebtAccount(await listAccounts(tx))
    if (!own) throw writeOffErrors.noAccount()
    return own.id
  }
  const [account] = await findAccounts(tx, [wanted])
  if (!account) throw ledgerErrors.accountNotFound()
  assertBadDebtAccount(account)
  return wanted
}

async function recordWriteOff(tx: Tx, action: string, writeOff: WriteOff): Promise<void> {
  const { id, amount, invoiceId } = writeOff
  const date = writeOff.reversedOn ?? writeOff.date
  await recordAudit(tx, { action, subject: id, details: { ...moneyView(amount), date, invoiceId } })
}

function sameWriteOff(made: WriteOff, invoiceId: InvoiceId, command: WriteOffInvoice): WriteOff {
  const { amount, date, expenseAccountId } = command
  const isSame =
    made.invoiceId === invoiceId &&
    made.reversesTax === command.reversesTax &&
    made.reason === command.reason &&
    (!date || made.date === date) &&
    (!expenseAccountId || made.expenseAccountId === expenseAccountId) &&
    (!amount || (made.amount.minor === amount.minor && made.amount.currency === amount.currency))
  if (!isSame) throw writeOffErrors.alreadyExists()
  return made
}
