import { divideRounded, plainAmount, powerOfTen } from '@smb/core/money'

/** An exact fraction, so that `=100/3*3` is 100. */
type Ratio = { readonly over: bigint; readonly under: bigint; readonly percent?: boolean }

const operatorsMax = 100

/**
 * What a sum typed after `=` comes to, with `decimals` places, rounded once at the end, half away from
 * zero: `1200*3+5%` is 3780.00 (a percentage after + or − is of what stands before it). Undefined when it
 * cannot be read, and for a division by zero.
 */
export function sumOf(expression: string, decimals: number): string | undefined {
  const tokens = tokensOf(expression)
  if (!tokens) return undefined
  const reader = { tokens, at: 0 }
  const result = readSum(reader)
  if (!result || reader.at !== tokens.length) return undefined
  const { over, under } = plain(result)
  const units = divideRounded(over * powerOfTen(decimals), under)
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const text = decimals ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits
  return units < 0n ? `-${text}` : text
}

type Reader = { readonly tokens: readonly string[]; at: number }

function tokensOf(expression: string): string[] | undefined {
  const spaced = expression.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('\u2212', '-')
  const tokens = spaced.match(/[\d.,'’]+[kKmMbB]?|[-+*/()%]|[^\s]/g) ?? []
  const known = tokens.every((token) => /^([-+*/()%]|[\d.,'’]+[kKmMbB]?)$/.test(token))
  return known && tokens.length > 0 && tokens.length <= operatorsMax ? tokens : undefined
}

const plain = ({ over, under, percent }: Ratio): Ratio =>
  percent ? { over, under: under * 100n } : { over, under }

function readSum(reader: Reader): Ratio | undefined {
  let total = readProduct(reader)
  while (total && (reader.tokens[reader.at] === '+' || reader.tokens[reader.at] === '-')) {
    const sign = reader.tokens[reader.at++] === '-' ? -1n : 1n
    const next = readProduct(reader)
    if (!next) return undefined
    const base = plain(total)
    const share = plain(next)
    const term = next.percent
      ? { over: base.over * share.over, under: base.under * share.under }
      : share
    total = {
      over: base.over * term.under + sign * term.over * base.under,
      under: base.under * term.under,
    }
  }
  return total
}

function readProduct(reader: Reader): Ratio | undefined {
  let total = readFactor(reader)
  while (total && (reader.tokens[reader.at] === '*' || reader.tokens[reader.at] === '/')) {
    const divides = reader.tokens[reader.at++] === '/'
    const next = readFactor(reader)
    if (!next) return undefined
    const [a, b] = [plain(total), plain(next)]
    if (divides && b.over === 0n) return undefined
    total = divides
      ? { over: a.over * b.under, under: a.under * b.over }
      : { over: a.over * b.over, under: a.under * b.under }
  }
  return total
}

function readFactor(reader: Reader): Ratio | undefined {
  const part = reader.tokens[reader.at++]
  if (part === '-') {
    const value = readFactor(reader)
    return value && { ...value, over: -value.over }
  }
  const value = part === '(' ? bracketed(reader) : ratioOf(part)
  if (value && reader.tokens[reader.at] === '%') {
    reader.at++
    return { ...plain(value), percent: true }
  }
  return value
}

function bracketed(reader: Reader): Ratio | undefined {
  const value = readSum(reader)
  return value && reader.tokens[reader.at++] === ')' ? plain(value) : undefined
}

function ratioOf(part: string | undefined): Ratio | undefined {
  const amount = part === undefined ? undefined : plainAmount(part)
  if (amount === undefined) return undefined
  const [whole = '0', fraction = ''] = amount.split('.')
  return { over: BigInt(whole + fraction), under: powerOfTen(fraction.length) }
}
