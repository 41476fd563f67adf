import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { CsvMapping, CsvQuestionView } from './csv-schema.ts'
import type { StatementFileFormat, StatementFileReading } from './read-statement-file.ts'
import { statementFileProof } from './statement-file-proof.ts'
import type { ReadStatement, ReadStatementLine, StatementLineKind } from './statement.ts'

/** A line as it is shown: amounts are signed decimals, money in is positive. */
export type StatementFileLineView = {
  readonly line: number
  /** Pending lines are announced and not booked; nothing takes them in. */
  readonly status: 'booked' | 'pending'
  readonly kind: StatementLineKind
  readonly bookingDate: LocalDate
  readonly valueDate: LocalDate | null
  readonly amount: string
  readonly currency: string | null
  readonly reference: string | null
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly description: string
  /** The bank's own id, and that of the line to which a charge or reversal belongs. */
  readonly bankId: string | null
  readonly belongsTo: string | null
  readonly type: string | null
  readonly balance: string | null
}

export type StatementFileStatementView = {
  readonly account: string | null
  readonly bank: string | null
  readonly accountType: string | null
  readonly currency: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly opening: string | null
  readonly openingDate: LocalDate | null
  readonly closing: string | null
  readonly closingDate: LocalDate | null
  /** Σ booked lines. */
  readonly total: string
  /** Whether opening + lines = closing and every running balance follows; null where the file states too little. */
  readonly arithmeticHolds: boolean | null
  /** What closing has too much, where it breaks, and the proof in words. */
  readonly difference: string | null
  readonly breakLine: number | null
  readonly proof: string
  readonly lines: readonly StatementFileLineView[]
}

/** What was read of a statement file, ready for JSON. */
export type StatementFileView = {
  readonly format: StatementFileFormat
  readonly encoding: string
  readonly statements: readonly StatementFileStatementView[]
  readonly questions: readonly CsvQuestionView[]
  readonly mapping: CsvMapping
  readonly columns: readonly {
    readonly heading: string
    readonly role: string
    readonly reason: string | null
    readonly samples: readonly string[]
  }[]
  /** Rows of a table that are no lines, and why. */
  readonly leftOut: readonly {
    readonly line: number
    readonly text: string
    readonly reason: string
  }[]
}

const textOrNull = (text: string | null | undefined): string | null =>
  text === undefined || text === '' ? null : text
const amountOrNull = (amount: Money | null | undefined): string | null =>
  amount ? Money.toString(amount) : null

/** The reading in plain values: amounts as decimal strings, a currency only where one is known. */
export function statementFileView(reading: StatementFileReading): StatementFileView {
  const { format, encoding, questions, mapping, table } = reading
  return {
    format,
    encoding,
    statements: reading.statements.map((each) => statementView(each, reading.isCurrencyKnown)),
    questions,
    mapping,
    columns: (table?.columns ?? []).map(({ heading, role, reason, samples }) => ({
      heading,
      role,
      reason,
      samples,
    })),
    leftOut: (table?.leftOut ?? []).map(({ fileLine, text, reason }) => ({
      line: fileLine,
      text,
      reason,
    })),
  }
}

function statementView(
  statement: ReadStatement,
  isCurrencyKnown: boolean,
): StatementFileStatementView {
  const proof = statementFileProof(statement)
  const { account, openingBalance: opening, closingBalance: closing } = statement
  const currency = isCurrencyKnown ? statement.currency : null
  const shown = (line: ReadStatementLine, status: 'booked' | 'pending') =>
    lineView(line, { status, currency })
  return {
    account: textOrNull(account.accountId),
    bank: account.bankId,
    accountType: textOrNull(account.type),
    currency,
    from: statement.from,
    to: statement.to,
    opening: amountOrNull(opening?.amount),
    openingDate: opening?.date ?? null,
    closing: amountOrNull(closing?.amount),
    closingDate: closing?.date ?? null,
    total: Money.toString(proof.total),
    arithmeticHolds: proof.state === 'not_provable' ? null : proof.state === 'proven',
    difference: amountOrNull(proof.difference),
    breakLine: proof.state === 'broken' ? proof.fileLine : null,
    proof: isCurrencyKnown ? proof.words : proof.words.replaceAll(` ${statement.currency}`, ''),
    lines: [
      ...statement.lines.map((line) => shown(line, 'booked')),
      ...(statement.pending ?? []).map((line) => shown(line, 'pending')),
    ],
  }
}

function lineView(
  line: ReadStatementLine,
  as: { readonly status: 'booked' | 'pending'; readonly currency: string | null },
): StatementFileLineView {
  return {
    line: line.fileLine,
    status: as.status,
    kind: line.kind ?? 'movement',
    bookingDate: line.date,
    valueDate: line.valueDate ?? null,
    amount: Money.toString(line.amount),
    currency: as.currency,
    reference: textOrNull(line.reference ?? line.checkNumber),
    counterparty: textOrNull(line.counterparty ?? line.name),
    counterpartyAccount: textOrNull(line.counterpartyAccount),
    description: line.description ?? line.memo,
    bankId: line.fitId,
    belongsTo: line.belongsTo ?? null,
    type: textOrNull(line.type),
    balance: amountOrNull(line.runningBalance),
  }
}
