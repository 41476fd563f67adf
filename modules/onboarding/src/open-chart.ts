import type { LedgerAccountId } from '@smb/core/ids'
import { currency } from '@smb/core/money'
import { insertAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import pack from '../data/generic.json' with { type: 'json' }
import type { AccountType, ControlRole } from '@smb/core/ledger'

type PackAccount = { code: string; name: string; type: AccountType; parentCode?: string; controlRole?: ControlRole; currency?: string }

/** Gives a new business the generic chart. Parents come before their children in the pack. */
export async function openChart(tx: Tx): Promise<void> {
  const idByCode = new Map<string, LedgerAccountId>()
  const accounts = (pack.accounts as PackAccount[]).map((account) => {
    const id = tx.newId('acc')
    idByCode.set(account.code, id)
    return {
      id,
      code: account.code,
      name: account.name,
      type: account.type,
      parentId: account.parentCode ? (idByCode.get(account.parentCode) ?? null) : null,
      controlRole: account.controlRole ?? null,
      currency: account.currency ? currency(account.currency) : null,
    }
  })
  await insertAccounts(tx, accounts)
}
