import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'

/** Imports a journal through the API; ms until it answered. */
export async function importMs(house: BenchHouse, owner: Owner, file: string): Promise<number> {
  const since = performance.now()
  const answer = await fetch(`${house.origin}/api/v1/journal-imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${owner.token}`,
      'smb-business': owner.slug,
      'content-type': 'application/x-ndjson',
    },
    body: Readable.toWeb(createReadStream(file)),
    duplex: 'half',
  })
  if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`)
  await answer.text()
  return performance.now() - since
}

const copied = {
  journal_entry: 'tenant_id, id, posting_date, kind, source_type, source_id, posted_at, posted_by',
  journal_line:
    'tenant_id, entry_id, line_no, account_id, posting_date, currency, debit, credit, base_debit, base_credit, rate',
} as const

/**
 * The rows of an imported journal copied into tables without keys, indexes, checks and policies, in ms: as fast as this
 * server can take them at all, durable like the import.
 */
export async function bareCopyMs(house: BenchHouse, owner: Owner): Promise<number> {
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ data_directory: string }>('show data_directory')
    // Where the server may write.
    const folder = rows[0]?.data_directory ?? ''
    const files = Object.entries(copied).map(([table, columns]) => ({
      table,
      columns,
      file: join(folder, `bare-${table}.copy`),
    }))
    for (const { table, columns, file } of files) {
      await admin.query(
        `create table public.bare_${table} as select ${columns} from ledger.${table} with no data`,
      )
      await admin.query(
        `copy (select ${columns} from ledger.${table} where tenant_id = '${owner.tenantUuid}') to '${file}' (format binary)`,
      )
    }
    const since = performance.now()
    await admin.query('begin')
    for (const { table, file } of files)
      await admin.query(`copy public.bare_${table} from '${file}' (format binary)`)
    await admin.query('commit')
    const taken = performance.now() - since
    for (const { table, file } of files) {
      await admin.query(`drop table public.bare_${table}`)
      await rm(file)
    }
    return taken
  } finally {
    await admin.end()
  }
}
