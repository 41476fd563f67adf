import { Decimal } from '../money/index.ts'
import type { AppliedTax } from './tax-code.ts'

/** Same key, same row of the tax table: code, component and rate. */
export function taxKey(applied: AppliedTax): string {
  const rate = Decimal.toString(Decimal.normalize(applied.ratePercent))
  return [applied.taxCodeId, applied.name, rate, applied.isCompound].join('/')
}
