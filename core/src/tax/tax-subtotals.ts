import type { TaxCodeId } from '../ids/index.ts'
import type { Decimal } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { TaxAmount } from './group-tax.ts'
import type { TaxKind } from './tax-code.ts'
import { taxKey } from './tax-key.ts'

/** One row of the tax table: all that carries the same tax at the same rate. */
export type TaxSubtotal = {
  readonly taxCodeId: TaxCodeId
  readonly kind: TaxKind
  readonly name: string
  readonly ratePercent: Decimal
  readonly taxable: Money
  readonly tax: Money
}

/** The tax table: rows with the same key are added up, in order of first appearance. */
export function taxSubtotals(rows: readonly TaxAmount[]): TaxSubtotal[] {
  const subtotalByKey = new Map<string, TaxSubtotal>()
  for (const { applied, taxable, tax } of rows) {
    const key = taxKey(applied)
    const sofar = subtotalByKey.get(key)
    const { taxCodeId, kind, name, ratePercent } = applied
    subtotalByKey.set(key, {
      taxCodeId,
      kind,
      name,
      ratePercent,
      taxable: sofar ? Money.add(sofar.taxable, taxable) : taxable,
      tax: sofar ? Money.add(sofar.tax, tax) : tax,
    })
  }
  return [...subtotalByKey.values()]
}
