import { AssertionError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, currencyExponent } from '../money/index.ts'
import type { CsvDecimalMark } from './csv-amounts.ts'
import { csvAmount, csvDecimalMarks, isBlankCell } from './csv-amounts.ts'
import type { CsvDateOrder } from './csv-dates.ts'
import { csvDate, csvDateOrders } from './csv-dates.ts'
import type { CsvCell } from './csv-decisions.ts'
import { csvDecision } from './csv-decisions.ts'
import { csvFileErrors } from './csv-file-errors.ts'

/** A style that is settled, `style` null where nothing depends on it; or the cell that stays open. */
export type CsvChoice<Style> =
  | { readonly isOpen: false; readonly style: Style | null; readonly any: Style }
  | { readonly isOpen: true; readonly styles: readonly Style[]; readonly cell: CsvCell }

/** What a person said, and what is remembered of this bank's files. */
export type CsvSaid<Style> = {
  readonly given: Style | undefined
  readonly kept: Style | undefined
}

/**
 * In which order the dates of a column stand: as said, else as the whole column proves, else as remembered. Throws
 * `csv.date_malformed` where a cell contradicts.
 */
export function csvDateChoice(
  cells: readonly CsvCell[],
  said: CsvSaid<CsvDateOrder>,
): CsvChoice<CsvDateOrder> {
  const orders = said.given ? [said.given] : csvDateOrders
  const decision = csvDecision(cells, orders, csvDate)
  if (decision.state === 'refused') throw csvFileErrors.date(decision.cell.line, decision.cell.text)
  return chosen(decision, said)
}

function plainValue(cell: string, mark: CsvDecimalMark): string | null {
  const amount = csvAmount(cell, mark)
  const decimal = amount && Decimal.parse(amount.text)
  return decimal ? Decimal.toString(Decimal.normalize(decimal)) : null
}

/**
 * Which mark parts decimals, by all amounts of the file together: as said, else as they prove, else as
 * remembered. A currency without decimals has no decimal mark. Throws `csv.amount_malformed` where a cell contradicts.
 */
export function csvMarkChoice(
  amounts: readonly CsvCell[],
  how: CsvSaid<CsvDecimalMark> & { readonly currency: CurrencyCode },
): CsvChoice<CsvDecimalMark> {
  const cells = amounts.filter(({ text }) => !isBlankCell(text))
  const decision = csvDecision(cells, how.given ? [how.given] : csvDecimalMarks, plainValue)
  if (decision.state === 'refused')
    throw csvFileErrors.amount(decision.cell.line, decision.cell.text)
  if (decision.state === 'ambiguous' && currencyExponent(how.currency) === 0) {
    const whole = decision.styles.filter((mark) =>
      cells.every(({ text }) => !plainValue(text, mark)?.includes('.')),
    )
    const [only] = whole
    if (whole.length === 1 && only) return { isOpen: false, style: only, any: only }
  }
  return chosen(decision, how)
}

function chosen<Style>(
  decision: ReturnType<typeof csvDecision<Style>>,
  { kept }: CsvSaid<Style>,
): CsvChoice<Style> {
  if (decision.state === 'refused') throw new AssertionError('a refused column has no style')
  if (decision.state === 'decided')
    return { isOpen: false, style: decision.style, any: decision.any }
  if (kept !== undefined && decision.styles.includes(kept))
    return { isOpen: false, style: kept, any: kept }
  return { isOpen: true, styles: decision.styles, cell: decision.cell }
}
