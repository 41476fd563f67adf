import { join } from 'node:path'
import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'
import { openBusiness } from './bench-house.ts'
import { hledgerBalanceMs, importMs } from './import-load.ts'
import { writeJournal } from './journal-file.ts'
import { ledgerRows } from './ledger-rows.ts'
import {
  apiGet,
  asker,
  medians,
  naiveProfitSql,
  naiveTrialBalanceSql,
  profitSql,
  trialBalanceSql,
} from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

type Plan = {
  readonly token: string
  readonly folder: string
  /** Transactions; the reports compare the books of the first and the last. */
  readonly sizes: readonly number[]
}

/** Imports of several sizes against hledger, and reports over both: against the naive sums, each other, and without policies. */
export async function journalRows(house: BenchHouse, plan: Plan): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  const owners: Owner[] = []
  for (const size of plan.sizes) {
    const owner = await openBusiness(house, plan.token, `Books of ${size}`)
    owners.push(owner)
    rows.push(await importRow(house, owner, { size, folder: plan.folder }))
  }
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  await admin.query('vacuum analyze')
  await admin.end()
  rows.push(...(await reportRows(house, [owners[0] as Owner, owners.at(-1) as Owner])))
  rows.push(...(await ledgerRows(house, owners.at(-1) as Owner)))
  return rows
}

async function importRow(
  house: BenchHouse,
  owner: Owner,
  plan: { size: number; folder: string },
): Promise<ResultRow> {
  const jsonl = join(plan.folder, `${plan.size}.jsonl`)
  const hledger = join(plan.folder, `${plan.size}.journal`)
  await writeJournal(plan.size, { jsonl, hledger })
  const imported = await importMs(house, owner, jsonl)
  const balance = await hledgerBalanceMs(hledger)
  return {
    what: `import of ${plan.size} transactions, durable, balances ready`,
    measured: ms(imported),
    against: balance === undefined ? 'hledger is not installed' : `${ms(balance)} hledger balance`,
    ratio: balance === undefined ? '' : times(balance, imported),
    target: '1× / 3×',
  }
}

async function reportRows(house: BenchHouse, [small, large]: [Owner, Owner]): Promise<ResultRow[]> {
  const smallApp = await asker(house.postgres.appUrl, small)
  const app = await asker(house.postgres.appUrl, large)
  const withoutPolicies = await asker(house.postgres.superuserUrl, large)
  const tenant = `tenant_id = '${large.tenantUuid}'`
  const filtered = (text: string): string =>
    text.replaceAll(
      'from ledger.balance_month b',
      `from (select * from ledger.balance_month where ${tenant}) b`,
    )
  const found = await medians({
    trial: () => app.ask(trialBalanceSql),
    trialSmall: () => smallApp.ask(trialBalanceSql),
    trialNaive: () => app.ask(naiveTrialBalanceSql),
    profit: () => app.ask(profitSql),
    profitSmall: () => smallApp.ask(profitSql),
    profitNaive: () => app.ask(naiveProfitSql),
    profitOwner: () => withoutPolicies.ask(filtered(profitSql)),
    trialApi: apiGet(house, large, '/reports/trial-balance?asOf=2025-06-17'),
    profitApi: apiGet(
      house,
      large,
      '/reports/profit-and-loss?from=2025-01-01&to=2025-12-31&by=month',
    ),
  })
  await Promise.all([smallApp.end(), app.end(), withoutPolicies.end()])
  const of = (name: string): number => found[name] as number
  const row = (
    what: string,
    [measured, against]: [string, string],
    words: { against: string; ratio: string; target: string },
  ): ResultRow => ({
    what,
    measured: ms(of(measured)),
    against: `${ms(of(against))} ${words.against}`,
    ratio: words.ratio,
    target: words.target,
  })
  return [
    row('trial balance, 1M lines, mid month', ['trial', 'trialNaive'], {
      against: 'adding up the lines',
      ratio: times(of('trialNaive'), of('trial')),
      target: '≥ 50×',
    }),
    row('trial balance, 1M lines against 100k', ['trial', 'trialSmall'], {
      against: 'at 100k',
      ratio: times(of('trial'), of('trialSmall')),
      target: '≤ 2×',
    }),
    row('profit and loss by month, 1M lines', ['profit', 'profitNaive'], {
      against: 'adding up the lines',
      ratio: times(of('profitNaive'), of('profit')),
      target: '≥ 50× / 120×',
    }),
    row('profit and loss, 1M lines against 100k', ['profit', 'profitSmall'], {
      against: 'at 100k',
      ratio: times(of('profit'), of('profitSmall')),
      target: '≤ 2×',
    }),
    row('profit and loss with row-level security', ['profit', 'profitOwner'], {
      against: 'without',
      ratio: times(of('profit'), of('profitOwner')),
      target: '≤ 1.1×',
    }),
    row('trial balance through the API, 1M lines', ['trialApi', 'trial'], {
      against: 'its SQL alone',
      ratio: times(of('trialApi'), of('trial')),
      target: '',
    }),
    row('profit and loss through the API, 1M lines', ['profitApi', 'profit'], {
      against: 'its SQL alone',
      ratio: times(of('profitApi'), of('profit')),
      target: '',
    }),
  ]
}
