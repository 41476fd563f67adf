import type { MatchLineToAccount, StatementLineCoding } from '@smb/core/banking'
import {
  assertCodingAccount,
  codingTax,
  matchingErrors,
  statementLinePosting,
} from '@smb/core/banking'
import { assert } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import type { ControlRole, Conversion } from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import { Decimal } from '@smb/core/money'
import { taxErrors } from '@smb/core/tax'
import { controlAccounts, findAccounts, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { getTaxCodes } from '@smb/tax'
import type { MatchingLine } from './matching-line.ts'
import type { KeptMatch } from './statement-match-repository.ts'

/**
 * A line is no document of ours: it posts to the account that says what it was for. Throws `ledger.account_not_found`,
 * what `assertCodingAccount` and `codingTax` throw, `banking.no_exchange_rate`, and what posting throws.
 */
export async function codeLine(
  tx: Tx,
  line: MatchingLine,
  match: MatchLineToAccount,
): Promise<KeptMatch> {
  const [account] = await findAccounts(tx, [match.ledgerAccountId])
  if (!account) throw ledgerErrors.accountNotFound()
  assertCodingAccount(account, line.bankAccount)

  const roles = await controlAccounts(tx)
  const entryId = tx.newId('je')
  const coding = await codingOf(tx, line, { match, roles })
  const conversion = conversionOf(tx, line, { match, roles })
  const { matchId: id, date, amount, bankAccount } = line
  await postJournalEntry(
    tx,
    statementLinePosting({ id, date, amount }, coding, { id: entryId, bankAccount, conversion }),
  )
  return { id, kind: 'account', ledgerAccountId: account.id, entryId }
}

type Given = {
  readonly match: MatchLineToAccount
  readonly roles: ReadonlyMap<ControlRole, LedgerAccountId>
}

function accountOf(roles: Given['roles'], role: ControlRole): LedgerAccountId {
  const id = roles.get(role)
  assert(id, `every chart has an account for ${role}`)
  return id
}

async function codingOf(
  tx: Tx,
  line: MatchingLine,
  { match, roles }: Given,
): Promise<StatementLineCoding> {
  const { ledgerAccountId: accountId, taxCodeId, memo } = match
  const plain = memo ? { accountId, memo } : { accountId }
  if (!taxCodeId) return plain
  const code = (await getTaxCodes(tx, [taxCodeId])).get(taxCodeId)
  assert(code, 'a tax code that was asked for was found')
  if (code.archivedAt !== null) throw taxErrors.archived(code.code, ['taxCodeId'])
  const tax = codingTax(line.amount, code, line.date)
  return {
    ...plain,
    taxCodeId,
    tax: { accountId: accountOf(roles, tax.role), amount: tax.amount },
  }
}

function conversionOf(tx: Tx, line: MatchingLine, { match, roles }: Given): Conversion {
  return {
    baseCurrency: tx.baseCurrency,
    rate: rateOf(tx, line, match.exchangeRate),
    roundingAccountId: accountOf(roles, 'rounding_differences'),
  }
}

function rateOf(tx: Tx, line: MatchingLine, given: Decimal | undefined): Decimal {
  if (line.bankAccount.currency === tx.baseCurrency) return Decimal.one
  if (!given || Decimal.compare(given, Decimal.zero) <= 0) throw matchingErrors.noExchangeRate()
  return given
}
