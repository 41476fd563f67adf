import { gzipSync } from 'node:zlib'
import type { BenchHouse, Owner } from './bench-house.ts'
import { apiGet, asker, medians } from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

/** What the most used open product answers for 100 invoices, measured on this kind of machine (performance targets, row 12). */
const peerBytes = 499_000
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} KB`

type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null }

/**
 * A list of 100 invoices through the API: the newest and those in the middle of many, against a business that has
 * hardly any, against OFFSET, and by bytes.
 */
export async function invoiceListRows(
  house: BenchHouse,
  { many, few, invoices }: { many: Owner; few: Owner; invoices: number },
): Promise<ResultRow[]> {
  const path = '/invoices?limit=100'
  const deep = `${path}&cursor=${await cursorOfDay(house, many, '2025-06-01')}`
  const app = await asker(house.postgres.appUrl, many)
  const found = await medians({
    newest: apiGet(house, many, path),
    deep: apiGet(house, many, deep),
    few: apiGet(house, few, path),
    keyset: () => app.ask(keysetSql),
    offset: () => app.ask(offsetSql(Math.floor(invoices / 2))),
  })
  await app.end()
  const answer = Buffer.from(JSON.stringify(await apiGet(house, many, path)()))
  const of = (name: string): number => found[name] as number
  const row = (words: string, name: string): ResultRow => ({
    what: `list of 100 invoices of ${invoices}, ${words}, through the API`,
    measured: ms(of(name)),
    against: `${ms(of('few'))} of 300 invoices`,
    ratio: times(of(name), of('few')),
    target: '≤ 2×',
  })
  return [
    row('the newest', 'newest'),
    row('in the middle', 'deep'),
    {
      what: `list of 100 invoices of ${invoices}, in the middle, its SQL`,
      measured: ms(of('keyset')),
      against: `${ms(of('offset'))} OFFSET`,
      ratio: times(of('offset'), of('keyset')),
      target: '',
    },
    {
      what: 'list of 100 invoices, its answer',
      measured: `${kilobytes(answer.length)}, ${kilobytes(gzipSync(answer).length)} compressed`,
      against: `${kilobytes(peerBytes)} of Bigcapital`,
      ratio: times(answer.length, peerBytes),
      target: '≤ 0.25×',
    },
  ]
}

/** A cursor of the API, as the page before that day would have given it. */
async function cursorOfDay(house: BenchHouse, owner: Owner, day: string): Promise<string> {
  const page = (await apiGet(house, owner, `/invoices?limit=1&to=${day}`)()) as Page
  if (!page.nextCursor) throw new Error(`no invoice before ${day}`)
  return encodeURIComponent(page.nextCursor)
}

const keysetSql = `select * from invoicing.invoice where archived_at is null and (sort_date, id) < ('2025-06-01', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  order by sort_date desc, id desc limit 100`
const offsetSql = (offset: number): string =>
  `select * from invoicing.invoice where archived_at is null order by sort_date desc, id desc offset ${offset} limit 100`
