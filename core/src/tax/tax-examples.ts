import type { TaxCodeId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import { currency, Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { DocumentDiscount } from './discount.ts'
import type { TaxableDocument, TaxableLine } from './document-tax.ts'
import type { AppliedTax, TaxCode, TaxComponent } from './tax-code.ts'

// Codes and documents that tests of several areas speak of.

export const exampleTaxCodeId = (n: number): TaxCodeId =>
  idFromUuid('tax', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)

export function exampleTax(ratePercent: string, more: Partial<AppliedTax> = {}): AppliedTax {
  return {
    taxCodeId: exampleTaxCodeId(1),
    kind: 'standard',
    name: 'VAT',
    ratePercent: Decimal.from(ratePercent),
    isCompound: false,
    accountRole: 'output_tax',
    ...more,
  }
}

export const exampleWithholding = (ratePercent: string): AppliedTax =>
  exampleTax(ratePercent, {
    taxCodeId: exampleTaxCodeId(2),
    kind: 'withholding',
    name: 'Withholding',
    accountRole: 'withholding_receivable',
  })

export function exampleLine(
  unitPrice: string,
  taxes: readonly AppliedTax[] = [],
  more: Partial<TaxableLine> = {},
): TaxableLine {
  return {
    quantity: Decimal.one,
    unitPrice: Decimal.from(unitPrice),
    discount: null,
    taxes,
    ...more,
  }
}

export function exampleDocument(
  lines: readonly TaxableLine[],
  more: Partial<TaxableDocument> = {},
): TaxableDocument {
  return {
    currency: currency('EUR'),
    pricesIncludeTax: false,
    taxRounding: 'per_document',
    discount: null,
    lines,
    ...more,
  }
}

export const percentOff = (percent: string): DocumentDiscount => ({
  kind: 'percent',
  percent: Decimal.from(percent),
  isAfterTax: false,
})

export function exampleComponent(
  ratePercent: string,
  more: Partial<TaxComponent> = {},
): TaxComponent {
  const rates = [
    {
      ratePercent: Decimal.from(ratePercent),
      validFrom: LocalDate.from('2000-01-01'),
      validTo: null,
    },
  ]
  return { name: 'VAT', isCompound: false, accountRole: 'output_tax', rates, ...more }
}

export function exampleTaxCode(
  components: readonly TaxComponent[],
  more: Partial<TaxCode> = {},
): TaxCode {
  return {
    id: exampleTaxCodeId(1),
    code: 'VAT',
    name: 'Value added tax',
    kind: 'standard',
    components,
    archivedAt: null,
    version: 1,
    ...more,
  }
}
