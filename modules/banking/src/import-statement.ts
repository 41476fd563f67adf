import { createHash } from 'node:crypto'
import { recordAudit } from '@smb/audit'
import type {
  BankAccount,
  CsvMapping,
  PlannedImport,
  PreviousStatement,
  ReadStatement,
  StatementProof,
} from '@smb/core/banking'
import {
  bankingErrors,
  continuityProof,
  plannedImport,
  proofLine,
  statementFileErrors,
  statementFileMib,
  statementFormat,
  statementProofView,
} from '@smb/core/banking'
import { csvFileErrors } from '@smb/core/csv'
import type { AppError } from '@smb/core/errors'
import type { BankAccountId, StatementImportId } from '@smb/core/ids'
import type { Tx } from '@smb/platform/db'
import { wholeBody } from '@smb/platform/http'
import { getActiveBankAccount, lockBankAccount } from './bank-account-repository.ts'
import { knownFingerprints } from './line-fingerprint-queries.ts'
import { listCsvMappings } from './csv-mapping-repository.ts'
import type { ReadCsvFile, ReadFile } from './read-statement-bytes.ts'
import { readStatementFile, refusalError } from './read-statement-file.ts'
import { rememberCsvMapping } from './remember-csv-mapping.ts'
import { findPreviousStatement, insertImport } from './statement-import-repository.ts'
import { insertStatementLines } from './statement-line-repository.ts'

/** What taking a statement in would do, or has done. */
export type StatementOutlook = {
  readonly statement: ReadStatement
  readonly plan: PlannedImport
  readonly proof: StatementProof
  readonly continuity: StatementProof
  /** Why it cannot be taken in here; null where it can. */
  readonly refusal: AppError | null
}

export type UploadStatement = {
  readonly bankAccountId: BankAccountId
  readonly fileName: string
  /** Which statement of the file, the first being 0; needed where there are several that would fit. */
  readonly statement: number | undefined
  readonly contentType: string
  /** What a person said of a CSV file's columns. */
  readonly mapping: CsvMapping | undefined
}

export type UploadedStatement = {
  readonly outlooks: readonly StatementOutlook[]
  readonly importId: StatementImportId | null
  /** How a CSV file was read; null for other files. */
  readonly csv: ReadCsvFile | null
}

/** What a file would bring, without writing anything. Throws what reading the file throws. */
export async function previewStatement(
  tx: Tx,
  command: UploadStatement,
  body: AsyncIterable<Buffer>,
): Promise<UploadedStatement> {
  const account = await getActiveBankAccount(tx, command.bankAccountId)
  const { file } = await readUpload(tx, { account, command }, body)
  const previous = await findPreviousStatement(tx, account)
  const outlooks: StatementOutlook[] = []
  for (const statement of file.statements) {
    outlooks.push(await outlookOf(tx, { account, previous }, statement))
  }
  return { outlooks, importId: null, csv: file.csv }
}

/**
 * Takes one statement of a file in, all or nothing. Lines that the bank account holds already are left out (rule 65);
 * imports into one account wait for each other, so that also two at once add a line once. Throws what reading the file
 * throws, `csv.question_open`, `banking.statement_not_chosen`, `banking.statement_currency`, `banking.balance_broken`.
 */
export async function importStatement(
  tx: Tx,
  command: UploadStatement,
  body: AsyncIterable<Buffer>,
): Promise<UploadedStatement> {
  const account = await getActiveBankAccount(tx, command.bankAccountId)
  const { bytes, file } = await readUpload(tx, { account, command }, body)
  assertReadable(file)
  const statement = chosenStatement(file.statements, command.statement)

  await lockBankAccount(tx, account.id)
  const previous = await findPreviousStatement(tx, account)
  const outlook = await outlookOf(tx, { account, previous }, statement)
  if (outlook.refusal) throw outlook.refusal
  const importId = tx.newId('imp')
  await insertImport(tx, {
    id: importId,
    bankAccountId: account.id,
    fileName: command.fileName,
    fileSha256: createHash('sha256').update(bytes).digest(),
    from: statement.from,
    to: statement.to,
    opening: statement.openingBalance?.amount ?? null,
    closing: statement.closingBalance,
    lineCount: statement.lines.length,
    newCount: outlook.plan.newLines.length,
    proof: {
      proof: statementProofView(outlook.proof),
      continuity: statementProofView(outlook.continuity),
    },
  })
  await insertStatementLines(tx, { bankAccountId: account.id, importId }, outlook.plan.newLines)
  if (file.csv) await rememberCsvMapping(tx, account.id, file.csv)
  await recordAudit(tx, {
    action: 'banking.statement_imported',
    subject: importId,
    details: { bankAccount: account.id, lines: outlook.plan.newLines.length },
  })
  return { outlooks: [outlook], importId, csv: file.csv }
}

async function readUpload(
  tx: Tx,
  { account, command }: { readonly account: BankAccount; readonly command: UploadStatement },
  body: AsyncIterable<Buffer>,
): Promise<{ readonly bytes: Buffer; readonly file: ReadFile }> {
  const bytes = await wholeBody(body, {
    mib: statementFileMib,
    tooLarge: statementFileErrors.tooLarge,
  })
  const format = statementFormat(bytes, command)
  const file = await readStatementFile(bytes, {
    format,
    currency: account.currency,
    mapping: command.mapping,
    remembered: format === 'csv' ? await listCsvMappings(tx, account.id) : [],
  })
  return { bytes, file }
}

/** A file with an open question, or refused as it is mapped, is previewed but never taken in. */
function assertReadable({ csv }: ReadFile): void {
  if (csv?.refusal) throw refusalError(csv.refusal)
  const [question] = csv?.questions ?? []
  if (question) throw csvFileErrors.questionOpen(question.words)
}

function chosenStatement(
  statements: readonly ReadStatement[],
  position: number | undefined,
): ReadStatement {
  if (position === undefined && statements.length > 1) {
    throw bankingErrors.statementNotChosen(statements.map(({ account }) => account.accountId))
  }
  const statement = statements[position ?? 0]
  if (!statement) throw statementFileErrors.noSuchStatement(statements.length)
  return statement
}

async function outlookOf(
  tx: Tx,
  into: { readonly account: BankAccount; readonly previous: PreviousStatement | null },
  statement: ReadStatement,
): Promise<StatementOutlook> {
  const { account } = into
  const isForeign = statement.currency !== account.currency
  const known = isForeign ? new Set<string>() : await knownFingerprints(tx, account.id, statement)
  const plan = plannedImport(statement, known)
  const proof = proofLine(statement)
  const newLines = plan.newLines.map(({ line }) => line)
  return {
    statement,
    plan,
    proof,
    continuity: continuityProof(statement, newLines, isForeign ? null : into.previous),
    refusal: isForeign
      ? bankingErrors.statementCurrency(statement.currency, account.currency)
      : brokenBalance(proof),
  }
}

/** A running balance that breaks stops the import at its line (rule 66). */
const brokenBalance = ({ fileLine, words }: StatementProof): AppError | null =>
  fileLine === null ? null : bankingErrors.balanceBroken(words, fileLine)
