import { decimalOnWire, isFigure, plainAmount } from '@smb/core/money'
import { sumOf } from './amount-sum.ts'

const figureDecimals = 6

/**
 * A typed quantity or unit price (`1.5`, `=3*40`) as a plain decimal; undefined when it cannot be read or held. Empty
 * text is `fallback`.
 */
export function figure(typed: string, fallback: string): string | undefined {
  const text = typed.trim()
  if (text === '') return fallback
  const read = text.startsWith('=') ? sumOf(text.slice(1), figureDecimals) : plainAmount(text)
  const decimal = read === undefined ? undefined : decimalOnWire(read)
  return decimal && isFigure(decimal) ? read : undefined
}
