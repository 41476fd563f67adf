import type { CustomerId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { addColumns } from './account-tree.ts'

/** Days after which the buckets end, where nobody says otherwise. */
export const agedEdgesDefault = [30, 60, 90] as const

/** A column: open items by the days since they were due (both included; null is open), credit, and their sum. */
export type AgedColumn =
  | { readonly kind: 'bucket'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'credit' }
  | { readonly kind: 'total' }

/**
 * What the database sums per customer, currency and bucket: 0 is not due, 1 the first bucket of what is overdue; null is
 * credit, which is negative. Minor units of the currency and of the base currency.
 */
export type AgedAmountRow = {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly currency: CurrencyCode
  readonly bucket: number | null
  readonly amount: bigint
  readonly base: bigint
}

export type AgedCustomer = {
  readonly customerId: CustomerId
  readonly customerName: string
  /** Base currency, one per column. */
  readonly amounts: readonly Money[]
  /** The same in each other currency that the customer has open items in. */
  readonly foreign: readonly AgedCurrency[]
}
export type AgedCurrency = { readonly currency: CurrencyCode; readonly amounts: readonly Money[] }

export type AgedReceivables = {
  readonly kind: 'aged_receivables'
  readonly asOf: LocalDate
  readonly currency: CurrencyCode
  readonly edges: readonly number[]
  readonly columns: readonly AgedColumn[]
  readonly rows: readonly AgedCustomer[]
  readonly totals: readonly Money[]
  readonly proof: AgedProof
}

/** Rule 59: the report's total beside the ledger's. */
export type AgedProof = {
  /** Balance of the accounts receivable control account, debit positive. */
  readonly receivable: Money
  /** Balance of the customer credit liability, credit positive. */
  readonly customerCredit: Money
  /** Receivable less customer credit less the report's total: zero, or something posted past the documents. */
  readonly difference: Money
}

/** Not due, one bucket up to each edge, what is older, credit, total. */
export function agedColumns(edges: readonly number[]): AgedColumn[] {
  const buckets = [0, ...edges].map((from, index): AgedColumn => {
    const to = edges[index]
    return { kind: 'bucket', from: from + 1, to: to ?? null }
  })
  return [{ kind: 'bucket', from: null, to: 0 }, ...buckets, { kind: 'credit' }, { kind: 'total' }]
}

/**
 * The bucket of an item by its age, the days from its due date to the day of the report (rule 58): 0 where it is not due,
 * which the due day itself is not, else 1 and up. Exactly one holds each age.
 */
export function agedBucket(asOf: LocalDate, dueDate: LocalDate, edges: readonly number[]): number {
  const age = LocalDate.daysBetween(dueDate, asOf)
  return [0, ...edges].filter((edge) => age > edge).length
}

/** What customers owe at the end of a day by age, in the order of the rows; customers whose every figure is zero are left out. */
export function agedReceivables(
  given: readonly AgedAmountRow[],
  of: {
    readonly asOf: LocalDate
    readonly currency: CurrencyCode
    readonly edges: readonly number[]
    readonly receivable: Money
    readonly customerCredit: Money
  },
): AgedReceivables {
  const { asOf, currency, edges, receivable, customerCredit } = of
  const columns = agedColumns(edges)
  const byCustomer = Map.groupBy(given, ({ customerId }) => customerId)
  const rows = [...byCustomer.values()]
    .map((own) => agedCustomer(own, currency, columns.length))
    .filter(({ amounts, foreign }) => [amounts, ...foreign.map((f) => f.amounts)].some(isAnything))
  const zeros = columns.map(() => Money.zero(currency))
  const totals = rows.reduce((sums, row) => addColumns(sums, row.amounts), zeros)
  const open = totals.at(-1) as Money
  const difference = Money.subtract(Money.subtract(receivable, customerCredit), open)
  const proof = { receivable, customerCredit, difference }
  return { kind: 'aged_receivables', asOf, currency, edges, columns, rows, totals, proof }
}

const isAnything = (figures: readonly Money[]): boolean =>
  figures.some((figure) => !Money.isZero(figure))

function agedCustomer(
  own: readonly AgedAmountRow[],
  base: CurrencyCode,
  width: number,
): AgedCustomer {
  const { customerId, customerName } = own[0] as AgedAmountRow
  const foreign = [...Map.groupBy(own, ({ currency }) => currency)]
    .filter(([currency]) => currency !== base)
    .map(([currency, rows]) => ({
      currency,
      amounts: spread(rows, { currency, width, figure: (row) => row.amount }),
    }))
    .filter(({ amounts }) => isAnything(amounts))
  return {
    customerId,
    customerName,
    amounts: spread(own, { currency: base, width, figure: (row) => row.base }),
    foreign,
  }
}

/** Rows into columns: the buckets, credit as the last but one, their sum as the last. */
function spread(
  rows: readonly AgedAmountRow[],
  into: { currency: CurrencyCode; width: number; figure: (row: AgedAmountRow) => bigint },
): Money[] {
  const sums = Array.from({ length: into.width }, () => 0n)
  for (const row of rows) {
    const column = row.bucket ?? into.width - 2
    sums[column] = (sums[column] ?? 0n) + into.figure(row)
    sums[into.width - 1] = (sums[into.width - 1] ?? 0n) + into.figure(row)
  }
  return sums.map((sum) => Money.of(sum, into.currency))
}
