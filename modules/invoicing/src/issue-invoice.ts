import { isDeepStrictEqual } from 'node:util'
import type { InvoiceId } from '@smb/core/ids'
import type { DraftInvoice, IssueInvoice, IssuedInvoice } from '@smb/core/invoicing'
import {
  datedInvoice,
  invoiceErrors,
  invoicePosting,
  invoiceTotals,
  issuedInvoice,
} from '@smb/core/invoicing'
import { moneyView } from '@smb/core/money'
import { recordAudit } from '@smb/audit'
import { controlAccounts, postJournalEntry } from '@smb/ledger'
import { getCustomer } from '@smb/parties'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { getTaxCodes } from '@smb/tax'
import type { NamedInvoice } from './create-invoice.ts'
import { assertChoosable } from './create-invoice.ts'
import { takeNextNumber } from './invoice-number.ts'
import { lockInvoice, replaceLines, updateIssued } from './invoice-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { keepPrintedParties } from './printed-parties.ts'
import { assertUnchanged } from './revise-invoice.ts'

/**
 * Gives a draft its number, freezes taxes, rate and what it prints of both parties, and posts it. Throws what core's
 * `issuedInvoice` throws, `invoice.changed_meanwhile` with both versions, `customer.archived`, what posting throws.
 */
export async function issueInvoice(
  tx: Tx,
  id: InvoiceId,
  command: IssueInvoice,
): Promise<NamedInvoice<IssuedInvoice>> {
  const draft = await lockInvoice(tx, id)
  if (draft.status !== 'draft') throw invoiceErrors.notDraft(draft)
  const { customer, taxCodes, accounts, printed } = await issueReferences(tx, draft)
  const { dueDate, exchangeRate, issueDate = draft.issueDate ?? tx.today } = command
  const as = { issueDate, dueDate, exchangeRate, taxCodes }
  const customerName = customer?.name
  const dated = datedInvoice(draft, as)
  assertUnchanged(tx, command.version, { before: draft, after: dated, customerName })
  if (customer) assertChoosable(customer)
  // The taxes of the issue date, frozen with the number; mostly they are those that the draft has.
  if (!isDeepStrictEqual(keptOnLines(dated), keptOnLines(draft))) await replaceLines(tx, dated)

  // The last thing that may wait: other invoices queue for the series from here to the commit.
  const number = await takeNextNumber(tx, issueDate)
  const journalEntryId = tx.newId('je')
  const issued = issuedInvoice(draft, { ...as, number: number.text, journalEntryId })
  const invoice = { ...issued, version: draft.version + 1 }
  await updateIssued(tx, invoice, { ...printed, number })
  await inOrder([
    postJournalEntry(tx, invoicePosting(invoice, accounts, journalEntryId)),
    recordIssue(tx, invoice),
  ])
  return { invoice, customerName }
}

/** What the rows of lines are made of: the rate as well, which their income is converted at. */
const keptOnLines = ({ lines, exchangeRate }: DraftInvoice) => ({ lines, exchangeRate })

async function issueReferences(tx: Tx, draft: DraftInvoice) {
  const { customerId, lines } = draft
  const taxCodeIds = lines.flatMap((line) => line.taxCodeIds)
  const [customer, taxCodes, roles, printed] = await inOrder([
    customerId ? getCustomer(tx, customerId) : Promise.resolve(null),
    getTaxCodes(tx, taxCodeIds),
    controlAccounts(tx),
    keepPrintedParties(tx, customerId),
  ])
  return { customer, taxCodes, accounts: postingAccounts(roles), printed }
}

async function recordIssue(tx: Tx, invoice: IssuedInvoice): Promise<void> {
  const { id, number, issueDate, dueDate, journalEntryId } = invoice
  const amount = moneyView(invoiceTotals(invoice).total)
  await recordAudit(tx, {
    action: 'invoicing.invoice_issued',
    subject: id,
    details: { ...amount, number, date: issueDate, dueDate, entryId: journalEntryId },
  })
}
