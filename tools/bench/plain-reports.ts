import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'
import { profitSql, trialBalanceSql } from './report-load.ts'

/** The reports with the tenant written into them, for a role that no policy holds. */
export type PlainReports = { readonly trial: string; readonly profit: string }

/** Makes a twin of `ledger.movement_parts` that takes no policy but a condition, and the reports that stand on it. */
export async function plainReports(house: BenchHouse, owner: Owner): Promise<PlainReports> {
  const tenant = `tenant_id = '${owner.tenantUuid}'`
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  const { rows } = await admin.query<{ text: string }>(
    `select pg_get_functiondef('ledger.movement_parts'::regproc) as text`,
  )
  const twin = (rows[0]?.text ?? '')
    .replace('ledger.movement_parts', 'public.plain_movement_parts')
    .replaceAll(/\bwhere b\./g, `where b.${tenant} and b.`)
  await admin.query(twin)
  await admin.end()
  const plain = (text: string): string =>
    text
      .replace('ledger.movement_parts', 'public.plain_movement_parts')
      .replace('a.id = p.account_id', `a.${tenant} and a.id = p.account_id`)
  return { trial: plain(trialBalanceSql), profit: plain(profitSql) }
}
