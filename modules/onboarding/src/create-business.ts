import type { BusinessView } from '@smb/core/identity'
import type { OpenBusiness } from '@smb/core/onboarding'
import { chosenPack } from '@smb/core/onboarding'
import { createTenant, findBusiness, getBusiness } from '@smb/identity'
import { insertBook } from '@smb/ledger'
import type { UserTx } from '@smb/platform/db'
import { chartPacks } from './chart-packs.ts'
import { openChart } from './open-chart.ts'

/**
 * A new business with its book, chart of accounts and tax codes, ready for its first invoice. The same client-made id
 * again gives the business that is already there. Throws `onboarding.chart_unknown`,
 * `onboarding.chart_of_other_country`.
 */
export async function createBusiness(tx: UserTx, command: OpenBusiness): Promise<BusinessView> {
  const existing = command.id && (await findBusiness(tx, command.id))
  if (existing) return existing
  const { chartPack, ...business } = command
  const pack = chosenPack(chartPacks, { id: chartPack, country: command.country })
  const inTenant = await createTenant(tx, command.id ?? tx.newId('ten'), business)
  await insertBook(inTenant)
  await openChart(inTenant, pack, command.standardTaxPercent ?? null)
  return getBusiness(inTenant)
}
