import { plainAmount } from '@smb/core/money'
import type { ChartChoice } from './chart-choices.ts'
import { chartsOf } from './chart-choices.ts'
import type { CountryDefaults } from './country-defaults.ts'

/** What the form holds; a select's value is text, so the month is one. */
export type StartValues = {
  name: string
  country: string | null
  baseCurrency: string | null
  fiscalYearStartMonth: string
  timeZone: string | null
  /** Id of the chart of accounts; null leaves the choice to the server. */
  chartPack: string | null
  taxRegistrationNumber: string
  /** As typed: `19`, `7,5 %`; empty where no tax is charged. */
  standardTaxPercent: string
}

/** The fields as a refusal names them. */
export const startLabels = {
  name: 'Name',
  country: 'Country',
  baseCurrency: 'Currency',
  fiscalYearStartMonth: 'Fiscal year',
  timeZone: 'Time zone',
  chartPack: 'Chart of accounts',
  taxRegistrationNumber: 'Tax registration number',
  standardTaxPercent: 'Sales tax',
} as const satisfies Record<keyof StartValues, string>

/** What is wrong with an answer, in words that say how to mend it. */
export type StartFaults = Readonly<Partial<Record<keyof StartValues, string>>>

export function startFaults(values: StartValues): StartFaults {
  const { name, country, baseCurrency, timeZone, standardTaxPercent } = values
  return {
    ...(name.trim() ? {} : { name: 'Write its name as customers know it.' }),
    ...(country ? {} : { country: 'Choose the country it is in.' }),
    ...(percentOf(standardTaxPercent) === undefined
      ? { standardTaxPercent: 'Write a rate such as 19 or 7.5, or nothing.' }
      : {}),
    ...(baseCurrency
      ? {}
      : { baseCurrency: 'Choose the currency of the books. It cannot be changed later.' }),
    ...(timeZone ? {} : { timeZone: 'Choose the time zone in which days begin and end.' }),
  }
}

/** What follows from a country, before the user changes any of it. */
export function derivedFrom(
  country: CountryDefaults | undefined,
  charts: readonly ChartChoice[],
): StartValues {
  const usual = chartsOf(country?.code ?? null, charts)[0]
  return {
    name: '',
    country: country?.code ?? null,
    baseCurrency: country?.currency ?? null,
    fiscalYearStartMonth: String(country?.fiscalYearStartMonth ?? 1),
    timeZone: country?.timeZones[0] ?? null,
    chartPack: usual?.id ?? null,
    taxRegistrationNumber: '',
    // Many are not registered for it: a tax that nobody asked for would be on their first invoice.
    standardTaxPercent: '',
  }
}

type ChosenRate = Pick<StartValues, 'chartPack' | 'standardTaxPercent'>

/** The rate in the field once another chart is chosen: that of the new chart where it was that of the old one. */
export function rateAfter(
  before: ChosenRate,
  chartPack: string | null,
  charts: readonly ChartChoice[],
) {
  const rateOf = (wanted: string | null) =>
    charts.find(({ id }) => id === wanted)?.standardTaxPercent ?? ''
  const { standardTaxPercent: typed } = before
  return typed !== '' && typed === rateOf(before.chartPack) ? rateOf(chartPack) : typed
}

/** The rate for the wire (`7.5`): null where nothing is typed, undefined where it is no rate. */
export function percentOf(typed: string): string | null | undefined {
  const text = typed.replace(/%\s*$/, '').trim()
  if (text === '') return null
  const rate = plainAmount(text)
  return rate === undefined || rate.startsWith('-') ? undefined : rate
}

/** The body of `POST /businesses`. */
export function startBody(values: StartValues) {
  return {
    name: values.name.trim(),
    country: values.country ?? '',
    baseCurrency: values.baseCurrency ?? '',
    fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
    timeZone: values.timeZone ?? 'UTC',
    ...(values.chartPack === null ? {} : { chartPack: values.chartPack }),
    taxRegistrationNumber: values.taxRegistrationNumber.trim() || null,
    standardTaxPercent: percentOf(values.standardTaxPercent) ?? null,
  }
}
