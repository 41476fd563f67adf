import { z } from 'zod'
import { taxRoundings } from './document-tax.ts'
import { ReviseTaxCodeBody, TaxCodeView } from './tax-schema.ts'

/** A tax code as a business keeps it; the default one is chosen on a new invoice line. */
export const BusinessTaxCodeView = TaxCodeView.extend({ isDefault: z.boolean() }).meta({
  id: 'BusinessTaxCode',
})
export type BusinessTaxCodeView = z.infer<typeof BusinessTaxCodeView>

/** Name, choice and archive state may change; rates change only by adding one. */
export const ReviseBusinessTaxCodeBody = ReviseTaxCodeBody.extend({
  isDefault: z.boolean().optional(),
})
export type ReviseBusinessTaxCode = z.output<typeof ReviseBusinessTaxCodeBody>

const policy = { taxRounding: z.enum(taxRoundings), pricesIncludeTax: z.boolean() }

/** What new documents start from; a document keeps the policy of the day it was made (rule 7). */
export const TaxPolicyView = z
  .object({ ...policy, version: z.number().int() })
  .meta({ id: 'TaxPolicy' })
export type TaxPolicyView = z.infer<typeof TaxPolicyView>

export const ReviseTaxPolicyBody = z.strictObject({ ...policy, version: z.number().int().min(0) })
export type ReviseTaxPolicy = z.output<typeof ReviseTaxPolicyBody>
