import type { Issue } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import type { ChartImportRowView, ChartImportView } from '@smb/core/ledger'
import { chartFileErrors, chartFileLimits, chartImportPlan, readChartFile } from '@smb/core/ledger'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { wholeBody } from '@smb/platform/http'
import type { NewAccount } from './account-repository.ts'
import { insertAccounts, listAccounts } from './account-repository.ts'

const issuesMax = 100

/**
 * Takes in a chart of accounts from a CSV file, all of it or nothing: accounts that are not in the books yet are
 * opened, none is changed. As a preview it says line by line what would happen, and changes nothing. Throws
 * `ledger.chart_import_conflicts` with the first hundred lines that do not fit, and `ledger.chart_file_*`.
 */
export async function importChart(
  tx: Tx,
  body: AsyncIterable<Buffer>,
  how: { readonly isPreview: boolean },
): Promise<ChartImportView> {
  const file = readChartFile(
    decoded(
      await wholeBody(body, { mib: chartFileLimits.mib, tooLarge: chartFileErrors.tooLarge }),
    ),
  )
  const accounts = await listAccounts(tx)
  const rows = chartImportPlan(file.rows, accounts)
  const opened = rows.filter(({ outcome }) => outcome === 'new')
  const conflicts = rows.filter(({ outcome }) => outcome === 'conflict')
  if (!how.isPreview) {
    if (conflicts.length > 0) {
      throw chartFileErrors.conflicts(conflicts.length, conflicts.slice(0, issuesMax).map(issueOf))
    }
    const idByCode = new Map(accounts.map(({ code, id }) => [code, id]))
    await openAccounts(tx, opened, idByCode)
  }
  return {
    isPreview: how.isPreview,
    new: opened.length,
    existing: rows.length - opened.length - conflicts.length,
    conflicts: conflicts.length,
    ignoredColumns: [...file.ignoredColumns],
    rows,
  }
}

async function openAccounts(
  tx: Tx,
  rows: readonly ChartImportRowView[],
  idByCode: Map<string, LedgerAccountId>,
): Promise<void> {
  if (rows.length === 0) return
  for (const { code } of rows) idByCode.set(code, tx.newId('acc'))
  const accounts = rows.flatMap(({ code, name, type, parentCode }): NewAccount[] => {
    const id = idByCode.get(code)
    const parentId = parentCode === null ? null : (idByCode.get(parentCode) ?? null)
    return id && type ? [{ id, code, name, type, parentId, currency: null }] : []
  })
  // One statement: an account may stand under one that comes after it.
  await insertAccounts(tx, accounts)
  for (const { id, type } of accounts) {
    await recordAudit(tx, { action: 'ledger.account_created', subject: id, details: { type } })
  }
}

const issueOf = ({ line, message }: ChartImportRowView): Issue => ({
  path: ['rows', line],
  code: 'ledger.chart_import_conflicts',
  message: `Line ${line}: ${message ?? ''}`,
})

/** A byte order mark is passed over. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw error instanceof TypeError ? chartFileErrors.notUtf8() : error
  }
}
