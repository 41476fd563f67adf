import { csvDate, cellOf, isBlankCell } from '../csv/index.ts'
import { AppError } from '../errors/index.ts'
import type { Side } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money, allocate } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { JournalCsvFault } from './journal-csv-errors.ts'
import { journalCsvFaults as faults } from './journal-csv-errors.ts'
import type { JournalCsvGroup } from './journal-csv-groups.ts'
import type { JournalCsvLine, JournalCsvStyle } from './journal-csv-lines.ts'
import { journalCsvLine } from './journal-csv-lines.ts'
import type { BasedTransaction } from './journal-transaction.ts'
import { journalFileLimits as limits } from './journal-transaction.ts'

/** An entry of a spreadsheet: what it would post, or why it cannot. */
export type JournalCsvEntry = {
  readonly fileLine: number
  readonly reference: string | null
  readonly date: LocalDate | null
  readonly memo: string
  readonly lines: readonly JournalCsvLine[]
  readonly faults: readonly JournalCsvFault[]
  /** Ready to post; null where there are faults. */
  readonly transaction: BasedTransaction | null
}

const unprintable = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029]/u

/** Reads the rows of one entry and proves that it balances (rule 35), as one made by hand must. */
export function journalCsvEntry(group: JournalCsvGroup, style: JournalCsvStyle): JournalCsvEntry {
  const fileLine = group.rows[0]?.line ?? 0
  const read = withRates(group.rows.map((row) => journalCsvLine(row, style)))
  const found: JournalCsvFault[] = read.flatMap((line) => line.faults)
  const date = dateOf(group, style, found)
  const memo = memoOf(group, style)
  if (isTextUnfit(memo, group.reference))
    found.push(faults.text(fileLine, limits.descriptionCharacters))
  if (read.length < 2) found.push(faults.tooFewLines(fileLine))
  if (read.length > limits.entryLines) found.push(faults.tooManyLines(fileLine, limits.entryLines))
  const head = { fileLine, reference: group.reference, memo }
  const valued =
    found.length === 0 ? based(read, { ...head, base: style.baseCurrency, found }) : null
  const isReady = valued !== null && date !== null && found.length === 0
  return {
    ...head,
    date,
    lines: read,
    faults: found,
    transaction: isReady
      ? {
          fileLine,
          externalId: null,
          reference: group.reference,
          date,
          description: memo,
          lines: valued,
        }
      : null,
  }
}

const isTextUnfit = (memo: string, reference: string | null): boolean =>
  memo.length > limits.descriptionCharacters ||
  (reference?.length ?? 0) > limits.referenceCharacters ||
  unprintable.test(memo + (reference ?? ''))

function dateOf(
  { rows }: JournalCsvGroup,
  { roles, dateOrder }: JournalCsvStyle,
  found: JournalCsvFault[],
): LocalDate | null {
  const column = roles.indexOf('date')
  let date: LocalDate | null = null
  for (const row of rows) {
    const cell = cellOf(row, column)
    const own = csvDate(cell, dateOrder)
    if (own === null && !isBlankCell(cell)) found.push(faults.date(row.line, cell))
    if (own === null) continue
    if (date !== null && own !== date) {
      found.push(faults.datesDiffer(row.line, own, date))
      break
    }
    date = own
  }
  const isTold = found.some(({ code }) => code === 'exchange.row_date')
  if (date === null && !isTold) found.push(faults.dateMissing(rows[0]?.line ?? 0))
  return date
}

/** The texts of the entry, each once, in the order of the file. */
function memoOf({ rows }: JournalCsvGroup, { roles }: JournalCsvStyle): string {
  const columns = roles.flatMap((role, at) => (role === 'description' ? [at] : []))
  const texts = rows.flatMap((row) => columns.map((column) => cellOf(row, column)))
  return [...new Set(texts.filter(Boolean).map((text) => text.replaceAll(/\s+/g, ' ')))].join('; ')
}

/** A rate stands for every row of its currency below it. */
function withRates(lines: readonly JournalCsvLine[]): JournalCsvLine[] {
  const rates = new Map<CurrencyCode, Decimal>()
  for (const { rate, amount } of lines)
    if (rate && amount && !rates.has(amount.currency)) rates.set(amount.currency, rate)
  return lines.map((line) => ({
    ...line,
    rate: line.rate ?? (line.amount ? (rates.get(line.amount.currency) ?? null) : null),
  }))
}

