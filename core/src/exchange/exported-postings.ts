import type { AccountType } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, currencyExponent } from '../money/index.ts'
import type { ExportedEntry, ExportedLine } from './journal-transaction.ts'

/**
 * A posting of a plain-text journal: debits positive, credits negative. `cost` is its value in base currency where
 * the entry needs one to balance, else null.
 */
export type ExportedPosting = {
  readonly account: string
  readonly type: AccountType
  readonly currency: CurrencyCode
  readonly minor: bigint
  readonly cost: bigint | null
}

type Signed = Omit<ExportedPosting, 'cost'> & { readonly base: bigint }

const signedLine = ({ account, type, currency, side, minor, baseMinor }: ExportedLine): Signed => {
  const sign = side === 'debit' ? 1n : -1n
  return { account, type, currency, minor: minor * sign, base: baseMinor * sign }
}

function balancesPerCurrency(lines: readonly Signed[]): boolean {
  const sums = new Map<CurrencyCode, bigint>()
  for (const { currency, minor } of lines) sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  return [...sums.values()].every((sum) => sum === 0n)
}

const isOppositeSign = (a: bigint, b: bigint): boolean => a < 0n !== b < 0n && a !== 0n && b !== 0n

/**
 * Plain-text tools know no posting that changes only the base value. Its base joins another posting of the same
 * account and currency; where there is none, it stands on the account in base currency.
 */
function withoutRevaluations(lines: readonly Signed[], baseCurrency: CurrencyCode): Signed[] {
  const postings = lines.filter((line) => line.minor !== 0n)
  for (const line of lines) {
    if (line.minor !== 0n || line.base === 0n) continue
    const index = postings.findIndex(
      (other) =>
        other.account === line.account &&
        other.currency === line.currency &&
        !isOppositeSign(other.minor, other.base + line.base),
    )
    const other = postings[index]
    if (other) postings[index] = { ...other, base: other.base + line.base }
    else postings.push({ ...line, currency: baseCurrency, minor: line.base })
  }
  return postings
}

/**
 * An entry's postings for a plain-text tool. An entry that balances in every currency is written as it is, so each
 * account keeps its balance in each currency. Any other carries what its foreign postings are worth in base currency.
 */
export function exportedPostings(
  entry: ExportedEntry,
  baseCurrency: CurrencyCode,
): readonly ExportedPosting[] {
  const lines = entry.lines.map(signedLine)
  const isPlain = balancesPerCurrency(lines)
  const postings = isPlain
    ? lines.filter((line) => line.minor !== 0n)
    : withoutRevaluations(lines, baseCurrency)
  return postings.map(({ base, ...posting }) => ({
    ...posting,
    cost: isPlain || posting.currency === baseCurrency ? null : base < 0n ? -base : base,
  }))
}

/** `-12.50 EUR @@ 13.80 USD` */
export function amountWithCost(posting: ExportedPosting, baseCurrency: CurrencyCode): string {
  const amount = amountText(posting.minor, posting.currency)
  return posting.cost === null ? amount : `${amount} @@ ${amountText(posting.cost, baseCurrency)}`
}

function amountText(minor: bigint, currency: CurrencyCode): string {
  return `${Decimal.toString({ units: minor, scale: currencyExponent(currency) })} ${currency}`
}
