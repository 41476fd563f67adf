import type { LedgerAccountId } from '@smb/core/ids'
import { currency } from '@smb/core/money'
import type { Decimal } from '@smb/core/money'
import type { ChartPack } from '@smb/core/onboarding'
import { accountsParentFirst, packTaxCodes } from '@smb/core/onboarding'
import { LocalDate } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import { insertAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertTaxCodes } from '@smb/tax'

// The business's own rate holds for whatever it may still have to enter from before.
const ratesHoldFrom = LocalDate.from('1900-01-01')

/** Gives a new business the pack's chart and tax codes; `standardTaxPercent` is null where it charges no tax. */
export async function openChart(
  tx: Tx,
  pack: ChartPack,
  standardTaxPercent: Decimal | null,
): Promise<void> {
  const idByCode = new Map<string, LedgerAccountId>()
  const accounts = accountsParentFirst(pack).map((account) => {
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
  const codes = packTaxCodes(pack, rate, { newId: () => tx.newId('tax'), today: tx.today })
  await insertTaxCodes(tx, { taxRounding: pack.taxRounding, codes })
  await recordAudit(tx, {
    action: 'business.chart_opened',
    subject: tx.tenantId,
    details: { chart: pack.id, version: pack.version, accounts: accounts.length },
  })
}
