import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'
import { percentile } from './post-load.ts'

const rounds = 9

/** The median of several runs in ms, the runs of all pairs interleaved so that noise hits them alike. */
export async function medians(
  works: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Record<string, number>> {
  const samples: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const since = performance.now()
      await work()
      if (round > 0) (samples[name] ??= []).push(performance.now() - since)
    }
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, times]) => [name, percentile(times, 0.5)]),
  )
}

/** A report as its SQL, asked by a role in one tenant. */
export type Asker = {
  readonly ask: (text: string) => Promise<unknown>
  readonly end: () => Promise<void>
}

export async function asker(url: string, owner: Owner): Promise<Asker> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select set_config('app.tenant_id', $1, false)`, [owner.tenantUuid])
  await client.query('set jit = off')
  return { ask: (text) => client.query(text), end: () => client.end() }
}

/** Trial balance from the balance tables, on a day in mid month, and the same by adding up every line. */
export const trialBalanceSql = `select account_id, currency, sum(base_debit), sum(base_credit) from ledger.movements(null, '2025-06-17') group by 1, 2`
export const naiveTrialBalanceSql = `select account_id, currency, sum(base_debit), sum(base_credit) from ledger.journal_line
  where posting_date <= '2025-06-17' group by 1, 2`
/** Twelve months of income and expenses by month, and the same by adding up every line. */
export const profitSql = `select b.account_id, b.month, sum(base_debit - base_credit) from ledger.balance_month b
  join ledger.account a on a.tenant_id = b.tenant_id and a.id = b.account_id where a.type in ('income', 'expense') and b.month between '2025-01-01' and '2025-12-01' group by 1, 2`
export const naiveProfitSql = `select l.account_id, date_trunc('month', posting_date), sum(base_debit - base_credit) from ledger.journal_line l
  join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id where a.type in ('income', 'expense') and posting_date between '2025-01-01' and '2025-12-31' group by 1, 2`

/** One GET through the API. */
export function apiGet(house: BenchHouse, owner: Owner, path: string): () => Promise<unknown> {
  return async () => {
    const answer = await fetch(`${house.origin}/api/v1${path}`, {
      headers: { authorization: `Bearer ${owner.token}`, 'smb-business': owner.slug },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
}
