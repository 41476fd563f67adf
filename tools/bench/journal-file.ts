import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

/** Deterministic pseudo-random whole numbers (mulberry32), so that each run measures the same books. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const income = Array.from({ length: 8 }, (_, n) => `Income:Line ${n + 1}`)
const costs = Array.from({ length: 20 }, (_, n) => `Expenses:Kind ${n + 1}`)
const days = 1095
const firstDay = Date.UTC(2023, 0, 1)

/** Writes books of `count` transactions over three years, about 2.7 lines each, as JSON Lines and as an hledger journal. */
export async function writeJournal(
  count: number,
  paths: { jsonl: string; hledger?: string },
): Promise<void> {
  const random = randomNumbers(42)
  const jsonl = createWriteStream(paths.jsonl)
  const hledger = paths.hledger ? createWriteStream(paths.hledger) : undefined
  for (let id = 1; id <= count; id += 1) {
    const day = Math.floor(((id - 1) * days) / count)
    const date = new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10)
    const lines = random(10) < 7 ? sale(random) : cost(random)
    const transaction = {
      id,
      date,
      description: `Transaction ${id}`,
      lines: lines.map((line) => ({ ...line, currency: 'EUR' })),
    }
    if (!jsonl.write(`${JSON.stringify(transaction)}\n`)) await once(jsonl, 'drain')
    if (hledger && !hledger.write(plainText(date, id, lines))) await once(hledger, 'drain')
  }
  for (const stream of [jsonl, hledger]) {
    if (stream) await new Promise<void>((resolve) => void stream.end(() => resolve()))
  }
}

type Line = { account: string; type: string; debit_minor: number; credit_minor: number }

function sale(random: (below: number) => number): Line[] {
  const net = 1_500 + random(120_000)
  const tax = Math.round(net / 5)
  return [
    { account: 'Assets:Receivable', type: 'asset', debit_minor: net + tax, credit_minor: 0 },
    {
      account: income[random(income.length)] as string,
      type: 'income',
      debit_minor: 0,
      credit_minor: net,
    },
    { account: 'Liabilities:Tax', type: 'liability', debit_minor: 0, credit_minor: tax },
  ]
}

function cost(random: (below: number) => number): Line[] {
  const amount = 900 + random(60_000)
  return [
    {
      account: costs[random(costs.length)] as string,
      type: 'expense',
      debit_minor: amount,
      credit_minor: 0,
    },
    { account: 'Assets:Bank', type: 'asset', debit_minor: 0, credit_minor: amount },
  ]
}

function plainText(date: string, id: number, lines: readonly Line[]): string {
  const postings = lines.map((line) => {
    const minor = line.debit_minor - line.credit_minor
    const digits = String(Math.abs(minor)).padStart(3, '0')
    return `    ${line.account}  ${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} EUR\n`
  })
  return `${date} Transaction ${id}\n${postings.join('')}\n`
}
