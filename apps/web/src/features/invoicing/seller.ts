import type { BusinessView } from '@smb/core/identity'
import type { DocumentParty } from '@smb/core/invoicing'
import { noAddress } from '@smb/core/parties'

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
    address: { ...noAddress, line1: address ?? '', country },
  }
}
