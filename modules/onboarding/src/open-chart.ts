import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerAccountId } from '@smb/core/ids'
import { currency } from '@smb/core/money'
import type { Decimal } from '@smb/core/money'
import { ChartPack, accountsParentFirst, packTaxCodes } from '@smb/core/onboarding'
import { LocalDate } from '@smb/core/time'
import { insertAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertTaxCodes } from '@smb/tax'

const generic = ChartPack.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../data/generic.json'), 'utf8')),
)

// The business's own rate holds for whatever it may still have to enter from before.
const ratesHoldFrom = LocalDate.from('1900-01-01')

/** Gives a new business the generic chart and tax codes; `standardTaxPercent` is null where it charges no tax. */
export async function openChart(tx: Tx, standardTaxPercent: Decimal | null): Promise<void> {
  const idByCode = new Map<string, LedgerAccountId>()
  const accounts = accountsParentFirst(generic).map((account) => {
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
  const rate = standardTaxPercent && { ratePercent: standardTaxPercent, validFrom: ratesHoldFrom }
  const codes = packTaxCodes(generic, rate, () => tx.newId('tax'))
  await insertTaxCodes(tx, { taxRounding: generic.taxRounding, codes })
}
