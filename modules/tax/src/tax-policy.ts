import { AppError } from '@smb/core/errors'
import type { ReviseTaxPolicy, TaxPolicyView, TaxRounding } from '@smb/core/tax'
import { recordAudit } from '@smb/audit'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { TaxTables } from './tables.generated.ts'

/** What new documents start from. Version 0 where the business has never decided: per document, prices without tax. */
export type TaxPolicy = TaxPolicyView

const undecided: TaxPolicy = { taxRounding: 'per_document', pricesIncludeTax: false, version: 0 }

/** The policy for documents that are made now. */
export async function getTaxPolicy(tx: ReadTx): Promise<TaxPolicy> {
  const row = await tablesOf<TaxTables>(tx)
    .selectFrom('tax.policy')
    .select(['tax_rounding', 'prices_include_tax', 'version'])
    .executeTakeFirst()
  if (!row) return undecided
  return {
    taxRounding: row.tax_rounding as TaxRounding,
    pricesIncludeTax: row.prices_include_tax,
    version: row.version,
  }
}

/** Decides it for documents made from now on. Throws `tax.policy_changed_meanwhile` with both. */
export async function reviseTaxPolicy(tx: Tx, change: ReviseTaxPolicy): Promise<TaxPolicy> {
  const isSaved = change.version === 0 ? await insertPolicy(tx, change) : await update(tx, change)
  if (!isSaved) {
    const message =
      'Someone changed the tax policy while you were working. Look at both and save again.'
    const extra = { current: await getTaxPolicy(tx), yours: change }
    throw new AppError('conflict', 'tax.policy_changed_meanwhile', message, { extra })
  }
  const { taxRounding, pricesIncludeTax } = change
  await recordAudit(tx, {
    action: 'tax.policy_revised',
    subject: tx.tenantId,
    details: { taxRounding, pricesIncludeTax },
  })
  return { taxRounding, pricesIncludeTax, version: change.version + 1 }
}

/** The first decision; false when there is one already. */
export async function insertPolicy(tx: Tx, policy: Omit<TaxPolicy, 'version'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<TaxTables>(tx)
    .insertInto('tax.policy')
    .values({ tax_rounding: policy.taxRounding, prices_include_tax: policy.pricesIncludeTax })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function update(tx: Tx, change: ReviseTaxPolicy): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<TaxTables>(tx)
    .updateTable('tax.policy')
    .set({
      tax_rounding: change.taxRounding,
      prices_include_tax: change.pricesIncludeTax,
      version: change.version + 1,
    })
    .where('version', '=', change.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
