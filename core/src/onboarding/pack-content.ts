import type { TaxCodeId } from '../ids/index.ts'
import { Decimal } from '../money/index.ts'
import type { TaxCode, TaxComponent } from '../tax/index.ts'
import { checkedTaxCode, rateOn } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import type { ChartPack, PackAccount, PackTaxCode, PackTaxComponent } from './chart-pack.ts'
import type { PackSource } from './pack-source.ts'

/** The rate that a business charges, and the first day it holds where the pack leaves it to them. */
export type BusinessRate = { readonly ratePercent: Decimal; readonly validFrom: LocalDate }

/** A tax code of a new business. */
export type StartingTaxCode = { readonly taxCode: TaxCode; readonly isDefault: boolean }

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
 *
 * Where the pack states the law's rates, `standardRate` only says which code new lines start with: the one that charges
 * it on that day, none for a business that charges no tax. A rate that no code charges gets a code of its own, so that
 * nothing the business said is lost.
 */
export function packTaxCodes(
  pack: Pick<ChartPack, 'taxCodes'>,
  standardRate: BusinessRate | null,
  how: { readonly newId: () => TaxCodeId; readonly today: LocalDate },
): StartingTaxCode[] {
  const codes = pack.taxCodes
    .filter((code) => standardRate !== null || !needsBusinessRate(code))
    .map((code) => startingCode(code, standardRate, how.newId))
  const usual = pack.taxCodes.find((code) => code.isDefault)
  if (!usual || needsBusinessRate(usual)) return codes
  if (!standardRate || Decimal.isZero(standardRate.ratePercent)) return withDefault(codes, null)
  const charged = codes
    .filter(({ taxCode }) => chargesOnly(taxCode, standardRate.ratePercent, how.today))
    .toSorted((a, b) => (a.isDefault ? -1 : b.isDefault ? 1 : 0))[0]
  if (charged) return withDefault(codes, charged)
  const own = ownCode(usual, standardRate, how.newId)
  return [...withDefault(codes, null), own]
}

/** Whether onboarding must ask for a rate before this code can be used. */
export function needsBusinessRate(code: Pick<PackTaxCode, 'components'>): boolean {
  return code.components.some((component) => component.ratesFrom === 'business')
}

/** What the code charges on that day, where it is one rate that the pack states. */
export function packRateOn(code: PackTaxCode, date: LocalDate): Decimal | undefined {
  const [only, ...more] = code.components
  return only && more.length === 0 ? rateOn(taxComponent(only, null), date) : undefined
}

/** Who states the rate of that day: of the code's sources the one of the day nearest to when the rate began. */
export function packRateSource(code: PackTaxCode, date: LocalDate): PackSource | undefined {
  const [only] = code.components
  const began = only?.rates.find(
    ({ validFrom, validTo }) => validFrom <= date && (validTo === undefined || date <= validTo),
  )?.validFrom
  if (began === undefined) return undefined
  const distance = ({ date: day }: PackSource) => Math.abs(LocalDate.daysBetween(began, day))
  return code.sources.toSorted((a, b) => distance(a) - distance(b))[0]
}

function startingCode(
  code: PackTaxCode,
  standardRate: BusinessRate | null,
  newId: () => TaxCodeId,
): StartingTaxCode {
  const taxCode = checkedTaxCode({
    id: newId(),
    code: code.code,
    name: code.name,
    kind: code.kind,
    components: code.components.map((component) => taxComponent(component, standardRate)),
    archivedAt: null,
    version: 1,
  })
  return { taxCode, isDefault: code.isDefault }
}

/** The business's own rate as a code; the tax is named as the pack names it. */
function ownCode(usual: PackTaxCode, rate: BusinessRate, newId: () => TaxCodeId): StartingTaxCode {
  const name = usual.components[0]?.name ?? usual.name
  const percent = Decimal.toString(Decimal.normalize(rate.ratePercent))
  const code: PackTaxCode = {
    code: 'OWN',
    name: `${name} ${percent} %`,
    kind: 'standard',
    isDefault: true,
    components: [
      { name, isCompound: false, accountRole: 'output_tax', ratesFrom: 'business', rates: [] },
    ],
    sources: [],
  }
  return startingCode(code, rate, newId)
}

function chargesOnly(code: TaxCode, percent: Decimal, on: LocalDate): boolean {
  const [only, ...more] = code.components
  if (code.kind !== 'standard' || !only || more.length > 0) return false
  const rate = rateOn(only, on)
  return rate !== undefined && Decimal.compare(rate, percent) === 0
}

const withDefault = (
  codes: readonly StartingTaxCode[],
  chosen: StartingTaxCode | null,
): StartingTaxCode[] => codes.map((code) => ({ ...code, isDefault: code === chosen }))

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
