import { idFromUuid } from '@smb/core/ids'
import type { ProposedRateView } from '@smb/core/ledger'
import { isOldRate, rateSourceTypes } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'
import { sourceIdOf } from './source-id.ts'

type RateRow = {
  rate: string
  posting_date: LocalDate
  entry_id: string
  source_type: ProposedRateView['source']['type']
  source_id: string
  memo: string | null
}

/**
 * The last rate that these books used for the currency on or before that day (rule 56), of an entry that stands. Of one
 * entry the largest line tells it; of a payment the side that came in, because what it relieves is at older rates.
 */
export async function lastExchangeRate(
  tx: ReadTx,
  of: { readonly currency: CurrencyCode; readonly date: LocalDate },
): Promise<ProposedRateView | null> {
  const [row] = await statement<RateRow>(tx, {
    name: 'last-exchange-rate',
    text: `select l.rate, l.posting_date, l.entry_id, e.source_type, e.source_id, m.memo
             from ledger.journal_line l
             join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
             left join ledger.entry_memo m on m.tenant_id = e.tenant_id and m.entry_id = e.id
            where l.currency = $1 and l.posting_date <= $2::date and l.rate <> 1
              and e.kind = 'post' and e.source_type = any ($3)
              and (e.source_type <> 'payment_received' or l.debit > 0)
              and not exists (select from ledger.journal_entry r where r.tenant_id = e.tenant_id and r.reverses_id = e.id)
            order by l.posting_date desc, l.entry_id desc, l.debit + l.credit desc, l.line_no limit 1`,
    values: [of.currency, of.date, [...rateSourceTypes]],
  })
  if (!row) return null
  return {
    rate: Decimal.toString(Decimal.normalize(Decimal.from(row.rate))),
    date: row.posting_date,
    isOld: isOldRate(row.posting_date, of.date),
    entryId: idFromUuid('je', row.entry_id),
    source: { type: row.source_type, id: sourceIdOf(row.source_type, row.source_id) },
    memo: row.memo,
  }
}
