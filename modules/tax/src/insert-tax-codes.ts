import type { TaxCode, TaxRounding } from '@smb/core/tax'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { insertTaxCodeRows } from './tax-code-repository.ts'
import { insertPolicy } from './tax-policy.ts'

/** What a new business starts with; `codes` is what core's `packTaxCodes` makes of its pack. */
export type StartingTaxes = {
  readonly taxRounding: TaxRounding
  readonly codes: readonly { readonly taxCode: TaxCode; readonly isDefault: boolean }[]
}

/** Gives a new business its tax policy and tax codes. Throws `tax.code_taken`. */
export async function insertTaxCodes(tx: Tx, start: StartingTaxes): Promise<void> {
  await insertPolicy(tx, { taxRounding: start.taxRounding, pricesIncludeTax: false })
  await insertTaxCodeRows(
    tx,
    start.codes.map(({ taxCode, isDefault }) => ({ ...taxCode, isDefault })),
  )
  await recordAudit(tx, {
    action: 'tax.codes_opened',
    subject: tx.tenantId,
    details: { codes: start.codes.length, taxRounding: start.taxRounding },
  })
}
