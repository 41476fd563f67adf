import { Money } from '../money/index.ts'
import type { ReadStatement, StatedTotal } from './statement.ts'
import type { StatementProof } from './statement-proof.ts'
import { proofLine } from './statement-proof.ts'

/**
 * Whether a statement's own figures agree, as {@link proofLine}; a closing balance that does not follow names its
 * line. A message between two balances (MT942) is proven by what the bank counted: lines in and out, and their sums.
 */
export function statementFileProof(statement: ReadStatement): StatementProof {
  const proof = proofLine(statement)
  if (proof.state === 'broken')
    return { ...proof, fileLine: proof.fileLine ?? statement.closingBalance?.fileLine ?? null }
  const { statedTotals } = statement
  if (proof.state === 'proven' || !statedTotals) return proof
  const moneyIn = statement.lines.filter(({ amount }) => !Money.isNegative(amount))
  const moneyOut = statement.lines.filter(({ amount }) => Money.isNegative(amount))
  const wrong =
    different(statedTotals.moneyIn, moneyIn) ?? different(statedTotals.moneyOut, moneyOut)
  if (wrong === undefined)
    return {
      ...proof,
      state: 'proven',
      words: 'The lines are as many and make as much as the bank counted.',
    }
  const words = `Line ${wrong.fileLine} of the file counts ${wrong.count} lines that make ${Money.toString(wrong.amount)}; the lines say otherwise. Lines may be missing; download the period again.`
  return { ...proof, state: 'broken', fileLine: wrong.fileLine, words }
}

/** The stated total where the lines make another one. A sum has no sign: its side is said apart. */
function different(
  stated: StatedTotal | null,
  lines: readonly { readonly amount: Money }[],
): StatedTotal | undefined {
  if (!stated) return undefined
  const sum = Money.sum(
    lines.map(({ amount }) => (Money.isNegative(amount) ? Money.negate(amount) : amount)),
    stated.amount.currency,
  )
  const agrees = stated.count === BigInt(lines.length) && Money.compare(sum, stated.amount) === 0
  return agrees ? undefined : stated
}
