import { tenantAccentIndex } from '@smb/design-tokens'
import type { Business } from '#lib/account.ts'
import { countryName } from '#lib/format/country.ts'

/** What a business is called and looks like in the switcher; everything the shell needs of it. */
export type BusinessMark = {
  readonly slug: string
  readonly name: string
  /** “Ireland · EUR” */
  readonly place: string
  /** Which of the eight hues, 0 to 7. */
  readonly accent: number
}

export function markOf(business: Business): BusinessMark {
  return {
    slug: business.slug,
    name: business.name,
    place: `${countryName(business.country)} · ${business.baseCurrency}`,
    accent: tenantAccentIndex(business.id),
  }
}
