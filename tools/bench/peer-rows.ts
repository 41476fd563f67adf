import type { CurrencyBalancesView } from '@smb/core/reports'
import type { BenchHouse } from './bench-house.ts'
import type { Books } from './books.ts'
import type { PeerBalance } from './peer-load.ts'
import { apiGet, medians, trialBalancePath } from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

/** How many times as fast as hledger and ledger-cli our trial balance has to be, by transactions. */
const targets: Readonly<Record<number, { hledger: string; ledger: string }>> = {
  10_000: { hledger: '≥ 60×', ledger: '' },
  100_000: { hledger: '≥ 300×', ledger: '' },
  1_000_000: { hledger: '≥ 1000× / 5000×', ledger: '≥ 200× / 800×' },
}

/** Our trial balance through the API against one balance of plain-text accounting, and every balance compared to the cent. */
export async function peerRows(house: BenchHouse, books: readonly Books[]): Promise<ResultRow[]> {
  const found = await medians(
    Object.fromEntries(
      books.map(({ owner, size }) => [String(size), apiGet(house, owner, trialBalancePath)]),
    ),
  )
  const rows: ResultRow[] = []
  for (const book of books) {
    const ours = found[String(book.size)] as number
    const own = await ownBalances(house, book)
    for (const name of ['hledger', 'ledger'] as const) {
      const peer = book[name]
      if (!peer) continue
      rows.push({
        what: `trial balance through the API, ${book.size} transactions`,
        measured: ms(ours),
        against: `${ms(peer.ms)} ${name} balance`,
        ratio: times(peer.ms, ours),
        target: targets[book.size]?.[name] ?? '',
      })
      rows.push(centsRow(own, peer, `${book.size} transactions, every balance against ${name}`))
    }
  }
  return rows
}

/** Balances by account name, e.g. `-1250.00 EUR`; those at zero are left out, as the peers do. */
async function ownBalances(house: BenchHouse, { owner }: Books): Promise<Map<string, string>> {
  const path = '/reports/currency-balances?asOf=2199-12-31'
  const { rows } = (await apiGet(house, owner, path)()) as CurrencyBalancesView
  return new Map(rows.map(({ name, balance }) => [name, `${balance.amount} ${balance.currency}`]))
}

function centsRow(own: ReadonlyMap<string, string>, peer: PeerBalance, what: string): ResultRow {
  const names = new Set([...own.keys(), ...peer.balances.keys()])
  const different = [...names].filter((name) => own.get(name) !== peer.balances.get(name))
  return {
    what,
    measured: `${different.length} differences`,
    against: `${names.size} accounts`,
    ratio: '',
    target: '0',
  }
}
