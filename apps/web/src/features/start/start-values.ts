import type { CountryDefaults } from './country-defaults.ts'

/** What the form holds; a select's value is text, so the month is one. */
export type StartValues = {
  name: string
  country: string | null
  baseCurrency: string | null
  fiscalYearStartMonth: string
  timeZone: string | null
  taxRegistrationNumber: string
}

/** The fields as a refusal names them. */
export const startLabels = {
  name: 'Name',
  country: 'Country',
  baseCurrency: 'Currency',
  fiscalYearStartMonth: 'Fiscal year',
  timeZone: 'Time zone',
  taxRegistrationNumber: 'Tax registration number',
} as const satisfies Record<keyof StartValues, string>

/** What follows from a country, before the user changes any of it. */
export function derivedFrom(country: CountryDefaults | undefined): StartValues {
  return {
    name: '',
    country: country?.code ?? null,
    baseCurrency: country?.currency ?? null,
    fiscalYearStartMonth: String(country?.fiscalYearStartMonth ?? 1),
    timeZone: country?.timeZones[0] ?? null,
    taxRegistrationNumber: '',
  }
}

/** The body of `POST /businesses`. */
export function startBody(values: StartValues) {
  return {
    name: values.name.trim(),
    country: values.country ?? '',
    baseCurrency: values.baseCurrency ?? '',
    fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
    timeZone: values.timeZone ?? 'UTC',
    taxRegistrationNumber: values.taxRegistrationNumber.trim() || null,
  }
}
