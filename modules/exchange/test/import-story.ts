import pg from 'pg'
import { uuidFromId } from '@smb/core/ids'
import type { Problem } from '@smb/core/api'
import type { JournalImportView } from '@smb/core/exchange'
import type { CurrencyBalancesView, TrialBalanceView } from '@smb/core/reports'
import type { BusinessView } from '@smb/core/identity'
import type { Person, World } from '@smb/test-world'

const types = {
  Assets: 'asset',
  Liabilities: 'liability',
  Equity: 'equity',
  Income: 'income',
  Expenses: 'expense',
}
const ndjson = { headers: { 'content-type': 'application/x-ndjson' } }

/** `Assets:Bank 1250 EUR`: minor units, debit positive. The type follows from the name. */
export type FileLine = string

function fileLine(line: FileLine) {
  const [, account = '', amount = '', currency = ''] = /^(.*) (-?\d+) ([A-Z]{3})$/.exec(line) ?? []
  const minor = Number(amount)
  const type = types[account.split(':')[0] as keyof typeof types]
  return {
    account,
    type,
    debit_minor: Math.max(minor, 0),
    credit_minor: Math.max(-minor, 0),
    currency,
  }
}

/** One transaction of a journal file. */
export function transaction(date: string, lines: readonly FileLine[], more: object = {}): object {
  return { date, description: 'Something', ...more, lines: lines.map(fileLine) }
}

export const file = (...transactions: readonly object[]): string =>
  transactions.map((one) => `${JSON.stringify(one)}\n`).join('')

export const importFile = (who: Person, text: string | Buffer) =>
  who.post<JournalImportView>('/journal-imports', text, ndjson)

export const refusedFile = (who: Person, text: string | Buffer): Promise<Problem> =>
  who.refused('POST', '/journal-imports', text, ndjson)

export const exported = async (who: Person, format: string): Promise<string> =>
  (await who.ask('GET', `/exports/journal?format=${format}`)).text

/** `Assets:Bank EUR` to minor units of that currency and of base, debit positive. */
export async function balances(who: Person): Promise<Map<string, { minor: string; base: string }>> {
  const { rows } = await who.get<CurrencyBalancesView>('/reports/currency-balances?asOf=2199-12-31')
  return new Map(
    rows.map(({ name, balance, base }) => [
      `${name} ${balance.currency}`,
      { minor: balance.amount.replace('.', ''), base: base.amount.replace('.', '') },
    ]),
  )
}

export async function trialBalance(who: Person, asOf = '2199-12-31'): Promise<Map<string, string>> {
  const { rows } = await who.get<TrialBalanceView>(`/reports/trial-balance?asOf=${asOf}`)
  return new Map(
    rows.map(({ name, debit, credit }) => [name, Number(debit) === 0 ? `-${credit}` : debit]),
  )
}

/** Everything that an import could have changed, counted over all businesses. */
export async function whatThereIs(world: World): Promise<unknown> {
  const tables = [
    'journal_entry',
    'journal_line',
    'entry_memo',
    'account',
    'balance_month',
    'balance_day',
    'balance_delta',
  ]
  const counts = [
    ...tables.map((table) => `ledger.${table}`),
    'exchange.journal_import',
    'audit.event',
    'platform.idempotency_key',
  ]
  return world.rows(
    `select ${counts.map((table) => `(select count(*) from ${table}) as "${table}"`).join(', ')}`,
  )
}

/** A connection as the application role, in that person's business, inside a transaction that is rolled back. */
export async function asApplication<T>(
  world: World,
  who: Person,
  work: (client: pg.Client, tenantId: string) => Promise<T>,
): Promise<T> {
  const { id } = await who.get<BusinessView>('/business')
  const client = new pg.Client({ connectionString: world.urls.appUrl })
  await client.connect()
  try {
    await client.query('begin')
    const tenantId = uuidFromId(id)
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId])
    return await work(client, tenantId)
  } finally {
    await client.query('rollback')
    await client.end()
  }
}
