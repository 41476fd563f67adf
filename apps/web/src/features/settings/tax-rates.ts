import type { BusinessTaxCodeView } from '@smb/core/tax'
import { formatDate } from '#lib/format/date.ts'
import { formatDecimal } from '#lib/format/money.ts'

type Component = BusinessTaxCodeView['components'][number]
type Rate = Component['rates'][number]

export const kindWords: Readonly<Record<BusinessTaxCodeView['kind'], string>> = {
  standard: 'Tax charged',
  zero_rated: 'Zero-rated',
  exempt: 'Exempt',
  out_of_scope: 'Out of scope',
  reverse_charge: 'Reverse charge',
  withholding: 'Withheld by the customer',
}

/** The rate that is in force on a day; undefined before the first and between two. */
const rateOn = ({ rates }: Component, day: string): Rate | undefined =>
  rates.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))

// A reverse charge is owed and reclaimed at one rate: two components, one of which is enough to show.
const shownComponents = ({ kind, components }: BusinessTaxCodeView): readonly Component[] =>
  kind === 'reverse_charge' ? components.slice(0, 1) : components

/** `20%`, `5% + 9.975%`; undefined where the code has no rates. */
export function ratesInForce(code: BusinessTaxCodeView, day: string): string | undefined {
  const rates = shownComponents(code).flatMap((component) => rateOn(component, day) ?? [])
  if (rates.length === 0) return undefined
  return rates.map(({ ratePercent }) => `${formatDecimal(ratePercent)}%`).join(' + ')
}

/** Rates that hold from here on have no beginning worth telling. */
const firstDay = '1900-01-01'

/** `20% since 4 Jan 2011`, `17.5% from 1 Jan 2010 to 3 Jan 2011`, `21% from 1 Mar 2027` */
function rateWords({ ratePercent, validFrom, validTo }: Rate, today: string): string {
  const rate = `${formatDecimal(ratePercent)}%`
  if (validTo) return `${rate} from ${formatDate(validFrom)} to ${formatDate(validTo)}`
  if (validFrom === firstDay) return rate
  return `${rate} ${validFrom > today ? 'from' : 'since'} ${formatDate(validFrom)}`
}

/** Every rate of a code, the newest first, named where a code has several taxes. */
export function rateHistory(code: BusinessTaxCodeView, today: string): string[] {
  const components = shownComponents(code)
  const isSingle = components.length < 2
  return components.flatMap((component) =>
    component.rates
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
      .map((rate) => (isSingle ? '' : `${component.name} `) + rateWords(rate, today)),
  )
}
