import type { BusinessTaxCode } from '@smb/api-client'
import type { CustomerView } from '@smb/core/parties'
import type { BusinessTaxCodeView, TaxPolicyView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import type { TaxCodes } from '../../apps/web/src/features/invoicing/live-invoice.ts'
import { taxCodesById } from '../../apps/web/src/features/invoicing/live-invoice.ts'

type Kind = BusinessTaxCodeView['kind']
type Tax = { kind?: Kind; name: string; rate: string; isCompound?: boolean; isWithheld?: boolean }

const taxes: Readonly<Record<string, Tax>> = {
  VAT16: { name: 'VAT', rate: '16' },
  VAT19: { name: 'VAT', rate: '19' },
  GST5: { name: 'GST', rate: '5' },
  'QST9.975': { name: 'QST', rate: '9.975' },
  FIVE: { name: 'A', rate: '5' },
  TENCOMPOUND: { name: 'B', rate: '10', isCompound: true },
  ZERO: { kind: 'zero_rated', name: 'Zero-rated', rate: '0' },
  EXEMPT: { kind: 'exempt', name: 'Exempt', rate: '0' },
  WHT5: { kind: 'withholding', name: 'Withholding', rate: '5', isWithheld: true },
}

/** A business's settings as the invoice editor knows them. */
export type Books = {
  readonly customerId: string
  /** Ids of the codes, by the names that typed lines use. */
  readonly codeIds: ReadonlyMap<string, string>
  readonly taxCodes: TaxCodes
  readonly useRounding: (rounding: TaxPolicyView['taxRounding']) => Promise<void>
}

/** One customer, and a code for each tax. */
export async function openBooks(who: Person): Promise<Books> {
  const { id: customerId } = await who.post<CustomerView>('/customers', {
    name: 'Northwind Clinic',
  })
  const codeIds = new Map<string, string>()
  for (const [
    code,
    { kind = 'standard', name, rate, isCompound = false, isWithheld },
  ] of Object.entries(taxes)) {
    const accountRole = isWithheld ? 'withholding_receivable' : 'output_tax'
    const rates = [{ ratePercent: rate, validFrom: '2000-01-01' }]
    const components = [{ name, isCompound, accountRole, rates }]
    const made = await who.post<BusinessTaxCodeView>('/tax-codes', {
      code: `X-${code}`,
      name: code,
      kind,
      components,
    })
    codeIds.set(code, made.id)
  }
  const { items } = await who.get<{ items: BusinessTaxCode[] }>('/tax-codes')
  return {
    customerId,
    codeIds,
    taxCodes: taxCodesById(items),
    useRounding: async (taxRounding) => {
      const { version } = await who.get<TaxPolicyView>('/tax-policy')
      await who.put('/tax-policy', { taxRounding, pricesIncludeTax: false, version })
    },
  }
}
