import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { CurrencyWire } from '../money/index.ts'
import { CustomFieldsView, CustomFieldsWire } from './custom-fields.ts'
import type { Address, Customer } from './customer.ts'
import { paperLanguages } from './paper-language.ts'

export const paymentTermsDaysMax = 365

/** The longest text of each kind, in characters. */
export const partyTextMax = {
  name: 200,
  email: 254,
  phone: 40,
  taxId: 40,
  addressLine: 120,
  notes: 4000,
}

const text = (max: number) => z.string().trim().max(max)

/** ISO 3166-1 alpha-2, or empty. */
const CountryWire = z
  .string()
  .regex(/^([A-Z]{2})?$/, 'must be a two-letter country code such as KE')

export const AddressWire = z.strictObject({
  line1: text(partyTextMax.addressLine).default(''),
  line2: text(partyTextMax.addressLine).default(''),
  city: text(partyTextMax.addressLine).default(''),
  region: text(partyTextMax.addressLine).default(''),
  postalCode: text(20).default(''),
  country: CountryWire.default(''),
})

const fields = {
  name: text(partyTextMax.name).min(1, 'Give the customer a name.'),
  email: z.union([z.literal(''), z.email().max(partyTextMax.email)]),
  phone: text(partyTextMax.phone),
  currency: CurrencyWire,
  paymentTermsDays: z.number().int().min(0).max(paymentTermsDaysMax),
  taxId: text(partyTextMax.taxId),
  address: AddressWire,
  notes: text(partyTextMax.notes),
  /** Of papers for them; null is the business's. */
  paperLanguage: z.enum(paperLanguages).nullable(),
  customFields: CustomFieldsWire,
}

/**
 * Only the name is needed; currency and terms default to the business's. The id may be made by the
 * client.
 */
export const CreateCustomerBody = z.strictObject({
  id: idWire('cus').optional(),
  name: fields.name,
  email: fields.email.optional(),
  phone: fields.phone.optional(),
  currency: fields.currency.optional(),
  paymentTermsDays: fields.paymentTermsDays.optional(),
  taxId: fields.taxId.optional(),
  address: fields.address.optional(),
  notes: fields.notes.optional(),
  paperLanguage: fields.paperLanguage.optional(),
  customFields: fields.customFields.optional(),
})
export type CreateCustomer = z.output<typeof CreateCustomerBody>

/** What is left out stays. `version` is the one the change was made on. */
export const ReviseCustomerBody = CreateCustomerBody.omit({ id: true })
  .partial()
  .extend({ version: z.number().int().min(1) })
export type ReviseCustomer = z.output<typeof ReviseCustomerBody>

export const ListCustomersQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
})
export type ListCustomers = z.output<typeof ListCustomersQuery>

export const AddressView = z.object({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
})
export type AddressView = z.infer<typeof AddressView>

export const CustomerView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    currency: z.string(),
    paymentTermsDays: z.number().int(),
    taxId: z.string(),
    address: AddressView,
    notes: z.string(),
    /** Of papers for them; null is the business's. */
    paperLanguage: z.enum(paperLanguages).nullable(),
    customFields: CustomFieldsView,
    archivedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Customer' })
export type CustomerView = z.infer<typeof CustomerView>

export function customerView(customer: Customer): CustomerView {
  const address: Address = customer.address
  return { ...customer, address: { ...address }, customFields: { ...customer.customFields } }
}

/** A row of the customer list: what they owe, in their own currency, is the server's to add. */
export const CustomerListItem = CustomerView.pick({
  id: true,
  name: true,
  email: true,
  phone: true,
  currency: true,
  archivedAt: true,
  version: true,
}).meta({ id: 'CustomerListItem' })
export type CustomerListItem = z.infer<typeof CustomerListItem>
