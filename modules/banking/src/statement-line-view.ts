import type { BankAccount, StatementLineState, StatementLineView } from '@smb/core/banking'
import { matchSuggestions, matchSuggestionView } from '@smb/core/banking'
import { idFromUuid } from '@smb/core/ids'
import { Money, moneyView } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { matchCandidates } from './match-candidates.ts'
import type { MatchView } from './match-views.ts'
import { matchViews } from './match-views.ts'
import type { LineRow } from './statement-line-repository.ts'
import { liveMatches } from './statement-match-repository.ts'

/**
 * Lines of one bank account with what they became, and with suggestions where they wait. Whatever the number of lines,
 * candidates and names are read once for all of them.
 */
export async function lineViews(
  tx: ReadTx,
  account: BankAccount,
  rows: readonly LineRow[],
): Promise<StatementLineView[]> {
  const settled = rows.filter((row) => row.state === 'matched' || row.state === 'coded')
  const matches = await liveMatches(
    tx,
    settled.map(({ id }) => id),
  )
  const views = await matchViews(tx, matches)
  const waiting = rows.filter((row) => row.state === 'unmatched' && row.amount > 0n)
  const candidates = await matchCandidates(tx, account, waiting.map(factsOf))
  return rows.map((row) => {
    const line = lineView(row, account, views.get(row.id) ?? null)
    if (row.state !== 'unmatched') return line
    const amount = Money.of(row.amount, account.currency)
    const { name, memo } = row
    const suggestions = matchSuggestions(
      { name, memo, amount, date: row.line_date as LocalDate },
      candidates,
    )
    return { ...line, suggestions: suggestions.map(matchSuggestionView) }
  })
}

const factsOf = (row: LineRow): { amount: bigint; date: LocalDate } => ({
  amount: row.amount,
  date: row.line_date as LocalDate,
})

function lineView(row: LineRow, account: BankAccount, match: MatchView | null): StatementLineView {
  return {
    id: idFromUuid('stl', row.id),
    bankAccountId: account.id,
    importId: idFromUuid('imp', row.import_id),
    date: row.line_date,
    amount: moneyView(Money.of(row.amount, account.currency)),
    type: row.type,
    name: row.name,
    memo: row.memo,
    checkNumber: row.check_number,
    state: row.state as StatementLineState,
    match,
    suggestions: [],
    version: row.version,
  }
}
