import type { Id, IdPrefix, TaxCodeId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import { currency, Decimal } from '../money/index.ts'
import type { TaxCode } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import type { InvoiceChanges } from './draft-invoice.ts'
import { draftInvoice } from './draft-invoice.ts'
import type { DraftInvoice, InvoiceLine, IssuedInvoice } from './invoice.ts'
import type { IssueAs } from './issued-invoice.ts'
import { issuedInvoice } from './issued-invoice.ts'

// The invoices that tests of invoicing and payments speak of: Harbour Design Studio bills Northwind Clinic.

export const exampleId = <P extends IdPrefix>(prefix: P, n: number): Id<P> =>
  idFromUuid(prefix, `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)

export const exampleAccounts = {
  accountsReceivable: exampleId('acc', 1100),
  outputTax: exampleId('acc', 2200),
  customerCredit: exampleId('acc', 2300),
  withholdingReceivable: exampleId('acc', 1300),
  bank: exampleId('acc', 1000),
  sales: exampleId('acc', 4000),
  otherSales: exampleId('acc', 4100),
  exchangeDifferences: exampleId('acc', 7800),
  roundingDifferences: exampleId('acc', 7900),
}

function code(n: number, name: string, rates: readonly [string, string, TaxRole?][]): TaxCode {
  return {
    id: exampleId('tax', n),
    code: name,
    name,
    kind: 'standard',
    components: rates.map(([component, ratePercent, accountRole = 'output_tax']) => ({
      name: component,
      isCompound: false,
      accountRole,
      rates: [
        {
          ratePercent: Decimal.from(ratePercent),
          validFrom: LocalDate.from('2000-01-01'),
          validTo: null,
        },
      ],
    })),
    archivedAt: null,
    version: 1,
  }
}
type TaxRole = TaxCode['components'][number]['accountRole']

export const vat20 = code(20, 'VAT20', [['VAT', '20']])
export const vat16 = code(16, 'VAT16', [['VAT', '16']])
export const vat19 = code(19, 'VAT19', [['VAT', '19']])
/** VAT 16 % of which the customer's law makes them hold back 5 % of the net. */
export const vat16Withheld = code(165, 'VAT16-WHT5', [
  ['VAT', '16'],
  ['Withholding', '5', 'withholding_receivable'],
])
/** What the law makes a customer hold back, as a code of its own. */
export const wht5: TaxCode = {
  ...code(5, 'WHT5', [['Withholding', '5', 'withholding_receivable']]),
  kind: 'withholding',
}
export const exempt: TaxCode = { ...code(0, 'EXEMPT', []), kind: 'exempt' }
export const levy10 = code(10, 'LEVY10', [['Levy', '10']])
/** A tax on the levy too (rule 11). */
export const surtax5: TaxCode = {
  ...levy10,
  ...{ id: exampleId('tax', 55), code: 'SURTAX5', name: 'SURTAX5' },
  components: code(55, '', [['Surtax', '5']]).components.map((tax) => ({
    ...tax,
    isCompound: true,
  })),
}
export const exampleTaxCodes: ReadonlyMap<TaxCodeId, TaxCode> = new Map(
  [vat20, vat16, vat19, vat16Withheld, wht5, exempt, levy10, surtax5].map((one) => [one.id, one]),
)

export function exampleInvoiceLine(
  unitPrice: string,
  taxCodes: TaxCode | readonly TaxCode[] | null = null,
  more: Partial<InvoiceLine> = {},
): InvoiceLine {
  return {
    id: exampleId('inl', 1),
    itemId: null,
    description: 'Design',
    quantity: Decimal.one,
    unitPrice: Decimal.from(unitPrice),
    discount: null,
    incomeAccountId: exampleAccounts.sales,
    taxCodeIds: [taxCodes ?? []].flat().map((code) => code.id),
    taxes: [],
    ...more,
  }
}

/** A draft in euro, base euro, for the example customer, due in 30 days. */
export function exampleDraft(
  lines: readonly InvoiceLine[],
  more: InvoiceChanges = {},
  settings: Partial<Parameters<typeof draftInvoice>[1]> = {},
): DraftInvoice {
  const eur = currency('EUR')
  return draftInvoice(
    { customerId: exampleId('cus', 1), lines, ...more },
    {
      id: exampleId('inv', 1),
      currency: eur,
      baseCurrency: eur,
      pricesIncludeTax: false,
      taxRounding: 'per_document',
      paymentTermsDays: 30,
      ...settings,
    },
  )
}

export function issueAs(more: Partial<IssueAs> = {}): IssueAs {
  return {
    number: 'INV-2026-0001',
    issueDate: LocalDate.from('2026-01-31'),
    taxCodes: exampleTaxCodes,
    journalEntryId: exampleId('je', 1),
    ...more,
  }
}

export const exampleIssued = (draft: DraftInvoice, more: Partial<IssueAs> = {}): IssuedInvoice =>
  issuedInvoice(draft, issueAs(more))
