import { z } from 'zod'
import type { TaxCodeId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import { CurrencyWire, Decimal, DecimalWire, Money } from '../money/index.ts'
import type { TaxableDocument, TaxSubtotal } from '../tax/index.ts'
import { documentTax, salesTaxesOn, taxErrors } from '../tax/index.ts'
import { LocalDate, LocalDateWire } from '../time/index.ts'
import type { ChartPack } from './chart-pack.ts'
import type { StartingTaxCode } from './pack-content.ts'
import { packTaxCodes } from './pack-content.ts'
import { PackSource } from './pack-source.ts'

const Figure = z.string().regex(/^-?\d+(\.\d+)?$/)
const ExampleTax = z.strictObject({
  code: z.string(),
  name: z.string(),
  percent: Figure,
  taxable: Figure,
  tax: Figure,
})
const ExampleTotals = z.strictObject({
  net: Figure,
  taxes: z.array(ExampleTax),
  tax: Figure,
  gross: Figure,
  withholdings: z.array(ExampleTax),
  payable: Figure,
})
export type ExampleTotals = z.infer<typeof ExampleTotals>

/** One sale under a pack's tax codes with the figures that its sources give for it, worked out by hand. */
export const PackExample = z.strictObject({
  name: z.string().min(1).max(200),
  sources: z.array(PackSource).min(1).max(5),
  currency: CurrencyWire,
  /** The tax point. */
  date: LocalDateWire,
  pricesIncludeTax: z.boolean(),
  /** What the business says it charges, where the pack leaves the rate to it. */
  businessPercent: DecimalWire.optional(),
  lines: z
    .array(z.strictObject({ quantity: DecimalWire, unitPrice: DecimalWire, taxCode: z.string() }))
    .min(1)
    .max(20),
  expected: ExampleTotals,
})
export type PackExample = z.infer<typeof PackExample>

/** The worked examples of one country, which each of its packs reproduces. */
export const PackExamples = z.strictObject({
  /** Null for the pack of no country. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  examples: z.array(PackExample).min(5).max(200),
})

/** What core makes of the example's sale with the pack's codes, in the form of its `expected`. */
export function exampleTotals(pack: ChartPack, example: PackExample): ExampleTotals {
  const { currency, date, businessPercent } = example
  const rate = businessPercent
    ? { ratePercent: businessPercent, validFrom: LocalDate.from('1900-01-01') }
    : null
  const codes = packTaxCodes(pack, rate, { newId: countedIds(), today: date })
  const document: TaxableDocument = {
    currency,
    pricesIncludeTax: example.pricesIncludeTax,
    taxRounding: pack.taxRounding,
    discount: null,
    lines: example.lines.map(({ quantity, unitPrice, taxCode }) => ({
      quantity,
      unitPrice,
      discount: null,
      taxes: salesTaxesOn(codeNamed(codes, taxCode), date),
    })),
  }
  const totals = documentTax(document)
  const rows = (subtotals: readonly TaxSubtotal[]) => subtotals.map((row) => rowOf(row, codes))
  return {
    net: Money.toString(totals.net),
    taxes: rows(totals.taxes),
    tax: Money.toString(totals.tax),
    gross: Money.toString(totals.gross),
    withholdings: rows(totals.withholdings),
    payable: Money.toString(totals.payable),
  }
}

function rowOf(row: TaxSubtotal, codes: readonly StartingTaxCode[]): ExampleTotals['taxes'][0] {
  return {
    code: codes.find(({ taxCode }) => taxCode.id === row.taxCodeId)?.taxCode.code ?? '',
    name: row.name,
    percent: Decimal.toString(Decimal.normalize(row.ratePercent)),
    taxable: Money.toString(row.taxable),
    tax: Money.toString(row.tax),
  }
}

function codeNamed(codes: readonly StartingTaxCode[], name: string) {
  const code = codes.find(({ taxCode }) => taxCode.code === name)
  if (!code) throw taxErrors.notFound()
  return code.taxCode
}

function countedIds(): () => TaxCodeId {
  let count = 0
  return () => {
    count += 1
    return idFromUuid('tax', `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`)
  }
}
