import type { CurrencyCode } from '../money/index.ts'
import { Decimal, currencyCodes, currencyExponent, plainAmount } from '../money/index.ts'

/** What can be found, in the order in which it is shown; each has its own permission to read. */
export const searchKinds = [
  'invoice',
  'credit_note',
  'payment',
  'customer',
  'item',
  'entry',
  'account',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** What somebody typed, read: the words and the amount to look for, and among what. */
export type SearchQuestion = {
  /** Empty where only an amount is looked for. */
  readonly text: string
  readonly textKinds: readonly SearchKind[]
  readonly amount?: SearchedAmount
}

/** Never negative: a line of −20 is found as 20. */
export type SearchedAmount = {
  readonly value: Decimal
  /** True finds 1 % to either side, too. */
  readonly isAbout: boolean
}

/** The amounts that one group of currencies writes the same, in their minor units. */
export type AmountRange = {
  readonly currencies: readonly CurrencyCode[]
  readonly exact: bigint
  readonly low: bigint
  readonly high: bigint
}

/** More would be no search any more; the rest is not looked at. */
export const searchTextMax = 200

const scopes: Readonly<Record<string, readonly SearchKind[]>> = {
  '@': ['customer'],
  '#': ['invoice', 'credit_note', 'payment'],
  ':': ['account'],
  '=': [],
  // Commands are the client's own: nothing in the books is called like that.
  '>': [],
}

/**
 * Reads a search as it was typed: `@` customers, `#` document numbers, `:` accounts, `=` an amount and nothing else
 * (`=45,000`, `=45k~` for 1 % to either side). Without a sign words are looked for everywhere, and a number as an
 * amount, too. Control characters count as spaces. Never throws.
 */
export function searchQuestion(typed: string): SearchQuestion {
  const plain = typed.replaceAll(/\p{C}/gu, ' ').trim().slice(0, searchTextMax)
  const kinds = scopes[plain[0] ?? '']
  const text = kinds ? plain.slice(1).trim() : plain
  if (kinds && plain[0] !== '=') return { text: kinds.length > 0 ? text : '', textKinds: kinds }
  const amount = searchedAmount(text, kinds !== undefined)
  return {
    text: kinds ? '' : text,
    textKinds: kinds ?? searchKinds,
    ...(amount ? { amount } : {}),
  }
}

function searchedAmount(text: string, isAsked: boolean): SearchedAmount | undefined {
  const isAbout = text.endsWith('~')
  const number = isAbout ? text.slice(0, -1) : text
  // Unasked, `INV 20` and `3 days` are words; `20`, `€20` and `45k` are money.
  if (!isAsked && /\p{L}/u.test(number.replace(/[kmb]$/i, ''))) return undefined
  const plain = plainAmount(number)?.replace('-', '')
  const value = plain === undefined ? undefined : Decimal.parse(plain)
  return value && !Decimal.isZero(value) ? { value, isAbout } : undefined
}

const amountMax = 1_000_000_000_000_000n

/** The amount in the minor units of every currency that can say it: 45.5 is no amount of yen (rule 2). */
export function amountRanges({ value, isAbout }: SearchedAmount): AmountRange[] {
  const { units, scale } = Decimal.normalize(value)
  const byExponent = Map.groupBy(currencyCodes, currencyExponent)
  return [...byExponent].flatMap(([exponent, currencies]) => {
    if (scale > exponent) return []
    const exact = units * 10n ** BigInt(exponent - scale)
    if (exact > amountMax) return []
    const [low, high] = isAbout
      ? [(exact * 99n + 99n) / 100n, (exact * 101n) / 100n]
      : [exact, exact]
    return [{ currencies, exact, low, high }]
  })
}
