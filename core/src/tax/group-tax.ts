import { allocate, Decimal, divideRounded, Money, powerOfTen } from '../money/index.ts'
import { spread } from './spread.ts'
import type { AppliedTax } from './tax-code.ts'

/** One tax on one amount: `taxable` is what the rate applies to. */
export type TaxAmount = {
  readonly applied: AppliedTax
  readonly taxable: Money
  readonly tax: Money
}

/** Lines that carry the same taxes, seen as one amount, and the result of taxing it. */
export type GroupTax = {
  readonly net: Money
  readonly charged: readonly TaxAmount[]
  readonly withheld: readonly TaxAmount[]
}

const isWithheld = (applied: AppliedTax): boolean =>
  applied.accountRole === 'withholding_receivable'

/**
 * Taxes one amount. Exclusive: each tax is round(taxable × rate) (EN 16931 BR-CO-17). Inclusive:
 * the net is round(amount / (1 + r)), the tax is the rest, so that net + tax is the amount to the
 * last unit (rule 8). What is withheld is a share of the net and touches neither net nor tax (rule
 * 16).
 */
export function groupTax(
  amount: Money,
  taxes: readonly AppliedTax[],
  pricesIncludeTax: boolean,
): GroupTax {
  const charging = taxes.filter((applied) => !isWithheld(applied))
  const { net, amounts } = pricesIncludeTax
    ? inclusive(amount, charging)
    : exclusive(amount, charging)
  return {
    net,
    charged: withTaxable(net, charging, amounts),
    withheld: taxes.filter(isWithheld).map((applied) => ({
      applied,
      taxable: net,
      tax: Money.times(net, Decimal.fromPercent(applied.ratePercent)),
    })),
  }
}

type NetAndTaxes = { readonly net: Money; readonly amounts: readonly Money[] }

function exclusive(net: Money, taxes: readonly AppliedTax[]): NetAndTaxes {
  const amounts: Money[] = []
  for (const applied of taxes) {
    // A compound tax applies to the rounded taxes before it, so that the printed table can be
    // checked by hand.
    const taxable = applied.isCompound ? Money.add(net, Money.sum(amounts, net.currency)) : net
    amounts.push(Money.times(taxable, Decimal.fromPercent(applied.ratePercent)))
  }
  return { net, amounts }
}

function inclusive(gross: Money, taxes: readonly AppliedTax[]): NetAndTaxes {
  if (taxes.length === 0) return { net: gross, amounts: [] }
  const rates = effectiveRates(taxes)
  const scale = powerOfTen(rates.scale)
  const net = Money.of(divideRounded(gross.minor * scale, scale + rates.whole), gross.currency)
  return { net, amounts: allocate(Money.subtract(gross, net), rates.units) }
}

/** Each tax as a fraction of the net, compounding included, over one common power of ten. */
function effectiveRates(taxes: readonly AppliedTax[]): {
  readonly units: readonly bigint[]
  readonly whole: bigint
  readonly scale: number
} {
  const rates: Decimal[] = []
  let sum = Decimal.zero
  for (const applied of taxes) {
    const own = Decimal.fromPercent(applied.ratePercent)
    const rate = applied.isCompound ? Decimal.multiply(own, Decimal.add(Decimal.one, sum)) : own
    rates.push(rate)
    sum = Decimal.add(sum, rate)
  }
  const scale = Math.max(0, ...rates.map((rate) => rate.scale))
  const units = rates.map((rate) => Decimal.rescale(rate, scale).units)
  return { units, whole: units.reduce((total, unit) => total + unit, 0n), scale }
}

function withTaxable(
  net: Money,
  taxes: readonly AppliedTax[],
  amounts: readonly Money[],
): TaxAmount[] {
  let before = net
  return taxes.map((applied, position) => {
    const tax = amounts[position] ?? Money.zero(net.currency)
    const taxable = applied.isCompound ? before : net
    before = Money.add(before, tax)
    return { applied, taxable, tax }
  })
}

/**
 * What each line of the group carries, so that the lines sum to the group's taxes: one row per
 * line, in order. The line's exact tax decides who takes the left-over units.
 */
export function groupTaxOfLines(
  group: GroupTax,
  amounts: readonly Money[],
  pricesIncludeTax: boolean,
): GroupTax[] {
  const taxes = group.charged.map((row) => row.applied)
  const rates = effectiveRates(taxes)
  const scale = powerOfTen(rates.scale)
  const divisor = pricesIncludeTax ? scale + rates.whole : scale
  const columns = group.charged.map((row, position) =>
    spread(
      row.tax,
      amounts.map((amount) => amount.minor * (rates.units[position] ?? 0n)),
      divisor,
    ),
  )
  const nets = amounts.map((amount, line) =>
    pricesIncludeTax
      ? columns.reduce(
          (net, column) => Money.subtract(net, column[line] ?? Money.zero(net.currency)),
          amount,
        )
      : amount,
  )
  const withheld = group.withheld.map((row) => withheldOfLines(row, nets))
  return nets.map((net, line) => ({
    net,
    charged: withTaxable(
      net,
      taxes,
      columns.map((column) => column[line] ?? Money.zero(net.currency)),
    ),
    withheld: withheld.flatMap((rows) => rows[line] ?? []),
  }))
}

function withheldOfLines(row: TaxAmount, nets: readonly Money[]): TaxAmount[] {
  const rate = Decimal.fromPercent(row.applied.ratePercent)
  const parts = spread(
    row.tax,
    nets.map((net) => net.minor * rate.units),
    powerOfTen(rate.scale),
  )
  return nets.map((net, line) => ({
    applied: row.applied,
    taxable: net,
    tax: parts[line] ?? Money.zero(net.currency),
  }))
}
