import type { OpenedChartView } from '@smb/core/onboarding'
import { OpenedChartDetails } from '@smb/core/onboarding'
import { firstRecorded } from '@smb/audit'
import type { ReadTx } from '@smb/platform/db'
import { chartPacks } from './chart-packs.ts'

/** The pack and version that the business was opened with; null where it was opened without one. */
export async function openedChart(tx: ReadTx): Promise<OpenedChartView | null> {
  const subject = tx.tenantId
  const details = await firstRecorded(tx, { action: 'business.chart_opened', subject })
  if (!details) return null
  const { chart: id, version } = OpenedChartDetails.parse(details)
  const pack = chartPacks.find((known) => known.id === id)
  return {
    ...{ id, version, name: pack?.name ?? id, source: pack?.source ?? null },
    currentVersion: pack?.version ?? null,
  }
}
