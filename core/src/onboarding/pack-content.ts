import type { TaxCodeId } from '../ids/index.ts'
import type { Decimal } from '../money/index.ts'
import type { TaxCode, TaxComponent } from '../tax/index.ts'
import { checkedTaxCode } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { ChartPack, PackAccount, PackTaxCode, PackTaxComponent } from './chart-pack.ts'

/** The rate that a business charges where the pack leaves it to them, and the first day it holds. */
export type BusinessRate = { readonly ratePercent: Decimal; readonly validFrom: LocalDate }

/** The pack's accounts in an order in which each parent comes before its children. */
export function accountsParentFirst(pack: Pick<ChartPack, 'accounts'>): PackAccount[] {
  const placed = new Set<string>()
  const ordered: PackAccount[] = []
  let waiting = [...pack.accounts]
  while (waiting.length > 0) {
    const ready = waiting.filter(
      ({ parentCode }) => parentCode === undefined || placed.has(parentCode),
    )
    if (ready.length === 0) break
    for (const account of ready) placed.add(account.code)
    ordered.push(...ready)
    waiting = waiting.filter(({ code }) => !placed.has(code))
  }
  return ordered
}

/**
 * The tax codes that a business starts with. Where the pack leaves the rate to the business, `standardRate` fills it
 * in; without one (a business that charges no tax) those codes are left out, and can be added in the settings later.
 */
export function packTaxCodes(
  pack: Pick<ChartPack, 'taxCodes'>,
  standardRate: BusinessRate | null,
  newId: () => TaxCodeId,
): { readonly taxCode: TaxCode; readonly isDefault: boolean }[] {
  return pack.taxCodes
    .filter((code) => standardRate !== null || !needsBusinessRate(code))
    .map((code) => ({
      isDefault: code.isDefault,
      taxCode: checkedTaxCode({
        id: newId(),
        code: code.code,
        name: code.name,
        kind: code.kind,
        components: code.components.map((component) => taxComponent(component, standardRate)),
        archivedAt: null,
        version: 1,
      }),
    }))
}

/** Whether onboarding must ask for a rate before this code can be used. */
export function needsBusinessRate(code: Pick<PackTaxCode, 'components'>): boolean {
  return code.components.some((component) => component.ratesFrom === 'business')
}

function taxComponent(
  component: PackTaxComponent,
  standardRate: BusinessRate | null,
): TaxComponent {
  const { name, isCompound, accountRole } = component
  const given = component.rates.map((rate) => ({
    ratePercent: rate.percent,
    validFrom: rate.validFrom,
    validTo: rate.validTo ?? null,
  }))
  const own = standardRate ? [{ ...standardRate, validTo: null }] : []
  return {
    name,
    isCompound,
    accountRole,
    rates: component.ratesFrom === 'business' ? own : given,
  }
}
