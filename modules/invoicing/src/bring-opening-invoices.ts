import { AppError } from '@smb/core/errors'
import type { CustomerId, LedgerAccountId, OpeningBalancesId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { IssuedInvoice, OpeningInvoice } from '@smb/core/invoicing'
import {
  invoicePosting,
  invoiceTotals,
  isNumberOfSeries,
  numberFormats,
  openingInvoice,
} from '@smb/core/invoicing'
import { moneyView } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import { controlAccounts, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import {
  giveOpeningNumber,
  insertOpeningDrafts,
  numberPatterns,
  openingInvoicesOf,
} from './opening-invoice-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { keepPrintedParties } from './printed-parties.ts'
import { voidInvoice } from './void-invoice.ts'

export type BroughtInvoice = OpeningInvoice & { readonly customerId: CustomerId }

/** Invoices whose statements travel in one packet. */
const atOnce = 100

/**
 * Issues what customers owed in the old books, each with its old number and its own posting to the account for opening
 * balances, on the day that the business came. Throws `opening.number_taken`, `opening.number_of_series`, what posting throws.
 */
export async function bringOpeningInvoices(
  tx: Tx,
  brought: readonly BroughtInvoice[],
  as: {
    readonly openingId: OpeningBalancesId
    readonly asOf: LocalDate
    readonly accountId: LedgerAccountId
  },
): Promise<void> {
  if (brought.length === 0) return
  const patterns = new Set([numberFormats.invoice.pattern, ...(await numberPatterns(tx))])
  brought.forEach(({ number }, at) => {
    if ([...patterns].some((own) => isNumberOfSeries(number, own))) throw numberOfSeries(number, at)
  })
  const roles = await controlAccounts(tx)
  const accounts = postingAccounts(roles)
  const customerIds = [...new Set(brought.map(({ customerId }) => customerId))]
  const printed = await inOrder(customerIds.map((id) => keepPrintedParties(tx, id)))
  const printedBy = new Map(customerIds.map((id, at) => [id, printed[at]]))
  const invoices = brought.map((given) => ({
    given,
    invoice: openingInvoice(given, {
      ...{ id: tx.newId('inv'), lineId: tx.newId('inl'), journalEntryId: tx.newId('je') },
      ...{ customerId: given.customerId, asOf: as.asOf, accountId: as.accountId },
    }),
  }))
  for (let at = 0; at < invoices.length; at += atOnce) {
    const batch = invoices.slice(at, at + atOnce)
    await insertOpeningDrafts(tx, batch, as.openingId)
    await inOrder(
      batch.flatMap(({ invoice }) => [
        giveOpeningNumber(tx, invoice, printedBy.get(invoice.customerId)),
        postJournalEntry(tx, invoicePosting(invoice, accounts, invoice.journalEntryId)),
        recordBrought(tx, invoice),
      ]),
    )
  }
}

const numberOfSeries = (number: string, at: number): AppError => {
  const message = `The number ${number} is one that this business gives itself. Write it with a mark in front, such as OLD-${number}.`
  const issue = { path: ['invoices', at, 'number'], code: 'opening.number_of_series', message }
  return new AppError('invalid', issue.code, message, { issues: [issue] })
}

const recordBrought = (tx: Tx, invoice: IssuedInvoice): Promise<void> =>
  recordAudit(tx, {
    action: 'invoicing.invoice_issued',
    subject: invoice.id,
    details: {
      ...moneyView(invoiceTotals(invoice).total),
      number: invoice.number,
      date: invoice.issueDate,
      dueDate: invoice.dueDate,
      entryId: invoice.journalEntryId,
    },
  })

/**
 * Withdraws those of them that still stand, each on the day that it came. Throws `invoice.settled` and `invoice.credited`
 * for the first that is in use, `ledger.period_locked`.
 */
export async function takeBackOpeningInvoices(
  tx: Tx,
  openingId: OpeningBalancesId,
  date: LocalDate,
): Promise<void> {
  for (const { id, version } of await openingInvoicesOf(tx, uuidFromId(openingId)))
    await voidInvoice(tx, id, { version, date, reason: 'Opening balances were taken back' })
}
