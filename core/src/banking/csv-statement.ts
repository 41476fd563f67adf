import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { CsvRecord } from '../csv/index.ts'
import { cellOf, isBlankCell, isCsvAmount, isCsvDate } from '../csv/index.ts'
import type { CsvBody } from './csv-body.ts'
import type { CsvStyle } from './csv-lines.ts'
import { csvMoney } from './csv-lines.ts'
import type { ReadStatement, ReadStatementLine, StatedBalance } from './statement.ts'

/**
 * The statement of lines that stand oldest first. Opening and closing balance are those that rows of the file state,
 * else what the first and last running balance say.
 */
export function csvStatement(
  lines: readonly ReadStatementLine[],
  body: CsvBody,
  style: CsvStyle,
): ReadStatement {
  const dates = lines.map(({ date }) => date).sort()
  const [from = null, to = null] = [dates[0], dates.at(-1)]
  const opening = body.opening && statedMoney(body.opening, style)
  const closing = body.closing && statedMoney(body.closing, style)
  return {
    account: { bankId: null, accountId: '', type: '' },
    currency: style.currency,
    openingBalance: balanceOf(opening ?? impliedOpening(lines, style.currency), null),
    closingBalance: balanceOf(closing ?? lines.at(-1)?.runningBalance ?? null, to),
    from,
    to,
    lines,
  }
}

const balanceOf = (amount: Money | null, date: StatedBalance['date']): StatedBalance | null =>
  amount && { amount, date }

/** The first running balance less everything up to it. Throws `money.too_large`: it is stored as one amount (rule 6). */
function impliedOpening(lines: readonly ReadStatementLine[], currency: CurrencyCode): Money | null {
  const at = lines.findIndex(({ runningBalance }) => runningBalance !== null)
  const stated = lines[at]?.runningBalance
  if (!stated) return null
  const moved = lines.slice(0, at + 1).map(({ amount }) => amount)
  return Money.storable(Money.subtract(stated, Money.sum(moved, currency)))
}

const afterColon = /[:=]\s*(\S.*)$/

/** The balance that a row of words states: in the balance column, in another cell, or behind its words. */
function statedMoney(row: CsvRecord, style: CsvStyle): Money | null {
  const column = style.roles.indexOf('balance')
  const own = column === -1 ? '' : cellOf(row, column)
  const cells = [
    own,
    ...row.fields.toReversed(),
    ...row.fields.map((cell) => afterColon.exec(cell)?.[1] ?? ''),
  ]
  const found = cells.find((cell) => !isBlankCell(cell) && isCsvAmount(cell) && !isCsvDate(cell))
  return found === undefined ? null : csvMoney(found, row.line, style)
}
