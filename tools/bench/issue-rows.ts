import { randomUUID } from 'node:crypto'
import { idFromUuid } from '@smb/core/ids'
import type { BenchHouse, Owner } from './bench-house.ts'
import { call } from './bench-house.ts'
import { apiPosts } from './post-load.ts'
import { percent, perSecond, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const connections = 16
/** Invoices a second of Bigcapital with sixteen connections, measured once on a machine like this. */
const bigcapitalPerSecond = 26
const rounds = 3

type Plan = { readonly hot: Owner; readonly spread: readonly Owner[]; readonly seconds: number }

/** Invoices of two lines written and issued, in one business and over many, against journal entries and against a peer. */
export async function issueRows(house: BenchHouse, plan: Plan): Promise<ResultRow[]> {
  const rates: Record<'hot' | 'spread' | 'posts', number[]> = { hot: [], spread: [], posts: [] }
  const how = { connections, seconds: plan.seconds }
  for (let round = 0; round < rounds; round += 1) {
    rates.hot.push(await issuedPerSecond(house, [plan.hot], plan.seconds))
    rates.spread.push(await issuedPerSecond(house, plan.spread, plan.seconds))
    rates.posts.push((await apiPosts(house, [plan.hot], how)).perSecond)
  }
  const of = (name: keyof typeof rates): number =>
    [...rates[name]].sort((a, b) => a - b)[1] as number
  const what = `invoices of two lines written and issued, ${connections} connections`
  return [
    {
      what: `${what}, one business`,
      measured: perSecond(of('hot')),
      against: `${perSecond(bigcapitalPerSecond)} of Bigcapital, another day`,
      ratio: times(of('hot'), bigcapitalPerSecond),
      target: '≥ 20× / 60×',
    },
    {
      what: `${what}, numbered by one series`,
      measured: perSecond(of('hot')),
      against: `${perSecond(of('spread'))} over ${plan.spread.length} businesses`,
      ratio: percent(of('hot'), of('spread')),
      target: '',
    },
    {
      what: `${what}: two requests, two transactions`,
      measured: perSecond(of('hot')),
      against: `${perSecond(of('posts'))} journal entries through the API`,
      ratio: percent(of('hot'), of('posts')),
      target: '',
    },
  ]
}

async function issuedPerSecond(
  house: BenchHouse,
  owners: readonly Owner[],
  seconds: number,
): Promise<number> {
  const customers = await Promise.all(owners.map((owner) => customerOf(house, owner)))
  const until = performance.now() + seconds * 1000
  let issued = 0
  const work = async (_: unknown, worker: number): Promise<void> => {
    const at = worker % owners.length
    const [owner, customerId] = [owners[at] as Owner, customers[at] as string]
    while (performance.now() < until) {
      const id = idFromUuid('inv', randomUUID())
      const lines = [
        { description: 'Design', quantity: '2', unitPrice: '95' },
        { description: 'Hosting', quantity: '1', unitPrice: '19.90' },
      ]
      const { post } = commands(house, owner)
      await post('/invoices', { id, customerId, lines })
      await post(`/invoices/${id}/issue`, { version: 1 })
      issued += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
  return issued / seconds
}

async function customerOf(house: BenchHouse, owner: Owner): Promise<string> {
  const { post } = commands(house, owner)
  return (await post<{ id: string }>('/customers', { name: 'Quay Dental' })).id
}

const commands = (house: BenchHouse, { token, slug }: Owner) => ({
  post: <T>(path: string, body: unknown) =>
    call<T>(house, path, { method: 'POST', token, business: slug, key: randomUUID(), body }),
})
