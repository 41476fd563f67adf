import autocannon from 'autocannon'
import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'
import { percentile } from './post-load.ts'
import type { Rate } from './post-load.ts'

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

/** A report as its SQL, asked by a role in one tenant, prepared as the product does it. */
export type Asker = {
  readonly ask: (text: string) => Promise<unknown>
  readonly end: () => Promise<void>
}

export async function asker(url: string, owner: Owner): Promise<Asker> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select set_config('app.tenant_id', $1, false)`, [owner.tenantUuid])
  await client.query('set jit = off')
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `asked-${names.size}`
    names.set(text, name)
    return name
  }
  return { ask: (text) => client.query({ name: nameOf(text), text }), end: () => client.end() }
}

/** A day in mid month; of the books that {@link writeJournal} writes two and a half years lie before it. */
const midMonth = '2025-06-17'
const [yearBegins, yearEnds] = ['2025-01-01', '2025-12-31']
export const trialBalancePath = `/reports/trial-balance?asOf=${midMonth}`
export const profitPath = `/reports/profit-and-loss?from=${yearBegins}&to=${yearEnds}&by=month`

/** Trial balance from the balance tables, and the same by adding up every line. */
export const trialBalanceSql = `select account_id, currency, sum(base_debit), sum(base_credit)
  from ledger.movement_parts(null, '${midMonth}') group by 1, 2`
export const naiveTrialBalanceSql = `select account_id, currency, sum(base_debit), sum(base_credit) from ledger.journal_line
  where posting_date <= '${midMonth}' group by 1, 2`
/** Twelve months of income and expenses by month, and the same by adding up every line. */
export const profitSql = `select p.account_id, date_trunc('month', p.day), sum(p.base_debit - p.base_credit)
  from ledger.movement_parts('${yearBegins}', '${yearEnds}') p join ledger.account a on a.id = p.account_id
 where a.type in ('income', 'expense') group by 1, 2`
export const naiveProfitSql = `select l.account_id, date_trunc('month', l.posting_date), sum(l.base_debit - l.base_credit)
  from ledger.journal_line l join ledger.account a on a.id = l.account_id
 where a.type in ('income', 'expense') and l.posting_date between '${yearBegins}' and '${yearEnds}' group by 1, 2`

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

/** One report asked by many at once: requests per second and the 99th percentile in ms. */
export async function apiReads(
  house: BenchHouse,
  owner: Owner,
  how: { path: string; connections: number; seconds: number },
): Promise<Rate> {
  const result = await autocannon({
    url: `${house.origin}/api/v1${how.path}`,
    connections: how.connections,
    duration: how.seconds,
    headers: { authorization: `Bearer ${owner.token}`, 'smb-business': owner.slug },
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors while reading`)
  return { perSecond: result['2xx'] / result.duration, p99Ms: result.latency.p99 }
}
