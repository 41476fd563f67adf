import type { BenchHouse, Owner } from './bench-house.ts'
import { apiPosts, functionPosts, pgbenchPosts } from './post-load.ts'
import type { Rate } from './post-load.ts'
import { ms, percent, perSecond, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const rounds = 3
const median = (rates: readonly Rate[]): Rate =>
  [...rates].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rates.length / 2)] as Rate

/** Posting through the API against the posting function alone and against pgbench, and one hot account against many. */
export async function postingRows(
  house: BenchHouse,
  plan: { hot: Owner; spread: readonly Owner[]; seconds: number },
): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  const rateByConnections = new Map<number, Rate>()
  for (const connections of [1, 8, 32]) {
    const how = { connections, seconds: plan.seconds }
    const samples: { api: Rate[]; alone: Rate[]; pgbench: Rate[] } = {
      api: [],
      alone: [],
      pgbench: [],
    }
    for (let round = 0; round < rounds; round += 1) {
      samples.alone.push(await functionPosts(house, plan.hot, how))
      samples.api.push(await apiPosts(house, [plan.hot], how))
      const limit = await pgbenchPosts(house, plan.hot, how)
      if (limit) samples.pgbench.push(limit)
    }
    const [api, alone] = [median(samples.api), median(samples.alone)]
    rateByConnections.set(connections, api)
    const goal = connections === 8 ? '≥ 30 % / 50 %' : ''
    rows.push({
      what: `journal post through the API, ${connections} connections`,
      measured: perSecond(api.perSecond),
      against: `${perSecond(alone.perSecond)} posting function alone`,
      ratio: percent(api.perSecond, alone.perSecond),
      target: goal,
    })
    if (samples.pgbench.length === 0) continue
    const limit = median(samples.pgbench)
    rows.push({
      what: `the same against pgbench, ${connections} connections`,
      measured: perSecond(api.perSecond),
      against: `${perSecond(limit.perSecond)} pgbench`,
      ratio: percent(api.perSecond, limit.perSecond),
      target: goal,
    })
    rows.push({
      what: `99th percentile, ${connections} connections`,
      measured: ms(api.p99Ms),
      against: `${ms(limit.p99Ms)} pgbench`,
      ratio: times(api.p99Ms, limit.p99Ms),
      target: connections === 8 ? '≤ 4× / 2.5×' : '',
    })
  }
  rows.push(await hotRow(house, plan))
  const [eight, many] = [rateByConnections.get(8) as Rate, rateByConnections.get(32) as Rate]
  rows.push({
    what: 'API, 32 connections against 8',
    measured: perSecond(many.perSecond),
    against: perSecond(eight.perSecond),
    ratio: percent(many.perSecond, eight.perSecond),
    target: '≥ 50 %',
  })
  return rows
}

async function hotRow(
  house: BenchHouse,
  plan: { hot: Owner; spread: readonly Owner[]; seconds: number },
): Promise<ResultRow> {
  const how = { connections: 16, seconds: plan.seconds }
  const samples: { hot: Rate[]; spread: Rate[] } = { hot: [], spread: [] }
  for (let round = 0; round < rounds; round += 1) {
    samples.hot.push(await apiPosts(house, [plan.hot], how))
    samples.spread.push(await apiPosts(house, plan.spread, how))
  }
  const [hot, spread] = [median(samples.hot), median(samples.spread)]
  return {
    what: '16 connections on one bank account',
    measured: perSecond(hot.perSecond),
    against: `${perSecond(spread.perSecond)} over ${plan.spread.length} businesses`,
    ratio: percent(hot.perSecond, spread.perSecond),
    target: '≥ 75 % / 85 %',
  }
}
