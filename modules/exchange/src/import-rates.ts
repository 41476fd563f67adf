import type {
  BasedEntry,
  DatedRate,
  ExchangeRates,
  ImportedRatesView,
  JournalTransaction,
} from '@smb/core/exchange'
import { derivedRate, exchangeRates, importErrors, importLimits } from '@smb/core/exchange'
import type { CurrencyCode } from '@smb/core/money'

/** The rates of one import: given before the entries, or told by the exchange entries among them. */
export type ImportRates = {
  readonly give: (rate: DatedRate) => void
  /** Notes what an entry tells. True when the entry can be valued at once, without rates that may come later. */
  readonly note: (transaction: JournalTransaction) => boolean
  /** All rates noted so far. */
  readonly known: () => ExchangeRates
  /** Counts an entry that was valued at rates; `isExchange` where they are its own. */
  readonly use: (entry: BasedEntry, isExchange: boolean) => void
  readonly used: () => ImportedRatesView[]
}

export function importRates(baseCurrency: CurrencyCode): ImportRates {
  const given = new Map<string, DatedRate>()
  const derived = new Map<string, DatedRate>()
  const listed = new Set<CurrencyCode>()
  const uses = new Map<string, ImportedRatesView>()
  // Of several rates of one day the last counts, so one place per day and currency is enough.
  const put = (into: Map<string, DatedRate>, rate: DatedRate): void => {
    into.set(`${rate.currency}${rate.date}`, rate)
    if (into.size > importLimits.rates) throw importErrors.tooManyRates()
  }
  return {
    give: (rate) => {
      listed.add(rate.currency)
      put(given, rate)
    },
    note: (transaction) => {
      if (transaction.baseCurrency !== null) return true
      if (transaction.lines.every(({ currency }) => currency === baseCurrency)) return true
      const rate = derivedRate(transaction, baseCurrency)
      if (rate) put(derived, rate)
      return rate !== undefined
    },
    known: () => exchangeRates(baseCurrency, { derived: derived.values(), given: given.values() }),
    use: ({ origin, transaction }, isExchange) => {
      if (origin === 'base' || origin === 'stated') return
      const foreign = new Set(transaction.lines.map(({ currency }) => currency))
      foreign.delete(baseCurrency)
      for (const currency of foreign) {
        const from = listed.has(currency) && !isExchange ? 'given' : 'derived'
        const key = `${currency} ${from}`
        uses.set(key, { currency, origin: from, entries: (uses.get(key)?.entries ?? 0) + 1 })
      }
    },
    used: () => [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use),
  }
}
