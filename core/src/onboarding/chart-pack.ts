import { z } from 'zod'
import { accountTypes, controlRoles } from '../ledger/index.ts'
import { CurrencyWire, DecimalWire } from '../money/index.ts'
import { taxAccountRoles, taxKinds, taxRoundings } from '../tax/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { chartFaults } from './chart-faults.ts'

const code = z.string().regex(/^[0-9A-Z][0-9A-Z.-]{0,19}$/)
const name = z.string().trim().min(1).max(120)

const PackAccount = z.strictObject({
  code,
  name,
  type: z.enum(accountTypes),
  parentCode: code.optional(),
  controlRole: z.enum(controlRoles).optional(),
  currency: CurrencyWire.optional(),
})
export type PackAccount = z.infer<typeof PackAccount>

const PackRate = z.strictObject({
  percent: DecimalWire,
  validFrom: LocalDateWire,
  validTo: LocalDateWire.optional(),
})

/**
 * One tax of a code. `ratesFrom: 'business'` leaves the rate to the business, which gives it during onboarding; a pack
 * of a country states its `rates`, oldest first, with their source in the pack's `source`.
 */
const PackTaxComponent = z.strictObject({
  name,
  isCompound: z.boolean(),
  accountRole: z.enum(taxAccountRoles),
  ratesFrom: z.enum(['pack', 'business']),
  rates: z.array(PackRate).max(50),
})
export type PackTaxComponent = z.infer<typeof PackTaxComponent>

const PackTaxCode = z.strictObject({
  code,
  name,
  kind: z.enum(taxKinds),
  /** Preselected on a new invoice line. */
  isDefault: z.boolean(),
  components: z.array(PackTaxComponent).max(5),
})
export type PackTaxCode = z.infer<typeof PackTaxCode>

/**
 * What a new business starts with: a chart of accounts and tax codes. Data only; one JSON file per country, and a
 * generic one. Checked here before use: codes are unique, parents exist and are of the same type, and every control
 * role is given exactly once.
 */
export const ChartPack = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
    name,
    /** ISO 3166 code of the country whose law the pack follows; null for none. */
    country: z.string().length(2).nullable(),
    source: z.string().min(1).max(500),
    sourceDate: LocalDateWire,
    version: z.number().int().min(1),
    accounts: z.array(PackAccount).min(1).max(1_000),
    taxRounding: z.enum(taxRoundings),
    taxCodes: z.array(PackTaxCode).max(100),
  })
  .superRefine((pack, context) => {
    for (const fault of chartFaults(pack)) {
      context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message })
    }
  })
export type ChartPack = z.infer<typeof ChartPack>
