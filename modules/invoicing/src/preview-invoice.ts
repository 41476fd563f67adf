import type { Issue } from '@smb/core/errors'
import type { CreateInvoice, DraftInvoice, InvoicePreviewView } from '@smb/core/invoicing'
import { invoicePreview } from '@smb/core/invoicing'
import type { LedgerAccount } from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import { getBook, listAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { draftOf } from './create-invoice.ts'
import { postingAccounts } from './posting-accounts.ts'

/**
 * What issuing the described draft would do: totals and the exact entry (rule 40), or why it cannot be issued. Saves
 * nothing. Throws what `createInvoice` throws about ids and figures.
 */
export async function previewInvoice(tx: Tx, command: CreateInvoice): Promise<InvoicePreviewView> {
  const { draft, references } = await draftOf(tx, command)
  const [chart, book] = await Promise.all([listAccounts(tx), getBook(tx)])
  const roles = new Map(
    chart.flatMap(({ controlRole, id }) => (controlRole ? [[controlRole, id]] : [])),
  )
  const issueDate = draft.issueDate ?? tx.today
  const preview = invoicePreview(
    draft,
    { issueDate, taxCodes: references.taxCodes },
    {
      accounts: postingAccounts(roles),
      names: new Map(chart.map((account) => [account.id, account])),
    },
  )
  const refusals = [
    ...lockRefusal(issueDate, book.lockDate),
    ...accountRefusals(draft, new Map(chart.map((account) => [account.id, account]))),
  ]
  if (refusals.length === 0) return preview
  return { ...preview, entry: null, issues: [...preview.issues, ...refusals] }
}

type IssueView = InvoicePreviewView['issues'][number]

const issueAt = (refusal: { code: string; message: string }, path: Issue['path']): IssueView => ({
  path: [...path],
  code: refusal.code,
  message: refusal.message,
})

function lockRefusal(issueDate: string, lockDate: string | null): IssueView[] {
  if (lockDate === null || issueDate > lockDate) return []
  return [issueAt(ledgerErrors.periodLocked(lockDate), ['issueDate'])]
}

/** What the ledger would refuse about the lines' accounts. */
function accountRefusals(
  draft: DraftInvoice,
  chart: ReadonlyMap<string, LedgerAccount>,
): IssueView[] {
  return draft.lines.flatMap((line, position) => {
    const account = chart.get(line.incomeAccountId)
    const path = ['lines', position, 'incomeAccountId']
    if (!account) return []
    if (account.archivedAt !== null) {
      return [issueAt(ledgerErrors.accountArchived(account.code), path)]
    }
    const isOtherCurrency = account.currency !== null && account.currency !== draft.currency
    if (!isOtherCurrency) return []
    return [issueAt(ledgerErrors.accountCurrency(`${account.code} ${account.currency}`), path)]
  })
}
