import { assert, invalid } from '../errors/index.ts'
import { divideRounded, powerOfTen } from './round.ts'

/**
 * An exact decimal, `units / 10^scale`: quantities, unit prices, percentages, exchange rates.
 * Not money: it becomes {@link Money} only through `Money.round`.
 */
export type Decimal = { readonly units: bigint; readonly scale: number }

const plainDecimal = /^(-)?(\d+)(?:\.(\d+))?$/
const integerDigitsMax = 30
const scaleMax = 20

function of(units: bigint, scale = 0): Decimal {
  assert(scale >= 0 && Number.isInteger(scale), 'scale is a whole number from 0')
  return { units, scale }
}

/** Reads `-12.50`; undefined when the text is not a plain decimal of bearable length. */
function parse(text: string): Decimal | undefined {
  const match = plainDecimal.exec(text)
  if (!match) return undefined
  const whole = match[2] ?? ''
  const fraction = match[3] ?? ''
  if (whole.length > integerDigitsMax || fraction.length > scaleMax) return undefined
  const magnitude = BigInt(whole + fraction)
  return { units: match[1] ? -magnitude : magnitude, scale: fraction.length }
}

/** Reads a plain decimal or throws `decimal.malformed`. */
function from(text: string): Decimal {
  const decimal = parse(text)
  if (decimal) return decimal
  throw invalid(
    'decimal.malformed',
    `“${text.slice(0, 40)}” is not a decimal number. Write it like -1234.50.`,
  )
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.units * powerOfTen(scale - a.scale), b.units * powerOfTen(scale - b.scale), scale]
}

function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { units: x + y, scale }
}

function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { units: x - y, scale }
}

function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Quotient with exactly `scale` decimals, rounded half away from zero. */
function divide(a: Decimal, b: Decimal, scale: number): Decimal {
  return {
    units: divideRounded(a.units * powerOfTen(scale + b.scale), b.units * powerOfTen(a.scale)),
    scale,
  }
}

/** The same value with `scale` decimals, rounded half away from zero where digits are dropped. */
function rescale(a: Decimal, scale: number): Decimal {
  if (scale >= a.scale) return { units: a.units * powerOfTen(scale - a.scale), scale }
  return { units: divideRounded(a.units, powerOfTen(a.scale - scale)), scale }
}

function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** Without trailing zeros: `1.500` becomes `1.5`. */
function normalize(a: Decimal): Decimal {
  let { units, scale } = a
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale -= 1
  }
  return { units, scale }
}

/** Canonical text, keeping the scale: `{1250n, 2}` is `12.50`. Reads back with `Decimal.from`. */
function toString(a: Decimal): string {
  const digits = (a.units < 0n ? -a.units : a.units).toString().padStart(a.scale + 1, '0')
  const whole = digits.slice(0, digits.length - a.scale)
  const sign = a.units < 0n ? '-' : ''
  return a.scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - a.scale)}`
}

const zero: Decimal = { units: 0n, scale: 0 }
const one: Decimal = { units: 1n, scale: 0 }

export const Decimal = {
  of,
  parse,
  from,
  add,
  subtract,
  multiply,
  divide,
  rescale,
  compare,
  normalize,
  toString,
  zero,
  one,
  isZero: (a: Decimal): boolean => a.units === 0n,
  isNegative: (a: Decimal): boolean => a.units < 0n,
  negate: (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale }),
  /** 7.5 (percent) becomes 0.075 (fraction). */
  fromPercent: (percent: Decimal): Decimal => ({ units: percent.units, scale: percent.scale + 2 }),
}
