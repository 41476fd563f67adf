import { recordAudit } from '@smb/audit'
import type { BankAccount, MatchLine } from '@smb/core/banking'
import { bankingErrors, matchingErrors } from '@smb/core/banking'
import type { StatementLineId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { getActiveBankAccount } from './bank-account-repository.ts'
import { codeLine } from './code-line.ts'
import { matchInvoice } from './match-invoice.ts'
import { matchPayment } from './match-payment.ts'
import type { MatchingLine } from './matching-line.ts'
import type { LineRow } from './statement-line-repository.ts'
import { lockStatementLine, setLineState } from './statement-line-repository.ts'
import type { KeptMatch } from './statement-match-repository.ts'
import { insertMatch } from './statement-match-repository.ts'

/**
 * Says what a line of the bank is. Throws `banking.line_not_found`, `banking.line_settled`, `banking.line_zero`,
 * `banking.account_archived`, and what its kind of match throws.
 */
export async function matchLine(
  tx: Tx,
  command: { readonly lineId: StatementLineId; readonly match: MatchLine },
): Promise<void> {
  const row = await lockStatementLine(tx, command.lineId)
  if (row.state !== 'unmatched') throw bankingErrors.lineSettled(row.state)
  const line = matchingLine(tx, row, await bankAccountOf(tx, row))
  if (Money.isZero(line.amount)) throw matchingErrors.lineZero()

  const match = await matchOf(tx, line, command.match)
  await insertMatch(tx, row.id, match)
  await setLineState(tx, row.id, match.kind === 'account' ? 'coded' : 'matched')
  const { kind, ...names } = match
  await recordAudit(tx, {
    action: 'banking.line_matched',
    subject: line.id,
    details: { ...names, as: kind },
  })
}

const bankAccountOf = (tx: Tx, row: LineRow): Promise<BankAccount> =>
  getActiveBankAccount(tx, idFromUuid('ban', row.bank_account_id))

function matchingLine(tx: Tx, row: LineRow, bankAccount: BankAccount): MatchingLine {
  return {
    id: idFromUuid('stl', row.id),
    matchId: tx.newId('stl'),
    date: row.line_date as LocalDate,
    amount: Money.of(row.amount, bankAccount.currency),
    text: `${row.name} ${row.memo}`.trim(),
    bankAccount,
  }
}

function matchOf(tx: Tx, line: MatchingLine, match: MatchLine): Promise<KeptMatch> {
  switch (match.kind) {
    case 'invoice':
      return matchInvoice(tx, line, match)
    case 'payment_received':
      return matchPayment(tx, line, match.paymentId)
    case 'account':
      return codeLine(tx, line, match)
  }
}
