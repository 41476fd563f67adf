import type { CurrencyCode } from '@smb/core/money'
import { Money, currencyExponent } from '@smb/core/money'
import { minus } from '#lib/format/money.ts'

/** A line across the chart: what it says, and how far down it stands in percent of the height. */
export type Tick = { readonly label: string; readonly at: number; readonly isZero: boolean }

/** Zero is always on the chart, so that bars are as long as what they stand for. */
export type ChartScale = {
  readonly ticks: readonly Tick[]
  /** How far down an amount stands, in percent of the height. */
  readonly at: (amount: string) => number
}

/** Lines across a chart between zero and its largest amount, about. */
const tickCount = 3n
/** Percent with two decimals, which is finer than a screen's pixels. */
const hundredths = 10_000n

/** A round step of 1, 2 or 5 with zeros that is at least so large. */
function roundStep(least: bigint): bigint {
  const power = 10n ** BigInt(least.toString().length - 1)
  return [1n, 2n, 5n, 10n].map((times) => times * power).find((step) => step >= least) ?? least
}

const upTo = (most: bigint, step: bigint): bigint => ((most + step - 1n) / step) * step

/**
 * Where amounts of one currency stand on a chart. This is the one place in which amounts become numbers: those numbers are
 * coordinates on a screen, never money. What is written on a chart comes from the exact decimals.
 */
export function chartScale(amounts: readonly string[], currency: string): ChartScale {
  const minorOf = (amount: string): bigint => Money.read(amount, currency as CurrencyCode).minor
  const minors = amounts.map(minorOf)
  const most = minors.reduce((a, b) => (b > a ? b : a), 0n)
  const least = minors.reduce((a, b) => (b < a ? b : a), 0n)
  const span = most - least
  const step = roundStep(span < tickCount ? 1n : span / tickCount)
  const top = span === 0n ? step : upTo(most, step)
  const bottom = -upTo(-least, step)
  const at = (minor: bigint): number => Number(((top - minor) * hundredths) / (top - bottom)) / 100
  const ticks: Tick[] = []
  const exponent = currencyExponent(currency as CurrencyCode)
  for (let minor = bottom; minor <= top; minor += step)
    ticks.push({ label: tickLabel(minor, exponent), at: at(minor), isZero: minor === 0n })
  return { ticks, at: (amount) => at(minorOf(amount)) }
}

/** `0`, `250`, `12.5k`, `−3m`: exact, because ticks are round. */
export function tickLabel(minor: bigint, exponent: number): string {
  const size = minor < 0n ? -minor : minor
  const unit = 10n ** BigInt(exponent)
  const [shown, word] =
    size >= 1_000_000n * unit
      ? [unit * 1_000_000n, 'm']
      : size >= 1_000n * unit
        ? [unit * 1_000n, 'k']
        : [unit, '']
  const fraction = (size % shown).toString().padStart(shown.toString().length - 1, '0')
  const kept = fraction.replace(/0+$/, '')
  return `${minor < 0n ? minus : ''}${size / shown}${kept && `.${kept}`}${word}`
}

/** A bar that lies: where it begins and how wide it is, in percent of the width. */
export type BarSpan = { readonly start: number; readonly width: number }

/** Bars from zero, to its right for what is positive and to its left for what is not; the widest reaches the edge. */
export function barSpans(amounts: readonly string[], currency: string): BarSpan[] {
  const minors = amounts.map((amount) => Money.read(amount, currency as CurrencyCode).minor)
  const most = minors.reduce((a, b) => (b > a ? b : a), 0n)
  const least = minors.reduce((a, b) => (b < a ? b : a), 0n)
  const span = most - least || 1n
  const percent = (minor: bigint): number => Number((minor * hundredths) / span) / 100
  return minors.map((minor) => ({
    start: percent((minor < 0n ? minor : 0n) - least),
    width: percent(minor < 0n ? -minor : minor),
  }))
}
