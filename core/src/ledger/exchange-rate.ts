import { LocalDate } from '../time/index.ts'
import type { ProposedRateView } from './exchange-rate-schema.ts'

/** From the day after these many days a rate is called old (rule 56). */
export const rateDaysMax = 30

/** Whether a rate of that day is too old to be taken without a look. */
export const isOldRate = (of: LocalDate, on: LocalDate): boolean =>
  LocalDate.addDays(of, rateDaysMax) < on

const memoMax = 60
const unnamed: Readonly<Record<ProposedRateView['source']['type'], string>> = {
  invoice: 'an invoice',
  payment_received: 'a payment received',
  manual: 'an entry by hand',
  statement_line: 'a bank line',
  journal_import: 'an imported entry',
}

/** Where the rate is from, in words that follow “as on”: `INV-2026-0042`, `a payment received`. */
export function rateOriginWords({ source, memo }: Pick<ProposedRateView, 'source' | 'memo'>) {
  if (memo === null) return unnamed[source.type]
  if (source.type === 'invoice') return memo.replace(/^Invoice /, '')
  return memo.length > memoMax ? `“${memo.slice(0, memoMax)}…”` : `“${memo}”`
}
