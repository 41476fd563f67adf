import type { CountryDefaults } from './country-defaults.ts'

type Device = { readonly timeZone: string; readonly languages: readonly string[] }

/** Old spellings of zones that devices still report. */
const oldNames: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** The code of the country a device seems to be in: by its time zone, else by the region of its language. */
export function suggestedCountry(
  countries: readonly Pick<CountryDefaults, 'code' | 'timeZones'>[],
  { timeZone, languages }: Device,
): string | undefined {
  const zone = oldNames[timeZone] ?? timeZone
  const here = countries.find(({ timeZones }) => zone !== 'UTC' && timeZones.includes(zone))
  if (here) return here.code
  const regions = languages.flatMap((language) => /-([A-Z]{2})$/.exec(language)?.[1] ?? [])
  return regions.find((region) => countries.some(({ code }) => code === region))
}
