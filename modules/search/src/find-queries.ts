import type { AmountRange, SearchKind } from '@smb/core/search'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** A record that answers, before anything is known of it but where it stands among the others. */
export type Found = {
  readonly kind: SearchKind
  readonly uuid: string
  readonly isExact: boolean
  readonly date: string
  /** The line's amount, where that is what was looked for. */
  readonly line?: { readonly minor: bigint; readonly currency: string }
}

/** More than are shown, so that the best can be chosen and doubles dropped. */
const candidatesMax = 24

type WordRow = { record_id: string; is_exact: boolean; sort_date: string }

/** Records of a kind that hold every word. */
export async function findByWords(tx: ReadTx, kind: SearchKind, text: string): Promise<Found[]> {
  const rows = await statement<WordRow>(tx, {
    name: 'search-words',
    text: `select record_id, is_exact, sort_date::text from search.find($1, $2, ${candidatesMax})`,
    values: [kind, text],
  })
  return rows.map((row) => ({
    kind,
    uuid: row.record_id,
    isExact: row.is_exact,
    date: row.sort_date,
  }))
}

/** Where each kind keeps an amount. Row security lets the index be used because column and value are compared as they are. */
const amountColumns = {
  invoice: [['invoicing.invoice', 'total', 'sort_date', 'id', 'and r.archived_at is null']],
  credit_note: [['invoicing.credit_note', 'total', 'issue_date', 'id', '']],
  payment: [['payments.payment_received', 'amount', 'payment_date', 'id', '']],
  entry: [
    ['ledger.journal_line', 'debit', 'posting_date', 'entry_id', 'and r.debit > 0'],
    ['ledger.journal_line', 'credit', 'posting_date', 'entry_id', 'and r.credit > 0'],
  ],
} as const satisfies Partial<
  Record<SearchKind, readonly (readonly [string, string, string, string, string])[]>
>
export type KindWithAmount = keyof typeof amountColumns
export const kindsWithAmount = Object.keys(amountColumns) as KindWithAmount[]

type Column = (typeof amountColumns)[KindWithAmount][number]

/** Of records with the digits of an amount, but in a currency that writes it otherwise, no more are passed over. */
const passedOverMax = 2000

/** The exact amount, newest first, and the nearest above and below: three ends of one index, however many there are between. */
function legs([table, amount, date, id, also]: Column): string {
  const leg = (condition: string, order: string) =>
    `(select n.* from (select r.${id} as uuid, r.${amount} as minor, r.currency, r.${date}::text as date
        from ${table} r where ${condition} ${also} order by ${order} limit ${passedOverMax}) n
       where position(n.currency in w.currencies) > 0 limit ${candidatesMax})`
  return [
    leg(`r.${amount} = w.exact`, `r.${date} desc`),
    leg(`r.${amount} > w.exact and r.${amount} <= w.high`, `r.${amount}`),
    leg(`r.${amount} < w.exact and r.${amount} >= w.low`, `r.${amount} desc`),
  ].join(' union all ')
}

const amountTexts = Object.fromEntries(
  Object.entries(amountColumns).map(([kind, columns]) => [
    kind,
    `select f.uuid, f.minor, f.currency, f.date, f.minor = w.exact as is_exact
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[]) as w(currencies, exact, low, high)
      cross join lateral (${columns.map(legs).join(' union all ')}) f
      order by abs(f.minor - w.exact)::numeric / w.exact, f.date desc, f.uuid limit ${candidatesMax}`,
  ]),
)

type AmountRow = {
  uuid: string
  minor: bigint
  currency: string
  date: string
  is_exact: boolean
}

/** Records of a kind with this amount, the nearest first and then the newest. */
export async function findByAmount(
  tx: ReadTx,
  kind: KindWithAmount,
  ranges: readonly AmountRange[],
): Promise<Found[]> {
  const rows = await statement<AmountRow>(tx, {
    name: `search-amount-${kind}`,
    text: amountTexts[kind] as string,
    values: [
      ranges.map(({ currencies }) => currencies.join(' ')),
      ranges.map(({ exact }) => exact),
      ranges.map(({ low }) => low),
      ranges.map(({ high }) => high),
    ],
  })
  return rows.map((row) => ({
    kind,
    uuid: row.uuid,
    isExact: row.is_exact,
    date: row.date,
    ...(kind === 'entry' ? { line: { minor: row.minor, currency: row.currency } } : {}),
  }))
}