type Valuing = {
  readonly fileLine: number
  readonly base: CurrencyCode
  readonly found: JournalCsvFault[]
}
type Line = BasedTransaction['lines'][number]

/** The lines with their base amounts; null with faults where a rate is missing or the sides differ. */
function based(lines: readonly JournalCsvLine[], of: Valuing): Line[] | null {
  const { base, found, fileLine } = of
  for (const { fileLine: at, amount, rate } of lines)
    if (amount && amount.currency !== base && rate === null)
      found.push(faults.rateMissing(at, amount.currency, base))
  if (found.length > 0) return null
  try {
    const valued = isOneCurrency(lines)
      ? together(lines, base)
      : lines.map((line) => alone(line, base))
    const fault = imbalance(lines, valued, of)
    if (!fault) return valued
    found.push(fault)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    found.push(faults.amount(fileLine, error.message))
  }
  return null
}

function isOneCurrency(lines: readonly JournalCsvLine[]): boolean {
  const kinds = new Set(
    lines.map(
      ({ amount, rate }) =>
        `${amount?.currency} ${rate ? Decimal.toString(Decimal.normalize(rate)) : ''}`,
    ),
  )
  return kinds.size === 1
}

const valuedLine = (line: JournalCsvLine, baseMinor: bigint, base: CurrencyCode): Line => {
  const { account, amount, side, rate } = line
  const currency = amount?.currency ?? base
  return {
    account: account?.code ?? '',
    type: account?.type ?? 'asset',
    currency,
    side,
    minor: amount?.minor ?? 0n,
    baseMinor,
    rate: currency === base || rate === null ? Decimal.one : rate,
  }
}

/** Several currencies or rates: each line is converted by itself, and the base amounts must balance. */
function alone(line: JournalCsvLine, base: CurrencyCode): Line {
  const { amount, rate } = line
  const exact =
    amount && rate && amount.currency !== base
      ? Decimal.multiply(Money.toDecimal(amount), rate)
      : null
  return valuedLine(line, exact ? Money.round(exact, base).minor : (amount?.minor ?? 0n), base)
}

/** One currency at one rate: each side is converted once and spread over its lines, so that both come out alike (rule 4). */
function together(lines: readonly JournalCsvLine[], base: CurrencyCode): Line[] {
  const parts = new Map<JournalCsvLine, bigint>()
  for (const side of ['debit', 'credit'] as const) {
    const own = lines.filter((line) => line.side === side)
    const total = alone(totalOf(own, side), base)
    if (own.length === 0) continue
    const weights = own.map(({ amount }) => amount?.minor ?? 0n)
    const shares = allocate({ minor: total.baseMinor, currency: base }, weights)
    own.forEach((line, at) => parts.set(line, shares[at]?.minor ?? 0n))
  }
  return lines.map((line) => valuedLine(line, parts.get(line) ?? 0n, base))
}

function totalOf(lines: readonly JournalCsvLine[], side: Side): JournalCsvLine {
  const [first] = lines
  const amounts = lines.flatMap(({ amount }) => (amount ? [amount] : []))
  return {
    fileLine: 0,
    account: null,
    accountText: '',
    side,
    amount: amounts[0] ? Money.sum(amounts, amounts[0].currency) : null,
    rate: first?.rate ?? null,
    faults: [],
  }
}

/** In the entry's own currency where it has one, and in base currency: rows of one currency may have different rates. */
function imbalance(
  lines: readonly JournalCsvLine[],
  valued: readonly Line[],
  { base, fileLine }: Valuing,
): JournalCsvFault | undefined {
  const currencies = new Set(valued.map(({ currency }) => currency))
  const [only = base] = currencies
  const own = currencies.size === 1 ? differenceOf(valued, ({ minor }) => minor) : 0n
  const difference = own === 0n ? differenceOf(valued, ({ baseMinor }) => baseMinor) : own
  if (difference === 0n && lines.length > 0) return undefined
  const currency = own === 0n ? base : only
  const minor = difference < 0n ? -difference : difference
  const shown = `${Money.toString({ minor, currency })} ${currency}`
  return faults.unbalanced(fileLine, shown, difference > 0n ? 'debit' : 'credit')
}

const differenceOf = (lines: readonly Line[], of: (line: Line) => bigint): bigint =>
  lines.reduce((sum, line) => sum + (line.side === 'debit' ? of(line) : -of(line)), 0n)
