import { assert } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import type { InvoicePostingAccounts } from '@smb/core/invoicing'
import type { ControlRole } from '@smb/core/ledger'

/** The control accounts that an invoice posts to, out of the chart's. */
export function postingAccounts(
  roles: ReadonlyMap<ControlRole, LedgerAccountId>,
): InvoicePostingAccounts {
  const of = (role: ControlRole): LedgerAccountId => {
    const id = roles.get(role)
    assert(id, `every chart has an account for ${role}`)
    return id
  }
  return {
    accountsReceivable: of('accounts_receivable'),
    outputTax: of('output_tax'),
    roundingDifferences: of('rounding_differences'),
  }
}
