import type { JournalEntryDraft } from '../ledger/index.ts'
import { moneyView } from '../money/index.ts'
import type { JournalEntryId, LedgerAccountId } from '../ids/index.ts'
import type { DraftInvoice } from './invoice.ts'
import type { InvoicePostingAccounts } from './invoice-posting.ts'
import { invoicePosting } from './invoice-posting.ts'
import { invoiceTotals } from './invoice-totals.ts'
import { invoiceTotalsView } from './invoice-view.ts'
import type { InvoicePreviewView, PreviewLineView } from './invoice-view-schema.ts'
import type { IssueAs } from './issued-invoice.ts'
import { datedInvoice, issueFaults } from './issued-invoice.ts'

/** How an account is called on screen. */
export type AccountNames = ReadonlyMap<
  LedgerAccountId,
  { readonly code: string; readonly name: string }
>

/**
 * What issuing the draft that day would do, by the very functions that issue and post it (rule 40).
 * A draft that cannot be issued yet shows its totals and says why.
 */
export function invoicePreview(
  draft: DraftInvoice,
  as: Pick<IssueAs, 'issueDate' | 'dueDate' | 'exchangeRate' | 'taxCodes'>,
  books: { readonly accounts: InvoicePostingAccounts; readonly names: AccountNames },
): InvoicePreviewView {
  const dated = datedInvoice(draft, as)
  const faults = issueFaults(dated)
  const { customerId, exchangeRate, issueDate, dueDate } = dated
  const entry =
    faults.length === 0 && customerId && exchangeRate && issueDate && dueDate
      ? invoicePosting(
          { ...dated, customerId, exchangeRate, issueDate, dueDate },
          books.accounts,
          previewEntryId,
        )
      : null
  return {
    issueDate: as.issueDate,
    dueDate: dueDate ?? as.issueDate,
    totals: invoiceTotalsView(invoiceTotals(dated)),
    entry: entry && previewLines(entry, books.names),
    issues: faults.map((fault) => ({ ...fault, path: [...fault.path] })),
  }
}

/** An entry that is shown and never posted needs no id of its own. */
const previewEntryId: JournalEntryId = 'je_00000000000000000000000000'

/** The lines of an entry with the accounts' names beside them. */
export function previewLines(entry: JournalEntryDraft, names: AccountNames): PreviewLineView[] {
  return entry.lines.map((line) => ({
    accountId: line.accountId,
    accountCode: names.get(line.accountId)?.code ?? '',
    accountName: names.get(line.accountId)?.name ?? '',
    side: line.side,
    amount: moneyView(line.amount),
    base: moneyView(line.base),
  }))
}
