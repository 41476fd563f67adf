import { z } from 'zod'
import { CurrencyWire } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import type { EntrySourceType } from './journal-entry.ts'

/** What says the rate of its own day: a credit note or an allocation carries an older one on. */
export const rateSourceTypes = [
  'invoice',
  'payment_received',
  'manual',
  'statement_line',
  'journal_import',
] as const satisfies readonly EntrySourceType[]

export const ExchangeRateQuery = z.object({ currency: CurrencyWire, date: LocalDateWire })

/** The last rate that the books used for a currency on or before a day: base currency per one unit. */
export const ProposedRateView = z
  .object({
    rate: z.string(),
    /** The day that it was used on. */
    date: LocalDateView,
    /** Whether it is more than 30 days older than the day asked for. */
    isOld: z.boolean(),
    entryId: z.string(),
    source: z.object({ type: z.enum(rateSourceTypes), id: z.string() }),
    memo: z.string().nullable(),
  })
  .meta({ id: 'ProposedRate' })
export type ProposedRateView = z.infer<typeof ProposedRateView>

export const ExchangeRateView = z.object({
  currency: z.string(),
  baseCurrency: z.string(),
  date: LocalDateView,
  /** Null where these books have not used one, and for the base currency itself. */
  proposed: ProposedRateView.nullable(),
})
export type ExchangeRateView = z.infer<typeof ExchangeRateView>
