import type { Changes } from '../api/index.ts'
import { withChanges } from '../api/index.ts'
import type { CustomerId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import type { Instant } from '../time/index.ts'
import type { CustomFields } from './custom-fields.ts'
import type { PaperLanguage } from './paper-language.ts'
import { partyErrors } from './party-errors.ts'

/** A postal address; `country` is ISO 3166-1 alpha-2, parts that do not apply are empty. */
export type Address = {
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
}

export const noAddress: Address = {
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
}

/** Who buys from us. Texts that are not known are empty. */
export type Customer = {
  readonly id: CustomerId
  readonly name: string
  readonly email: string
  readonly phone: string
  /** What new invoices are written in. */
  readonly currency: CurrencyCode
  readonly paymentTermsDays: number
  readonly taxId: string
  readonly address: Address
  readonly notes: string
  /** Of papers for them; null is the business's. */
  readonly paperLanguage: PaperLanguage | null
  readonly customFields: CustomFields
  readonly archivedAt: Instant | null
  /** Counts changes; a change names the version it was made on. */
  readonly version: number
}

export type CustomerFields = Omit<Customer, 'id' | 'archivedAt' | 'version'>
export type CustomerChanges = Changes<CustomerFields>

/**
 * A new customer, at version 1: what is not given is empty, currency and terms are the business's.
 */
export function newCustomer(
  given: CustomerChanges & { readonly name: string },
  defaults: Pick<Customer, 'id' | 'currency' | 'paymentTermsDays'>,
): Customer {
  const blank: CustomerFields = {
    name: given.name,
    email: '',
    phone: '',
    currency: defaults.currency,
    paymentTermsDays: defaults.paymentTermsDays,
    taxId: '',
    address: noAddress,
    notes: '',
    paperLanguage: null,
    customFields: {},
  }
  return { ...withChanges(blank, given), id: defaults.id, archivedAt: null, version: 1 }
}

/**
 * The customer with what was given changed. The version is the repository's to count. Throws
 * `customer.archived`.
 */
export function revisedCustomer(customer: Customer, changes: CustomerChanges): Customer {
  if (customer.archivedAt !== null) throw partyErrors.archived(customer.name)
  const { id, archivedAt, version } = customer
  // A request body carries more than fields; what identifies the customer is not among what it may
  // change.
  return { ...withChanges<Customer>(customer, changes), id, archivedAt, version }
}

/** Hidden from choice, kept in the books. Archiving again changes nothing. */
export function archivedCustomer(customer: Customer, at: Instant): Customer {
  return customer.archivedAt === null ? { ...customer, archivedAt: at } : customer
}

export function restoredCustomer(customer: Customer): Customer {
  return { ...customer, archivedAt: null }
}

/** The lines of an address as printed, empty parts left out. */
export function addressLines(address: Address): string[] {
  const place = [address.postalCode, address.city].filter(Boolean).join(' ')
  return [address.line1, address.line2, place, address.region, address.country].filter(Boolean)
}
