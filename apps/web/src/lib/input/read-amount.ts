import { currencyExponent, isCurrency, plainAmount } from '@smb/core/money'
import { sumOf } from './amount-sum.ts'

/** What a money field makes of its text. Empty is its own answer: it is not zero. */
export type AmountReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'amount'; readonly amount: string }
  | { readonly kind: 'refused'; readonly hint: string }

const wholeDigitsMax = 15

const decimalsOf = (currency: string): number =>
  isCurrency(currency) ? currencyExponent(currency) : 2

/** `Yen has no decimals` in the words of this currency's code. */
export function decimalsHint(currency: string): string {
  const decimals = decimalsOf(currency)
  if (decimals === 0) return `${currency} has no decimals.`
  return `${currency} has ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}.`
}

/**
 * Reads a typed amount: a number in any common writing, `45k`, `1.2m`, or a sum after `=`. The amount has
 * exactly the currency's decimals. More decimals than the currency has are refused, not rounded; only a
 * sum is rounded, once.
 */
export function readAmount(typed: string, currency: string): AmountReading {
  const text = typed.trim()
  if (text === '') return { kind: 'empty' }
  const decimals = decimalsOf(currency)
  const isSum = text.startsWith('=')
  const read = isSum ? sumOf(text.slice(1), decimals) : plainAmount(text)
  if (read === undefined) {
    const hint = isSum
      ? 'This sum cannot be read. Write it like =1200*3+5%.'
      : 'Write an amount like 1,234.50.'
    return { kind: 'refused', hint }
  }
  const [whole = '0', fraction = ''] = read.split('.')
  if (fraction.replace(/0+$/, '').length > decimals) {
    return { kind: 'refused', hint: decimalsHint(currency) }
  }
  if (whole.replace('-', '').length + decimals > wholeDigitsMax) {
    return { kind: 'refused', hint: 'This amount is larger than the books can hold.' }
  }
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0')
  return { kind: 'amount', amount: kept ? `${whole}.${kept}` : whole }
}
