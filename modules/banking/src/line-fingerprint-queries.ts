import { createHash } from 'node:crypto'
import type { ReadStatement } from '@smb/core/banking'
import { lineFingerprint, statementFingerprints } from '@smb/core/banking'
import type { BankAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { BankingTables } from './tables.generated.ts'

/** What is stored of a line's key: it says nothing about the line, and has one length. */
export function fingerprintHash(fingerprint: string): Buffer {
  return createHash('sha256').update(fingerprint).digest()
}

/**
 * The fingerprints under which lines of this statement may be known already, as far as the bank account holds them.
 * Every fingerprint contains the line's date, so only the days of the statement are read.
 */
export async function knownFingerprints(
  tx: ReadTx,
  id: BankAccountId,
  statement: Pick<ReadStatement, 'lines'>,
): Promise<ReadonlySet<string>> {
  const days = statement.lines.map((line) => line.date).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return new Set()
  const rows = await tablesOf<BankingTables>(tx)
    .selectFrom('banking.statement_line')
    .select('fingerprint')
    .where('bank_account_id', '=', uuidFromId(id))
    .where('line_date', '>=', first)
    .where('line_date', '<=', last)
    .where('undone_at', 'is', null)
    .execute()
  if (rows.length === 0) return new Set()
  const held = new Set(rows.map((row) => row.fingerprint.toString('base64')))
  return new Set(
    possibleFingerprints(statement).filter((fingerprint) =>
      held.has(fingerprintHash(fingerprint).toString('base64')),
    ),
  )
}

/** By the bank's id, and by text: a file may share ids that another file had once only. */
function possibleFingerprints({ lines }: Pick<ReadStatement, 'lines'>): string[] {
  return [
    ...statementFingerprints(lines),
    ...lines.flatMap((line) => [lineFingerprint(line, null), lineFingerprint(line, 0)]),
  ]
}
