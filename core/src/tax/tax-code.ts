import type { TaxCodeId } from '../ids/index.ts'
import type { ControlRole } from '../ledger/index.ts'
import { Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { taxErrors } from './tax-errors.ts'

/**
 * What a code means on a return (rule 15). Zero-rated, exempt, out of scope and reverse charge all
 * print 0.00 and land in four different boxes, so they are never merged.
 */
export const taxKinds = [
  'standard',
  'zero_rated',
  'exempt',
  'out_of_scope',
  'reverse_charge',
  'withholding',
] as const
export type TaxKind = (typeof taxKinds)[number]

/**
 * The control account a component posts to. A withheld component lowers what the customer pays, not
 * the tax.
 */
export const taxAccountRoles = ['output_tax', 'input_tax', 'withholding_receivable'] as const
export type TaxAccountRole = Extract<ControlRole, (typeof taxAccountRoles)[number]>

/** A rate and the days it is in force, both included; null is open-ended. */
export type DatedRate = {
  readonly ratePercent: Decimal
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

/** One tax of a code. A compound tax is charged on the net plus the taxes before it (rule 11). */
export type TaxComponent = {
  readonly name: string
  readonly isCompound: boolean
  readonly accountRole: TaxAccountRole
  readonly rates: readonly DatedRate[]
}

/** A tax code: one or several taxes that a line carries together, in order. */
export type TaxCode = {
  readonly id: TaxCodeId
  readonly code: string
  readonly name: string
  readonly kind: TaxKind
  readonly components: readonly TaxComponent[]
  readonly archivedAt: string | null
  readonly version: number
}

/**
 * One tax as a document carries it: the rate is frozen at issue and never read from the code again
 * (rule 14).
 */
export type AppliedTax = {
  readonly taxCodeId: TaxCodeId
  readonly kind: TaxKind
  readonly name: string
  readonly ratePercent: Decimal
  readonly isCompound: boolean
  readonly accountRole: TaxAccountRole
}

/** Kinds that charge nothing on a sale, whatever rates their components carry for purchases. */
const uncharged: ReadonlySet<TaxKind> = new Set([
  'zero_rated',
  'exempt',
  'out_of_scope',
  'reverse_charge',
])

/** The rate in force on that day, or undefined where the component has none (rule 14). */
export function rateOn(component: TaxComponent, date: LocalDate): Decimal | undefined {
  return component.rates.find(
    (rate) => rate.validFrom <= date && (rate.validTo === null || date <= rate.validTo),
  )?.ratePercent
}

/**
 * What a sale on `date` (the tax point) carries under this code. A code that charges nothing gives
 * one tax of 0 %, so that its taxable amount still shows in the tax table. Throws `tax.no_rate`, at
 * `path` of the request.
 */
export function salesTaxesOn(
  code: TaxCode,
  date: LocalDate,
  path: readonly (string | number)[] = [],
): AppliedTax[] {
  if (uncharged.has(code.kind)) {
    const name = code.components[0]?.name ?? code.name
    return [applied(code, { name, isCompound: false, accountRole: 'output_tax' }, Decimal.zero)]
  }
  return code.components
    .filter((component) => component.accountRole !== 'input_tax')
    .map((component) => {
      const rate = rateOn(component, date)
      if (!rate) throw taxErrors.noRate(code.code, date, path)
      return applied(code, component, rate)
    })
}

function applied(
  code: TaxCode,
  component: Omit<TaxComponent, 'rates'>,
  ratePercent: Decimal,
): AppliedTax {
  const { name, isCompound, accountRole } = component
  return { taxCodeId: code.id, kind: code.kind, name, ratePercent, isCompound, accountRole }
}

/**
 * The code with a further rate of one component; the rate before it ends the day before. Throws
 * `tax.rate_not_later`.
 */
export function taxCodeWithRate(
  code: TaxCode,
  position: number,
  rate: { readonly ratePercent: Decimal; readonly validFrom: LocalDate },
): TaxCode {
  const component = code.components[position]
  if (!component) throw taxErrors.componentNotFound()
  const last = component.rates.at(-1)
  if (last && rate.validFrom <= last.validFrom) throw taxErrors.rateNotLater(last.validFrom)
  const dayBefore = LocalDate.addDays(rate.validFrom, -1)
  const earlier = component.rates.map((given) =>
    given === last && (given.validTo === null || given.validTo > dayBefore)
      ? { ...given, validTo: dayBefore }
      : given,
  )
  const changed = { ...component, rates: [...earlier, { ...rate, validTo: null }] }
  return { ...code, components: code.components.with(position, changed) }
}

/**
 * The code itself when it makes sense; throws `tax.malformed` with every fault and its path
 * otherwise.
 */
export function checkedTaxCode(code: TaxCode): TaxCode {
  const faults = [...kindFaults(code), ...code.components.flatMap(rateFaults)]
  if (faults.length > 0) throw taxErrors.malformed(faults)
  return code
}

type Fault = { readonly path: readonly (string | number)[]; readonly message: string }

function kindFaults(code: TaxCode): Fault[] {
  const at = ['components'] as const
  const isWithheld = (component: TaxComponent): boolean =>
    component.accountRole === 'withholding_receivable'
  if (code.kind === 'withholding' && !code.components.every(isWithheld)) {
    return [{ path: at, message: 'A withholding code may hold only withheld components.' }]
  }
  if ((code.kind === 'standard' || code.kind === 'withholding') && code.components.length === 0) {
    return [{ path: at, message: 'A code that charges tax needs a component with a rate.' }]
  }
  const charges = code.components.some((component) =>
    component.rates.some((rate) => !Decimal.isZero(rate.ratePercent)),
  )
  if (uncharged.has(code.kind) && code.kind !== 'reverse_charge' && charges) {
    return [{ path: at, message: `A code that is ${code.kind.replaceAll('_', ' ')} has rate 0.` }]
  }
  return []
}

function rateFaults(component: TaxComponent, position: number): Fault[] {
  const path = ['components', position, 'rates']
  if (component.rates.length === 0)
    return [{ path, message: 'Give the tax a rate and the day it starts.' }]
  return component.rates.flatMap((rate, index) => {
    const next = component.rates[index + 1]
    if (rate.validTo !== null && rate.validTo < rate.validFrom) {
      return [{ path: [...path, index], message: 'The rate ends before it starts.' }]
    }
    if (next && (rate.validTo === null || next.validFrom <= rate.validTo)) {
      return [
        { path: [...path, index + 1], message: 'Rates are in order of time and do not overlap.' },
      ]
    }
    return []
  })
}
