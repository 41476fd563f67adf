import { Money } from '../money/index.ts'
import type { MoneyView } from '../money/index.ts'
import { moneyView } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { StatementProofView } from './banking-schema.ts'
import type { ReadStatement, ReadStatementLine } from './statement.ts'

/**
 * Whether a bank's own figures agree: opening + Σ lines = closing (rule 67). `difference` is what closing has too
 * much; `fileLine` names where a stated running balance breaks (rule 66). `words` says it to a person.
 */
export type StatementProof = {
  readonly state: 'proven' | 'broken' | 'not_provable'
  readonly opening: Money | null
  readonly total: Money
  readonly closing: Money | null
  readonly difference: Money | null
  readonly fileLine: number | null
  readonly words: string
}

const shown = (amount: Money): string => `${Money.toString(amount)} ${amount.currency}`

function lineTotal(
  lines: readonly { readonly amount: Money }[],
  currency: Money['currency'],
): Money {
  return Money.sum(
    lines.map((line) => line.amount),
    currency,
  )
}

/** The first line whose running balance is not the one before plus its amount, with what it should be. */
function firstBreak(
  lines: readonly ReadStatementLine[],
  opening: Money | null,
): { line: ReadStatementLine; expected: Money; stated: Money } | undefined {
  let balance = opening
  for (const line of lines) {
    const expected = balance === null ? null : Money.add(balance, line.amount)
    const stated = line.runningBalance
    if (expected && stated && Money.compare(expected, stated) !== 0)
      return { line, expected, stated }
    balance = stated ?? expected
  }
  return undefined
}

/**
 * Proves a statement by itself: running balances line by line where the file states them (rule 66), then
 * opening + Σ lines = closing (rule 67). Without an opening balance, as in most OFX, only {@link continuityProof} can.
 */
export function proofLine(statement: ReadStatement): StatementProof {
  const total = lineTotal(statement.lines, statement.currency)
  const opening = statement.openingBalance?.amount ?? null
  const closing = statement.closingBalance?.amount ?? null
  const figures = { opening, total, closing, difference: null, fileLine: null }

  const broken = firstBreak(statement.lines, opening)
  if (broken) {
    const difference = Money.subtract(broken.stated, broken.expected)
    const words = `Line ${broken.line.fileLine} of the file states a balance of ${shown(broken.stated)}; the lines before it make ${shown(broken.expected)}. Ask the bank for a complete file.`
    return { ...figures, state: 'broken', difference, fileLine: broken.line.fileLine, words }
  }
  if (opening === null || closing === null) {
    const lacking = opening === null ? 'opening' : 'closing'
    return { ...figures, state: 'not_provable', words: `The file states no ${lacking} balance.` }
  }
  return compared(figures, {
    proven: `Opening ${shown(opening)} and the lines make the closing balance.`,
    broken: 'Opening balance and lines do not make the closing balance',
  })
}

type Figures = Pick<StatementProof, 'opening' | 'total' | 'closing' | 'difference' | 'fileLine'>

function compared(figures: Figures, words: { proven: string; broken: string }): StatementProof {
  const { opening, total, closing } = figures
  if (opening === null || closing === null)
    return { ...figures, state: 'not_provable', words: words.broken }
  const difference = Money.subtract(closing, Money.add(opening, total))
  if (Money.isZero(difference))
    return { ...figures, state: 'proven', difference, words: words.proven }
  const by = `${words.broken}: ${shown(difference)} is unexplained. Lines may be missing; import the period again.`
  return { ...figures, state: 'broken', difference, words: by }
}

/** What the import before this one left: its closing balance and the day of it. */
export type PreviousStatement = { readonly closing: Money; readonly date: LocalDate | null }

/**
 * Whether a statement continues the one imported before: closing − Σ new lines is the opening it implies, and that
 * must be the previous closing balance (rule 67). Takes the new lines only, so overlapping files compare rightly.
 */
export function continuityProof(
  statement: ReadStatement,
  newLines: readonly ReadStatementLine[],
  previous: PreviousStatement | null,
): StatementProof {
  const total = lineTotal(newLines, statement.currency)
  const stated = statement.closingBalance
  const closing = stated?.amount ?? null
  const implied = closing && Money.subtract(closing, total)
  const figures = { opening: implied, total, closing, difference: null, fileLine: null }
  const unprovable = (words: string): StatementProof => ({
    ...figures,
    state: 'not_provable',
    words,
  })
  if (closing === null) return unprovable('The file states no closing balance.')
  if (previous === null) {
    return unprovable('This is the first import with a balance; the next one is compared with it.')
  }
  if (stated?.date && previous.date && stated.date < previous.date) {
    return unprovable(`The last known balance is of ${previous.date}, after this statement.`)
  }
  const proof = compared(
    { ...figures, opening: previous.closing },
    {
      proven: 'Continues the last import without a gap.',
      broken: `Does not continue the last import (${shown(previous.closing)})`,
    },
  )
  // Banks often state the balance of the day of the download; lines after the period then explain a difference.
  const isLater = stated?.date && statement.to && stated.date > statement.to
  if (proof.state !== 'broken' || !isLater) return proof
  return unprovable(`The balance is of ${stated.date}, after the statement ends (${statement.to}).`)
}

const viewOrNull = (amount: Money | null): MoneyView | null => (amount ? moneyView(amount) : null)

export function statementProofView(proof: StatementProof): StatementProofView {
  return {
    state: proof.state,
    opening: viewOrNull(proof.opening),
    total: moneyView(proof.total),
    closing: viewOrNull(proof.closing),
    difference: viewOrNull(proof.difference),
    fileLine: proof.fileLine,
    words: proof.words,
  }
}
