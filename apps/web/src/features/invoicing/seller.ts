import type { BusinessView } from '@smb/core/identity'
import type { DocumentParty } from '@smb/core/invoicing'
import { noAddress } from '@smb/core/parties'
import { countryName } from '#lib/format/country.ts'

export const noParty: DocumentParty = {
  name: '',
  address: noAddress,
  email: '',
  phone: '',
  taxId: '',
}

/** The business as its documents print it: its address is one text, its lines come before the country. */
export function sellerOf(
  business: Pick<BusinessView, 'name' | 'address' | 'country' | 'email' | 'taxRegistrationNumber'>,
): DocumentParty {
  const { name, address, country, email, taxRegistrationNumber } = business
  return {
    name,
    email: email ?? '',
    phone: '',
    taxId: taxRegistrationNumber ?? '',
    address: { ...noAddress, line1: address ?? '', country: countryName(country) },
  }
}

/** The customer as documents print them: the post reads names of countries, not codes. */
export function buyerOf(customer: DocumentParty): DocumentParty {
  const country = countryName(customer.address.country)
  return { ...customer, address: { ...customer.address, country } }
}
