import { assert } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { allocate, Decimal, divideRounded, Money, powerOfTen } from '../money/index.ts'
import { spread } from './spread.ts'
import type { AppliedTax } from './tax-code.ts'
import { taxKey } from './tax-key.ts'

/** One tax on one amount: `taxable` is what the rate applies to. */
export type TaxAmount = {
  readonly applied: AppliedTax
  readonly taxable: Money
  readonly tax: Money
}

/** A line as taxing sees it: its amount after every discount before tax, and its taxes in order. */
export type AmountAndTaxes = { readonly amount: Money; readonly taxes: readonly AppliedTax[] }

export type TaxedLine = {
  readonly net: Money
  readonly charged: readonly TaxAmount[]
  readonly withheld: readonly TaxAmount[]
}

/** Lines that round their taxes together: each line's part, and each tax's sum as it was rounded. */
export type TaxedGroup = {
  readonly lines: readonly TaxedLine[]
  readonly charged: readonly TaxAmount[]
  readonly withheld: readonly TaxAmount[]
}

const isWithheld = (applied: AppliedTax): boolean =>
  applied.accountRole === 'withholding_receivable'

/**
 * Taxes lines that round together. Exclusive: each tax is round(Σ taxable × rate), over all lines
 * that carry it whatever else they carry (rule 7, EN 16931 BR-CO-17). Inclusive: the net of lines
 * with the same taxes is round(Σ amounts / (1 + r)), the tax is the rest, so that net + tax is the
 * amount to the last unit (rule 8). What is withheld is a share of the net and touches neither net
 * nor tax (rule 16). The lines' parts sum to the group's taxes (rule 4).
 */
export function groupTax(
  lines: readonly AmountAndTaxes[],
  of: { readonly currency: CurrencyCode; readonly pricesIncludeTax: boolean },
): TaxedGroup {
  const charging = lines.map(({ amount, taxes }) => ({
    amount,
    taxes: taxes.filter((applied) => !isWithheld(applied)),
  }))
  const { nets, columns, sums } = of.pricesIncludeTax ? inclusive(charging) : exclusive(charging)
  const withholding = lines.map(({ taxes }, line) => ({
    amount: nets[line] ?? Money.zero(of.currency),
    taxes: taxes.filter(isWithheld).map((applied) => ({ ...applied, isCompound: false })),
  }))
  const held = exclusive(withholding)
  const rowsOf = (own: readonly AmountAndTaxes[], taxes: Columns): readonly TaxAmount[][] =>
    own.map(({ taxes: applied }, line) =>
      withTaxable(nets[line] ?? Money.zero(of.currency), applied, taxes[line] ?? []),
    )
  const charged = rowsOf(charging, columns)
  const withheld = rowsOf(withholding, held.columns)
  return {
    charged: sums,
    withheld: held.sums,
    lines: nets.map((net, line) => ({
      net,
      charged: charged[line] ?? [],
      withheld: withheld[line] ?? [],
    })),
  }
}

/** By line, then by position of the tax on the line. */
type Columns = readonly (readonly Money[])[]
type Taxing = {
  readonly nets: readonly Money[]
  readonly columns: Columns
  /** One row per tax that was rounded, in order of first appearance. */
  readonly sums: readonly TaxAmount[]
}

type Cell = { readonly line: number; readonly position: number; readonly applied: AppliedTax }

/**
 * A compound tax rounds with lines that carry the same taxes before it: it applies to those, rounded,
 * so that the printed table can be checked by hand.
 */
const unitKey = ({ taxes }: AmountAndTaxes, position: number): string =>
  taxes[position]?.isCompound
    ? taxes
        .slice(0, position + 1)
        .map(taxKey)
        .join('|')
    : taxes
        .slice(position, position + 1)
        .map(taxKey)
        .join()

function exclusive(lines: readonly AmountAndTaxes[]): Taxing {
  const nets = lines.map(({ amount }) => amount)
  const columns: Money[][] = lines.map(() => [])
  const cells = lines.flatMap(({ taxes }, line) =>
    taxes.map((applied, position): Cell => ({ line, position, applied })),
  )
  const units = [
    ...Map.groupBy(cells, ({ line, position }) => unitKey(at(lines, line), position)).values(),
  ]
  // What a compound tax applies to is rounded before it.
  const rank = ([cell]: readonly Cell[]): number => (cell?.applied.isCompound ? cell.position : -1)
  const sums = new Map<readonly Cell[], TaxAmount>()
  for (const unit of [...units].sort((a, b) => rank(a) - rank(b))) {
    const [first] = unit
    if (!first) continue
    const { applied } = first
    const taxable = unit.reduce(
      (sum, { line, position }) =>
        (applied.isCompound ? (columns[line] ?? []).slice(0, position) : []).reduce(
          Money.add,
          Money.add(sum, at(nets, line)),
        ),
      Money.zero(at(nets, first.line).currency),
    )
    const tax = Money.times(taxable, Decimal.fromPercent(applied.ratePercent))
    const rate = at(effectiveRates(at(lines, first.line).taxes), first.position)
    const parts = spread(
      tax,
      unit.map(({ line }) => at(nets, line).minor * rate.units),
      powerOfTen(rate.scale),
    )
    unit.forEach(({ line, position }, index) => {
      at(columns, line)[position] = at(parts, index)
    })
    sums.set(unit, { applied, taxable, tax })
  }
  return { nets, columns, sums: units.flatMap((unit) => sums.get(unit) ?? []) }
}

function inclusive(lines: readonly AmountAndTaxes[]): Taxing {
  const nets = lines.map(({ amount }) => amount)
  const columns: Money[][] = lines.map(() => [])
  const groups = Map.groupBy(lines.keys(), (line) => at(lines, line).taxes.map(taxKey).join('|'))
  const sums = [...groups.values()].flatMap((group) => {
    const taxes = at(lines, at(group, 0)).taxes
    const amounts = group.map((line) => at(lines, line).amount)
    const gross = amounts.reduce((sum, amount) => Money.add(sum, amount))
    const rates = commonRates(taxes)
    const scale = powerOfTen(rates.scale)
    const divisor = scale + rates.whole
    const net = Money.of(divideRounded(gross.minor * scale, divisor), gross.currency)
    const charged = taxes.length === 0 ? [] : allocate(Money.subtract(gross, net), rates.units)
    charged.forEach((tax, position) => {
      const targets = amounts.map((amount) => amount.minor * at(rates.units, position))
      const parts = spread(tax, targets, divisor)
      group.forEach((line, index) => {
        at(columns, line)[position] = at(parts, index)
        nets[line] = Money.subtract(at(nets, line), at(parts, index))
      })
    })
    return withTaxable(net, taxes, charged)
  })
  return { nets, columns, sums }
}

/** Each tax as a fraction of the net, compounding included. */
function effectiveRates(taxes: readonly AppliedTax[]): Decimal[] {
  const rates: Decimal[] = []
  let sum = Decimal.zero
  for (const applied of taxes) {
    const own = Decimal.fromPercent(applied.ratePercent)
    const rate = applied.isCompound ? Decimal.multiply(own, Decimal.add(Decimal.one, sum)) : own
    rates.push(rate)
    sum = Decimal.add(sum, rate)
  }
  return rates
}

/** The same over one common power of ten. */
function commonRates(taxes: readonly AppliedTax[]): {
  readonly units: readonly bigint[]
  readonly whole: bigint
  readonly scale: number
} {
  const rates = effectiveRates(taxes)
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

/** The element that is there by construction. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  assert(found !== undefined, 'lines, taxes and their parts have the same lengths')
  return found
}
