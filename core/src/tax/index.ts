export { discountOf, discountShares, lineAmount } from './discount.ts'
export type { Discount, DocumentDiscount } from './discount.ts'
export { documentTax, taxRoundings } from './document-tax.ts'
export type {
  DocumentTotals,
  LineTotals,
  TaxableDocument,
  TaxableLine,
  TaxRounding,
} from './document-tax.ts'
export type { TaxAmount } from './group-tax.ts'
export { taxConflicts } from './tax-conflicts.ts'
export * from './business-tax-schema.ts'
export * from './tax-code.ts'
export { taxErrors } from './tax-errors.ts'
export * from './tax-schema.ts'
export * from './tax-view.ts'
export { taxKey } from './tax-key.ts'
export { taxSubtotals } from './tax-subtotals.ts'
export type { TaxSubtotal } from './tax-subtotals.ts'
