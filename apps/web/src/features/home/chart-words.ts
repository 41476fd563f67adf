import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'

const money = (amount: string, currency: string): Money =>
  Money.read(amount, currency as CurrencyCode)

export const isZero = (amount: string): boolean => !/[1-9]/.test(amount)
export const isNegative = (amount: string): boolean => amount.startsWith('-') && !isZero(amount)
export const withoutSign = (amount: string): string => amount.replace(/^-/, '')

/** Where the largest stands, or with `-1` the smallest; the first of several. */
export function extremeAt(amounts: readonly string[], currency: string, sign: 1 | -1 = 1): number {
  const figures = amounts.map((amount) => money(amount, currency))
  return figures.reduce((best, figure, at) => {
    const other = figures[best]
    return other && sign * Money.compare(figure, other) > 0 ? at : best
  }, 0)
}

export const sumOf = (amounts: readonly string[], currency: string): string =>
  Money.toString(
    Money.sum(
      amounts.map((amount) => money(amount, currency)),
      currency as CurrencyCode,
    ),
  )

/** From the first row with a figure on: before it there were no books, which is not the same as nothing. */
export function sinceFirst<Row>(rows: readonly Row[], hasFigure: (row: Row) => boolean): Row[] {
  const first = rows.findIndex(hasFigure)
  return first < 0 ? [] : rows.slice(first)
}

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Jun`. */
export const shortMonth = (day: string): string =>
  shortMonths[LocalDate.parts(LocalDate.from(day)).month - 1] ?? ''

/** `17 Jun`. */
export const shortDay = (day: string): string =>
  `${LocalDate.parts(LocalDate.from(day)).day} ${shortMonth(day)}`
