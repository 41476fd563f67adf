import { Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { AppliedTax, DatedRate, TaxCode, TaxComponent } from './tax-code.ts'
import type { AppliedTaxView, TaxCodeView, TaxComponentView } from './tax-schema.ts'

export function taxComponentView(component: TaxComponent): TaxComponentView {
  const { name, isCompound, accountRole } = component
  const rates = component.rates.map((rate) => ({
    ratePercent: Decimal.toString(rate.ratePercent),
    validFrom: rate.validFrom,
    validTo: rate.validTo,
  }))
  return { name, isCompound, accountRole, rates }
}

/** Reads what {@link taxComponentView} wrote. */
export function taxComponentFromView(view: TaxComponentView): TaxComponent {
  const rates = view.rates.map((rate): DatedRate => ({
    ratePercent: Decimal.from(rate.ratePercent),
    validFrom: LocalDate.from(rate.validFrom),
    validTo: rate.validTo === null ? null : LocalDate.from(rate.validTo),
  }))
  return { ...view, rates }
}

export function taxCodeView(code: TaxCode): TaxCodeView {
  return { ...code, components: code.components.map(taxComponentView) }
}

export function appliedTaxView(applied: AppliedTax): AppliedTaxView {
  return { ...applied, ratePercent: Decimal.toString(applied.ratePercent) }
}

/** Reads what {@link appliedTaxView} wrote. */
export function appliedTaxFromView(view: AppliedTaxView): AppliedTax {
  const taxCodeId = view.taxCodeId as AppliedTax['taxCodeId']
  return { ...view, taxCodeId, ratePercent: Decimal.from(view.ratePercent) }
}
