import type { BenchHouse, Owner } from './bench-house.ts'
import type { Books } from './books.ts'
import { plainReports } from './plain-reports.ts'
import {
  apiGet,
  apiReads,
  asker,
  medians,
  naiveProfitSql,
  naiveTrialBalanceSql,
  profitPath,
  profitSql,
  trialBalancePath,
  trialBalanceSql,
} from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const readers = { connections: 16, seconds: 5 }

/** Reports over the largest books: against the naive sums, a tenth of the lines, no policies, and asked by many at once. */
export async function reportRows(house: BenchHouse, books: readonly Books[]): Promise<ResultRow[]> {
  const [small, large] = [books.at(-2), books.at(-1)] as [Books, Books]
  const found = await reportMedians(house, small.owner, large.owner)
  const of = (name: string): number => found[name] as number
  const row = (
    what: string,
    [measured, against]: [string, string],
    words: { against: string; target: string; isFactor?: boolean },
  ): ResultRow => ({
    what,
    measured: ms(of(measured)),
    against: `${ms(of(against))} ${words.against}`,
    ratio: words.isFactor ? times(of(measured), of(against)) : times(of(against), of(measured)),
    target: words.target,
  })
  const lines = `${large.size} transactions`
  const tenth = { against: `at ${small.size}`, target: '≤ 2×', isFactor: true }
  const policies = { against: 'without policies', target: '≤ 1.1×', isFactor: true }
  return [
    row(`trial balance, ${lines}, mid month`, ['trial', 'trialNaive'], {
      against: 'adding up the lines',
      target: '≥ 50×',
    }),
    row(`trial balance, ${lines}`, ['trial', 'trialSmall'], tenth),
    row('trial balance with row-level security', ['trial', 'trialPlain'], policies),
    row(`profit and loss by month, ${lines}`, ['profit', 'profitNaive'], {
      against: 'adding up the lines',
      target: '≥ 50× / 120×',
    }),
    row(`profit and loss by month, ${lines}`, ['profit', 'profitSmall'], tenth),
    row('profit and loss with row-level security', ['profit', 'profitPlain'], policies),
    row('trial balance through the API', ['trialApi', 'trialApiSmall'], tenth),
    row('profit and loss by month through the API', ['profitApi', 'profitApiSmall'], tenth),
    ...(await crowdRows(house, large)),
  ]
}

async function reportMedians(
  house: BenchHouse,
  small: Owner,
  large: Owner,
): Promise<Record<string, number>> {
  const [app, smallApp, superuser] = await Promise.all([
    asker(house.postgres.appUrl, large),
    asker(house.postgres.appUrl, small),
    asker(house.postgres.superuserUrl, large),
  ])
  const plain = await plainReports(house, large)
  const found = await medians({
    trial: () => app.ask(trialBalanceSql),
    trialSmall: () => smallApp.ask(trialBalanceSql),
    trialPlain: () => superuser.ask(plain.trial),
    trialNaive: () => app.ask(naiveTrialBalanceSql),
    profit: () => app.ask(profitSql),
    profitSmall: () => smallApp.ask(profitSql),
    profitPlain: () => superuser.ask(plain.profit),
    profitNaive: () => app.ask(naiveProfitSql),
    trialApi: apiGet(house, large, trialBalancePath),
    trialApiSmall: apiGet(house, small, trialBalancePath),
    profitApi: apiGet(house, large, profitPath),
    profitApiSmall: apiGet(house, small, profitPath),
  })
  await Promise.all([app.end(), smallApp.end(), superuser.end()])
  return found
}

/** Reports that sixteen people ask for without a pause, the load generator on the same cores. */
async function crowdRows(house: BenchHouse, { owner }: Books): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  for (const [what, path, target] of [
    ['trial balance', trialBalancePath, ''],
    ['profit and loss by month', profitPath, '99th ≤ 20 ms / 10 ms'],
  ] as const) {
    const { perSecond, p99Ms } = await apiReads(house, owner, { path, ...readers })
    rows.push({
      what: `${what} through the API, ${readers.connections} connections, 99th percentile`,
      measured: ms(p99Ms),
      against: `${Math.round(perSecond)}/s`,
      ratio: '',
      target,
    })
  }
  return rows
}
