import { Money } from '../money/index.ts'
import type { CsvSign } from './csv-schema.ts'
import type { ReadStatementLine } from './statement.ts'

/** Lines oldest first, with the sign that makes money in positive; null where nothing decides between the two. */
export type CsvArrangement = {
  readonly lines: readonly ReadStatementLine[]
  readonly sign: CsvSign | null
  readonly isProven: boolean
}

const signed = (
  lines: readonly ReadStatementLine[],
  sign: CsvSign,
): readonly ReadStatementLine[] =>
  sign === 'as_written'
    ? lines
    : lines.map((line) => ({ ...line, amount: Money.negate(line.amount) }))

/** At how many lines the running balance is not the one before plus the amounts since (rule 66). */
function breaksIn(lines: readonly ReadStatementLine[]): number {
  let breaks = 0
  let balance: bigint | null = null
  for (const { amount, runningBalance } of lines) {
    const expected: bigint | null = balance === null ? null : balance + amount.minor
    const stated = runningBalance?.minor ?? null
    if (expected !== null && stated !== null && expected !== stated) breaks += 1
    balance = stated ?? expected
  }
  return breaks
}

type Try = { readonly isReversed: boolean; readonly sign: CsvSign; readonly breaks: number }

/**
 * Finds the order of a file (oldest or newest first) and what a minus means, by its running balance where there is one:
 * the order of the dates is believed unless only the other one adds up. Where several signs add up, or there is no
 * balance, a file with amounts of both signs is read as written, and for any other `sign` is null.
 */
export function csvArrangement(
  lines: readonly ReadStatementLine[],
  signs: readonly CsvSign[],
): CsvArrangement {
  const first = lines[0]?.date ?? ''
  const last = lines.at(-1)?.date ?? ''
  const isNewestFirst = first > last
  const ordered = (isReversed: boolean) => (isReversed ? lines.toReversed() : lines)
  const best = bestTries(lines, { signs, isNewestFirst, isDated: first !== last })
  const [leading] = best
  const left = new Set(best.map(({ sign }) => sign))
  const inOrder = ordered(leading ? leading.isReversed : isNewestFirst)
  if (left.size === 1 && leading)
    return {
      lines: signed(inOrder, leading.sign),
      sign: leading.sign,
      isProven: leading.breaks === 0,
    }
  const [only] = signs
  if (signs.length === 1 && only)
    return { lines: signed(inOrder, only), sign: only, isProven: false }
  const hasBoth = lines.some(({ amount }) => Money.isNegative(amount))
  return { lines: inOrder, sign: hasBoth ? 'as_written' : null, isProven: false }
}

type How = {
  readonly signs: readonly CsvSign[]
  readonly isNewestFirst: boolean
  readonly isDated: boolean
}

/** The readings with fewest breaks, those in the order of the dates before others; none without two balances. */
function bestTries(lines: readonly ReadStatementLine[], how: How): Try[] {
  if (lines.filter(({ runningBalance }) => runningBalance !== null).length < 2) return []
  const tries = [how.isNewestFirst, !how.isNewestFirst].flatMap((isReversed) =>
    how.signs.map((sign): Try => {
      const written = isReversed ? lines.toReversed() : lines
      return { isReversed, sign, breaks: breaksIn(signed(written, sign)) }
    }),
  )
  const fewest = Math.min(...tries.map(({ breaks }) => breaks))
  const best = tries.filter(({ breaks }) => breaks === fewest)
  const byDate = best.filter(({ isReversed }) => isReversed === how.isNewestFirst)
  if (fewest > 0) return (byDate.length > 0 ? byDate : best).slice(0, 1)
  return how.isDated && byDate.length > 0 ? byDate : best
}
