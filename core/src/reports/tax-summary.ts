import type { TaxCodeId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { TaxKind } from '../tax/index.ts'
import type { Period } from './report-rows.ts'

/** The kinds in the order in which they stand apart (rule 15); null is tax that was posted without a code. */
export const taxSummaryKinds = [
  'standard',
  'zero_rated',
  'exempt',
  'out_of_scope',
  'reverse_charge',
  'withholding',
] as const satisfies readonly TaxKind[]

/** What the database sums per tax code over a period, minor units of the base currency. */
export type TaxMovementRow = {
  readonly taxCodeId: TaxCodeId | null
  readonly code: string
  readonly name: string
  readonly kind: TaxKind | null
  /** Income posted with the code, credit positive. */
  readonly sales: bigint
  /** On the output tax account, credit positive. */
  readonly outputTax: bigint
  /** Expenses and assets posted with the code, debit positive. */
  readonly purchases: bigint
  /** On the input tax account, debit positive. */
  readonly inputTax: bigint
  /** The part of `sales` and `purchases` that has this code as its first: over all rows each line counts once. */
  readonly firstSales: bigint
  readonly firstPurchases: bigint
}

export type TaxFigures = {
  readonly sales: Money
  readonly outputTax: Money
  readonly purchases: Money
  readonly inputTax: Money
}
export type TaxSummaryRow = TaxFigures &
  Pick<TaxMovementRow, 'taxCodeId' | 'code' | 'name' | 'kind'>

export type TaxSummary = Period & {
  readonly kind: 'tax_summary'
  readonly currency: CurrencyCode
  readonly rows: readonly TaxSummaryRow[]
  /** A sale under several taxes counts once here, so that the sum is the income of taxed lines. */
  readonly totals: TaxFigures
  /** Whether the rows say more than the totals because a sale stands under several taxes. */
  readonly hasSharedSales: boolean
  /** Output less input tax: owed to the office where positive. */
  readonly net: Money
  readonly proof: TaxProof
}

/** Rule 17: what the two control accounts moved in the period, beside the rows. The difference is zero. */
export type TaxProof = {
  readonly outputTax: Money
  readonly inputTax: Money
  readonly difference: Money
}

const rank = ({ kind }: Pick<TaxMovementRow, 'kind'>): number =>
  kind === null ? taxSummaryKinds.length : taxSummaryKinds.indexOf(kind)

/** Said under a summary that has shared sales. */
export const sharedSalesNote = 'A sale may stand under several taxes; the total counts it once.'

/** Taxable amounts and taxes of a period per tax code, each kind apart (rule 15), beside the control accounts. */
export function taxSummary(
  given: readonly TaxMovementRow[],
  of: Period & {
    readonly currency: CurrencyCode
    readonly outputTax: Money
    readonly inputTax: Money
  },
): TaxSummary {
  const { from, to, currency, outputTax, inputTax } = of
  const rows = given
    .map(({ taxCodeId, code, name, kind, ...figures }): TaxSummaryRow => ({
      taxCodeId,
      code,
      name,
      kind,
      sales: Money.of(figures.sales, currency),
      outputTax: Money.of(figures.outputTax, currency),
      purchases: Money.of(figures.purchases, currency),
      inputTax: Money.of(figures.inputTax, currency),
    }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
  const once = (figure: 'firstSales' | 'firstPurchases'): Money =>
    Money.of(
      given.reduce((sum, row) => sum + row[figure], 0n),
      currency,
    )
  const totals = {
    sales: once('firstSales'),
    outputTax: sumOf(rows, 'outputTax', currency),
    purchases: once('firstPurchases'),
    inputTax: sumOf(rows, 'inputTax', currency),
  }
  const hasSharedSales = given.some(
    (row) => row.sales !== row.firstSales || row.purchases !== row.firstPurchases,
  )
  const net = Money.subtract(totals.outputTax, totals.inputTax)
  const difference = Money.subtract(Money.subtract(outputTax, inputTax), net)
  const proof = { outputTax, inputTax, difference }
  return { kind: 'tax_summary', from, to, currency, rows, totals, hasSharedSales, net, proof }
}

const sumOf = (
  rows: readonly TaxFigures[],
  figure: keyof TaxFigures,
  currency: CurrencyCode,
): Money =>
  Money.sum(
    rows.map((row) => row[figure]),
    currency,
  )
