import type { CreateTaxCodeData } from '@smb/api-client'
import { ratePercentOf } from './rate-field.tsx'

type Body = CreateTaxCodeData['body']
type Kind = Body['kind']

export type NewTaxCodeValues = {
  name: string
  code: string
  kind: Kind
  isCompound: boolean
  ratePercent: string
  validFrom: string
}

/** From the start of the year, so that invoices of these months can carry it too. */
export const newTaxCodeValues = (today: string): NewTaxCodeValues => ({
  ...{ name: '', code: '', kind: 'standard', isCompound: false, ratePercent: '' },
  validFrom: `${today.slice(0, 4)}-01-01`,
})

/** Kinds that charge or withhold something; the others print 0.00 and need no rate. */
export const hasRate = (kind: Kind): boolean => kind === 'standard' || kind === 'withholding'

export const kindHelp: Readonly<Record<Kind, string>> = {
  standard: 'Added to the price, or inside it.',
  withholding: 'The customer keeps this share of the net and pays it to the tax office for you.',
  zero_rated: 'Taxed at 0 %: counts as a taxable sale.',
  exempt: 'Not taxed by law: does not count as a taxable sale.',
  out_of_scope: 'No sale in the sense of the tax, such as a grant.',
  reverse_charge: 'The customer accounts for the tax; invoices say so.',
}

/** The body that creates it: one tax, or none where nothing is charged. */
export function newTaxCodeBody(values: NewTaxCodeValues): Body {
  const { name, code, kind, isCompound, ratePercent, validFrom } = values
  if (!hasRate(kind)) return { name, code, kind, components: [] }
  const rates = [{ ratePercent: ratePercentOf(ratePercent) ?? '', validFrom }]
  const component =
    kind === 'withholding'
      ? { name, accountRole: 'withholding_receivable' as const, rates }
      : { name, isCompound, rates }
  return { name, code, kind, components: [component] }
}
