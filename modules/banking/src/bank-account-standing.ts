import { sql } from 'kysely'
import type { BankAccount, BankAccountStandingView } from '@smb/core/banking'
import { assert } from '@smb/core/errors'
import type { BankAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import { Money, moneyView } from '@smb/core/money'
import { findAccounts } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { getBankAccount, listBankAccounts } from './bank-account-repository.ts'

/** Every bank account with its standing. */
export async function listBankAccountStandings(tx: ReadTx): Promise<BankAccountStandingView[]> {
  return standingsOf(tx, await listBankAccounts(tx))
}

/** Throws `banking.account_not_found`. */
export async function getBankAccountStanding(
  tx: ReadTx,
  id: BankAccountId,
): Promise<BankAccountStandingView> {
  const [standing] = await standingsOf(tx, [await getBankAccount(tx, id)])
  assert(standing, 'an account has a standing')
  return standing
}

type Figures = {
  id: string
  in_books: string
  statement_balance: bigint | null
  statement_date: string | null
  unmatched_count: number
  unmatched_total: string
  last_imported_at: string | null
}

/**
 * What the books say, what the bank last said, and what lies between them, for all accounts in one query. The balance
 * in the books is that of the ledger account in the bank account's currency, from the balance tables.
 */
async function figuresOf(
  tx: ReadTx,
  accounts: readonly BankAccount[],
): Promise<ReadonlyMap<string, Figures>> {
  const uuids = accounts.map((account) => uuidFromId(account.id))
  const { rows } = await sql<Figures>`
    with moved as (
      select account_id, currency, sum(debit - credit) as balance
        from ledger.movements(null, '9999-12-31'::date) group by 1, 2)
    select b.id, coalesce(moved.balance, 0) as in_books, last.closing_balance as statement_balance,
           last.closing_date as statement_date, open.count as unmatched_count, open.total as unmatched_total,
           (select max(i.imported_at) from banking.statement_import i
             where i.bank_account_id = b.id and i.undone_at is null) as last_imported_at
      from banking.bank_account b
      left join moved on moved.account_id = b.ledger_account_id and moved.currency = b.currency
      left join lateral (
        select i.closing_balance, i.closing_date from banking.statement_import i
         where i.bank_account_id = b.id and i.undone_at is null and i.closing_balance is not null
         order by i.closing_date desc nulls last, i.imported_at desc limit 1) last on true
      cross join lateral (
        select count(*)::integer as count, coalesce(sum(l.amount), 0) as total from banking.statement_line l
         where l.bank_account_id = b.id and l.state = 'unmatched' and l.undone_at is null) open
     where b.id = any(${uuids}::uuid[])`.execute(tablesOf(tx))
  return new Map(rows.map((row) => [row.id, row]))
}

async function standingsOf(
  tx: ReadTx,
  accounts: readonly BankAccount[],
): Promise<BankAccountStandingView[]> {
  if (accounts.length === 0) return []
  const figures = await figuresOf(tx, accounts)
  const ledgerAccounts = await findAccounts(
    tx,
    accounts.map(({ ledgerAccountId }) => ledgerAccountId),
  )
  const codeById = new Map(ledgerAccounts.map(({ id, code }) => [id, code]))
  return accounts.map((account) => {
    const own = figures.get(uuidFromId(account.id))
    assert(own, 'every account has its figures')
    return standing(account, codeById.get(account.ledgerAccountId) ?? '', own)
  })
}

function standing(
  account: BankAccount,
  ledgerAccountCode: string,
  figures: Figures,
): BankAccountStandingView {
  const money = (minor: bigint): Money => Money.of(minor, account.currency)
  const inBooks = money(BigInt(figures.in_books))
  const unmatched = money(BigInt(figures.unmatched_total))
  const stated = figures.statement_balance === null ? null : money(figures.statement_balance)
  const difference = stated && Money.subtract(stated, inBooks)
  return {
    id: account.id,
    name: account.name,
    bankName: account.bankName,
    accountNumberMasked: account.accountNumberMasked,
    currency: account.currency,
    ledgerAccountId: account.ledgerAccountId,
    ledgerAccountCode,
    balanceInBooks: moneyView(inBooks),
    statementBalance: stated && moneyView(stated),
    statementDate: figures.statement_date,
    difference: difference && moneyView(difference),
    unmatchedCount: figures.unmatched_count,
    unmatchedTotal: moneyView(unmatched),
    unexplained: difference && moneyView(Money.subtract(difference, unmatched)),
    lastImportedAt: figures.last_imported_at,
    archivedAt: account.archivedAt,
    version: account.version,
  }
}
