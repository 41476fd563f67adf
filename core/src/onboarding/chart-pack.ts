import { z } from 'zod'
import { accountTypes, controlRoles } from '../ledger/index.ts'
import { CurrencyWire } from '../money/index.ts'
import { RatePercentWire, taxAccountRoles, taxKinds, taxRoundings } from '../tax/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { chartFaults } from './chart-faults.ts'
import { PackSource } from './pack-source.ts'

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
  percent: RatePercentWire,
  validFrom: LocalDateWire,
  validTo: LocalDateWire.optional(),
})

/**
 * One tax of a code. `ratesFrom: 'business'` leaves the rate to the business, which gives it during onboarding; else
 * the pack states its `rates`, oldest first, with the code's `sources`. The first one begins on the first day for which
 * a source vouches, which may be later than the day the tax began.
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
  /** For its rates and for what it stands for; in the pack of a country at least one. */
  sources: z.array(PackSource).max(10),
})
export type PackTaxCode = z.infer<typeof PackTaxCode>

/**
 * What a new business starts with: a chart of accounts and tax codes. Data only; one JSON file per country, and a
 * generic one; a country may have several. Checked here before use: codes are unique, parents exist and are of the same
 * type, every control role is given exactly once, rates are in order of time, and what a law says has a source.
 */
export const ChartPack = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
    name,
    /** ISO 3166 code of the country whose law the pack follows; null for none. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    /** Taken where the business does not choose: exactly one pack of a country, and the one of no country. */
    isDefault: z.boolean(),
    /** ISO 639 code of the language of the accounts' names. */
    language: z.string().regex(/^[a-z]{2}$/),
    /** Where numbering and names come from. */
    source: PackSource,
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
