import type { BusinessView, CreateBusiness } from '@smb/core/identity'
import { createTenant, findBusiness, getBusiness } from '@smb/identity'
import { insertBook } from '@smb/ledger'
import type { UserTx } from '@smb/platform/db'
import { openChart } from './open-chart.ts'

/**
 * A new business with its book, chart of accounts and tax codes, ready for its first invoice. The same client-made id
 * again gives the business that is already there.
 */
export async function createBusiness(tx: UserTx, command: CreateBusiness): Promise<BusinessView> {
  const existing = command.id && (await findBusiness(tx, command.id))
  if (existing) return existing
  const inTenant = await createTenant(tx, command.id ?? tx.newId('ten'), command)
  await insertBook(inTenant)
  await openChart(inTenant, command.standardTaxPercent ?? null)
  return getBusiness(inTenant)
}
