import { z } from 'zod'
import { CreateBusinessBody } from '../identity/index.ts'
import { Decimal } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { ChartPack } from './chart-pack.ts'
import type { ChartFault } from './chart-faults.ts'
import { onboardingErrors } from './onboarding-errors.ts'
import { packRateOn, packRateSource } from './pack-content.ts'

/** The body of `POST /businesses`. */
export const OpenBusinessBody = CreateBusinessBody.extend({
  /** Id of the chart to start with; left out: that of the country, else the generic one. */
  chartPack: z.string().min(1).max(40).optional(),
})
export type OpenBusiness = z.output<typeof OpenBusinessBody>

const SourceView = z.object({ title: z.string(), url: z.string().nullable(), date: z.string() })

/** A pack as a list to choose from shows it. */
export const ChartPackView = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 3166 code; null for the one that follows no country's law. */
  country: z.string().nullable(),
  isDefault: z.boolean(),
  language: z.string(),
  source: SourceView,
  version: z.number().int(),
  accounts: z.number().int(),
  taxCodes: z.number().int(),
  /** The usual rate in percent on the day asked for; null where the business gives its own. */
  standardTaxPercent: z.string().nullable(),
  /** Who says so; null with it. */
  standardTaxSource: SourceView.nullable(),
})
export type ChartPackView = z.infer<typeof ChartPackView>
export const ChartPackList = z.object({ items: z.array(ChartPackView) })

/** What the audit trail keeps of the chart that a business was opened with. */
export const OpenedChartDetails = z.object({ chart: z.string(), version: z.number().int() })
export const OpenedChartView = z.object({
  id: z.string(),
  name: z.string(),
  /** Of the pack, on the day the business was opened. */
  version: z.number().int(),
  /** Of the pack as it is now; null where it is no longer there. */
  currentVersion: z.number().int().nullable(),
  source: SourceView.nullable(),
})
export type OpenedChartView = z.infer<typeof OpenedChartView>
export const OpenedChartAnswer = z.object({ chart: OpenedChartView.nullable() })

export function chartPackView(pack: ChartPack, on: LocalDate): ChartPackView {
  const { id, name, country, isDefault, language, source, version } = pack
  const usual = pack.taxCodes.find((code) => code.isDefault)
  const rate = usual && packRateOn(usual, on)
  return {
    ...{ id, name, country, isDefault, language, source, version },
    accounts: pack.accounts.length,
    taxCodes: pack.taxCodes.length,
    standardTaxPercent: rate ? Decimal.toString(rate) : null,
    standardTaxSource: (usual && rate && packRateSource(usual, on)) ?? null,
  }
}

/**
 * The pack that a business of `country` starts with. A pack of another country is refused: its tax codes are another
 * law's. Throws `onboarding.chart_unknown`, `onboarding.chart_of_other_country`.
 */
export function chosenPack(
  packs: readonly ChartPack[],
  wish: { readonly id: string | undefined; readonly country: string },
): ChartPack {
  const { id, country } = wish
  const fallback = (of: string | null) =>
    packs.find((pack) => pack.isDefault && pack.country === of)
  const pack =
    id === undefined
      ? (fallback(country) ?? fallback(null))
      : packs.find((known) => known.id === id)
  if (!pack) throw onboardingErrors.chartUnknown(id ?? country)
  if (pack.country !== null && pack.country !== country) {
    throw onboardingErrors.chartOfOtherCountry(pack.name, pack.country)
  }
  return pack
}

/** What makes packs unusable side by side: an id twice, or not exactly one default of a country or of none. */
export function packListFaults(packs: readonly ChartPack[]): ChartFault[] {
  const ids = new Set(packs.map((pack) => pack.id))
  const twice = ids.size < packs.length ? [{ path: ['id'], message: 'an id is used twice' }] : []
  const byCountry = Map.groupBy([...packs], ({ country }) => country)
  if (!byCountry.has(null)) return [...twice, { path: [], message: 'the generic pack is missing' }]
  const defaults = [...byCountry].flatMap(([country, own]) => {
    const count = own.filter(({ isDefault }) => isDefault).length
    if (count === 1) return []
    const of = country ?? 'no country'
    return [{ path: ['isDefault'], message: `${count} packs of ${of} are the default` }]
  })
  return [...twice, ...defaults]
}
