import type { Page } from '@smb/core/api'
import type { JournalEntryView } from '@smb/core/ledger'
import { Money } from '@smb/core/money'
import type {
  AccountTransactionsQuery,
  GeneralLedgerAccount,
  GeneralLedgerReport,
  Period,
  PeriodQuery,
  SheetRow,
  SheetStream,
} from '@smb/core/reports'
import {
  closingRow,
  generalLedgerReport,
  journalSheet,
  ledgerColumns,
  ledgerRow,
  openingRow,
} from '@smb/core/reports'
import { LocalDate, fiscalYearOf } from '@smb/core/time'
import { getAccount, listAccountTransactions, listJournal } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { movementsOver } from './balance-queries.ts'
import { reportPeriod } from './report-period.ts'

/** Rows that a file reads at a time, which is all that it holds of the books in memory. */
const linesAtATime = 2_000
const entriesAtATime = 500

/** Opening, movement and closing of every account over a period, from the balance tables in one statement. */
export async function readGeneralLedger(
  tx: ReadTx,
  query: PeriodQuery,
): Promise<GeneralLedgerReport> {
  const period = reportPeriod(tx, query)
  const yearStart = fiscalYearOf(period.from, tx.fiscalYearStartMonth).start
  const dayBefore = LocalDate.addDays(period.from, -1)
  const [before = [], beforeInYear = [], moved = []] = await movementsOver(tx, [
    { from: null, to: dayBefore },
    { from: yearStart, to: dayBefore },
    period,
  ])
  return generalLedgerReport({ before, beforeInYear, moved }, period, tx.baseCurrency)
}

/** The general ledger as a file of any length: account after account, each line with the balance after it. */
export async function generalLedgerSheet(
  tx: ReadTx,
  query: PeriodQuery,
): Promise<Period & { readonly sheet: SheetStream }> {
  const { accounts, from, to, currency } = await readGeneralLedger(tx, query)
  const batches = (async function* () {
    for (const account of accounts) yield* accountBatches(tx, account, { from, to })
  })()
  return {
    from,
    to,
    sheet: { title: 'General ledger', columns: ledgerColumns(currency), batches },
  }
}

/** One account's ledger as a file. Throws `ledger.account_not_found`. */
export async function accountTransactionsSheet(
  tx: ReadTx,
  query: AccountTransactionsQuery,
): Promise<Period & { readonly code: string; readonly sheet: SheetStream }> {
  const period = reportPeriod(tx, query)
  const { code, name, type } = await getAccount(tx, query.accountId)
  const account = { accountId: query.accountId, code, name, type }
  const sheet = {
    title: `${code} ${name}`,
    columns: ledgerColumns(tx.baseCurrency),
    batches: accountBatches(tx, account, period),
  }
  return { ...period, code, sheet }
}

async function* accountBatches(
  tx: ReadTx,
  account: Pick<GeneralLedgerAccount, 'accountId' | 'code' | 'name' | 'type'>,
  period: Period,
): AsyncGenerator<SheetRow[]> {
  const of = { id: account.accountId, type: account.type }
  let cursor: string | undefined
  let balance: Money | undefined
  do {
    const page = await listAccountTransactions(tx, of, {
      ...period,
      cursor,
      limit: linesAtATime,
    })
    if (balance === undefined) yield [openingRow(account, page.opening)]
    balance = page.opening
    const last = page.items.at(-1)
    if (last) balance = Money.read(last.balance.amount, tx.baseCurrency)
    yield page.items.map((item) => ledgerRow(account, item))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  yield [closingRow(account, balance)]
}

/** A page of the journal: entries with their lines, oldest first. */
export function readJournal(
  tx: ReadTx,
  query: PeriodQuery & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<JournalEntryView>> {
  return listJournal(tx, { ...reportPeriod(tx, query), cursor: query.cursor, limit: query.limit })
}

/** The journal of a period as a file of any length. */
export function readJournalSheet(
  tx: ReadTx,
  query: PeriodQuery,
): Period & { readonly sheet: SheetStream } {
  const period = reportPeriod(tx, query)
  const pages = (async function* () {
    let cursor: string | undefined
    do {
      const page = await listJournal(tx, { ...period, cursor, limit: entriesAtATime })
      yield page.items
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  })()
  return { ...period, sheet: journalSheet(pages, tx.baseCurrency) }
}
