import type { Owner } from './bench-house.ts'
import type { PeerBalance } from './peer-load.ts'

export type JournalPlan = {
  readonly token: string
  readonly folder: string
  /** Transactions of the books, each ten times the ones before. */
  readonly sizes: readonly number[]
  /** Other businesses, and the transactions of each. */
  readonly neighbours: { readonly count: number; readonly size: number }
}

/** Books of one size, imported, and what plain-text accounting says of them. */
export type Books = {
  readonly owner: Owner
  readonly size: number
  readonly importMs: number
  readonly hledger: PeerBalance | undefined
  readonly ledger: PeerBalance | undefined
}
