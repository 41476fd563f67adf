import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const peers = {
  hledger: ['balance', '--flat', '-N', '-O', 'csv'],
  ledger: ['balance', '--flat', '--no-total', '--balance-format', '"%A","%T"\n'],
} as const

/** Plain-text accounting over the same books: what a person would use instead, and who confirms our sums. */
export type PeerName = keyof typeof peers

/** One `balance` of a journal in a fresh process. */
export type PeerBalance = {
  readonly ms: number
  /** Text of the amount by account, e.g. `-1250.00 EUR`. */
  readonly balances: ReadonlyMap<string, string>
}

/** Asks a peer for every balance; undefined where it is not installed. */
export async function peerBalance(
  peer: PeerName,
  journal: string,
): Promise<PeerBalance | undefined> {
  const program = `/usr/bin/${peer}`
  if (!existsSync(program)) return undefined
  const since = performance.now()
  const { stdout } = await promisify(execFile)(program, ['-f', journal, ...peers[peer]], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const ms = performance.now() - since
  const rows = stdout.matchAll(/^"([^"]+)","([^"]*)"$/gm)
  const balances = new Map([...rows].map(([, account = '', text = '']) => [account, text]))
  // The heading of hledger's table.
  balances.delete('account')
  return { ms, balances }
}
