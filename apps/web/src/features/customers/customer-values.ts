import type { Customer } from '@smb/api-client'
import { paperLanguages } from '@smb/core/parties'

/** What the form of a customer holds; everything is text. */
export type CustomerValues = {
  name: string
  email: string
  phone: string
  taxId: string
  currency: string
  paymentTermsDays: string
  line1: string
  line2: string
  city: string
  region: string
  postalCode: string
  country: string
  notes: string
  /** Empty is the business's. */
  paperLanguage: string
}

/** The fields as a refusal names them, and as the form does. */
export const customerLabels = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  taxId: 'Tax number',
  currency: 'Currency',
  paymentTermsDays: 'Payment terms',
  notes: 'Notes',
  paperLanguage: 'Language of papers',
} as const

/** Every field with the word that the form has for it, in the form's order. */
export const fieldNames: readonly (readonly [keyof CustomerValues, string])[] = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['taxId', 'Tax number'],
  ['currency', 'Currency'],
  ['paymentTermsDays', 'Payment terms'],
  ['line1', 'Address'],
  ['line2', 'Address, second line'],
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
  ['notes', 'Notes'],
  ['paperLanguage', 'Language of papers'],
]

export function customerValues(
  customer: Customer | undefined,
  baseCurrency: string,
): CustomerValues {
  return {
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    taxId: customer?.taxId ?? '',
    currency: customer?.currency ?? baseCurrency,
    paymentTermsDays: customer ? String(customer.paymentTermsDays) : '',
    line1: customer?.address.line1 ?? '',
    line2: customer?.address.line2 ?? '',
    city: customer?.address.city ?? '',
    region: customer?.address.region ?? '',
    postalCode: customer?.address.postalCode ?? '',
    country: customer?.address.country ?? '',
    notes: customer?.notes ?? '',
    paperLanguage: customer?.paperLanguage ?? '',
  }
}

/** The body that creates or revises a customer. */
export function customerBody(values: CustomerValues) {
  const { line1, line2, city, region, postalCode, country } = values
  return {
    name: values.name.trim(),
    email: values.email.trim(),
    phone: values.phone.trim(),
    taxId: values.taxId.trim(),
    currency: values.currency,
    ...(values.paymentTermsDays === ''
      ? {}
      : { paymentTermsDays: Number(values.paymentTermsDays) }),
    address: { line1, line2, city, region, postalCode, country },
    notes: values.notes.trim(),
    paperLanguage: paperLanguages.find((each) => each === values.paperLanguage) ?? null,
  }
}
