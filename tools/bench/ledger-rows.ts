import pg from 'pg'
import { idFromUuid } from '@smb/core/ids'
import type { BenchHouse, Owner } from './bench-house.ts'
import { apiGet, asker, medians } from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

type Place = { posting_date: string; entry_id: string; line_no: number }
const pageSize = 50

/** Pages of the longest account ledger: its middle and its end against its first page, and against OFFSET. */
export async function ledgerRows(house: BenchHouse, owner: Owner): Promise<ResultRow[]> {
  const { accountUuid, lines, middle, end } = await longestLedger(house, owner)
  const app = await asker(house.postgres.appUrl, owner)
  const path = `/accounts/${idFromUuid('acc', accountUuid)}/transactions?limit=${pageSize}`
  const found = await medians({
    first: apiGet(house, owner, path),
    middle: apiGet(house, owner, `${path}&cursor=${cursorAt(middle)}`),
    end: apiGet(house, owner, `${path}&cursor=${cursorAt(end)}`),
    keyset: () => app.ask(keysetSql(accountUuid, middle)),
    offset: () => app.ask(offsetSql(accountUuid, Math.floor(lines / 2))),
  })
  await app.end()
  const of = (name: string): number => found[name] as number
  const deep = (words: string, name: string): ResultRow => ({
    what: `ledger page of ${lines} lines, ${words}, through the API`,
    measured: ms(of(name)),
    against: `${ms(of('first'))} its first page`,
    ratio: times(of(name), of('first')),
    target: '≤ 2×',
  })
  return [
    deep('in the middle', 'middle'),
    deep('at the end', 'end'),
    {
      what: `ledger page of ${lines} lines, in the middle, its SQL`,
      measured: ms(of('keyset')),
      against: `${ms(of('offset'))} OFFSET with the sum of what came before`,
      ratio: times(of('offset'), of('keyset')),
      target: '≥ 50×',
    },
  ]
}

async function longestLedger(
  house: BenchHouse,
  owner: Owner,
): Promise<{ accountUuid: string; lines: number; middle: Place; end: Place }> {
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  const longest = await admin.query<{ account_id: string; lines: string }>(
    `select account_id, count(*) as lines from ledger.journal_line where tenant_id = $1 group by 1 order by 2 desc limit 1`,
    [owner.tenantUuid],
  )
  const accountUuid = longest.rows[0]?.account_id as string
  const lines = Number(longest.rows[0]?.lines)
  const at = async (offset: number): Promise<Place> => {
    const { rows } = await admin.query<Place>(
      `select posting_date::text, entry_id, line_no from ledger.journal_line where tenant_id = $1 and account_id = $2
        order by posting_date, entry_id, line_no offset $3 limit 1`,
      [owner.tenantUuid, accountUuid, offset],
    )
    return rows[0] as Place
  }
  const [middle, end] = [await at(Math.floor(lines / 2)), await at(lines - pageSize - 1)]
  await admin.end()
  return { accountUuid, lines, middle, end }
}

/** The cursor that the page before would have given; the balance in it costs the same whatever it is. */
const cursorAt = ({ posting_date, entry_id, line_no }: Place): string =>
  Buffer.from([posting_date, entry_id, line_no, '0'].join('|')).toString('base64url')

const keysetSql = (account: string, at: Place): string =>
  `select * from ledger.journal_line where account_id = '${account}'
      and (posting_date, entry_id, line_no) > ('${at.posting_date}', '${at.entry_id}', ${at.line_no})
    order by posting_date, entry_id, line_no limit ${pageSize}`

const offsetSql = (account: string, offset: number): string =>
  `select *, sum(base_debit - base_credit) over (order by posting_date, entry_id, line_no) as balance
     from ledger.journal_line where account_id = '${account}'
    order by posting_date, entry_id, line_no offset ${offset} limit ${pageSize}`
