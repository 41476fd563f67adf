import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { Decimal, DecimalWire } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import { taxAccountRoles, taxKinds } from './tax-code.ts'

/** Components a code may hold, and rates a component may hold over time. */
export const taxComponentsMax = 5
export const taxRatesMax = 50

const thousand = Decimal.of(1000n)

/** A rate in percent on the wire: 0 to 1000, at most 6 decimals. */
export const RatePercentWire = DecimalWire.refine(
  (rate) =>
    !Decimal.isNegative(rate) &&
    Decimal.compare(rate, thousand) <= 0 &&
    Decimal.normalize(rate).scale <= 6,
  { error: 'must be a rate from 0 to 1000 percent with at most 6 decimals' },
)

const DatedRateWire = z.object({
  ratePercent: RatePercentWire,
  validFrom: LocalDateWire,
  validTo: LocalDateWire.nullable().default(null),
})

const TaxComponentWire = z.object({
  name: z.string().trim().min(1).max(60),
  isCompound: z.boolean().default(false),
  accountRole: z.enum(taxAccountRoles).default('output_tax'),
  rates: z.array(DatedRateWire).min(1).max(taxRatesMax),
})

export const CreateTaxCodeBody = z.object({
  id: idWire('tax').optional(),
  code: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[\w.%-]+$/, 'may hold letters, digits and . % - _'),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(taxKinds),
  components: z.array(TaxComponentWire).max(taxComponentsMax),
})
export type CreateTaxCode = z.output<typeof CreateTaxCodeBody>

/** Name and archive state may change; rates change only by adding one. */
export const ReviseTaxCodeBody = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  isArchived: z.boolean().optional(),
  version: z.number().int().min(1),
})
export type ReviseTaxCode = z.output<typeof ReviseTaxCodeBody>

/** A further rate of the component at that position (0 is the first). */
export const AddTaxRateBody = z.object({
  component: z
    .number()
    .int()
    .min(0)
    .max(taxComponentsMax - 1)
    .default(0),
  ratePercent: RatePercentWire,
  validFrom: LocalDateWire,
  version: z.number().int().min(1),
})
export type AddTaxRate = z.output<typeof AddTaxRateBody>

const DatedRateView = z.object({
  ratePercent: z.string(),
  validFrom: LocalDateView,
  validTo: LocalDateView.nullable(),
})
/** Also how components are stored as JSON. */
export const TaxComponentView = z.object({
  name: z.string(),
  isCompound: z.boolean(),
  accountRole: z.enum(taxAccountRoles),
  rates: z.array(DatedRateView),
})
export type TaxComponentView = z.infer<typeof TaxComponentView>

export const TaxCodeView = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(taxKinds),
    components: z.array(TaxComponentView),
    archivedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'TaxCode' })
export type TaxCodeView = z.infer<typeof TaxCodeView>

/** A frozen tax as it goes out, and as a document stores it in JSON. */
export const AppliedTaxView = z.object({
  taxCodeId: z.string(),
  kind: z.enum(taxKinds),
  name: z.string(),
  ratePercent: z.string(),
  isCompound: z.boolean(),
  accountRole: z.enum(taxAccountRoles),
})
export type AppliedTaxView = z.infer<typeof AppliedTaxView>
