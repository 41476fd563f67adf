import type { SavedViewId } from '../ids/index.ts'
import { viewErrors } from './view-errors.ts'

/** Pages whose address says how they are looked at; below the business. */
export const savedViewPages = [
  '/invoices',
  '/credit-notes',
  '/payments-received',
  '/customers',
  '/journals',
  '/accounts',
  '/reports/trial-balance',
  '/reports/profit-and-loss',
  '/reports/balance-sheet',
  '/reports/cash-flow',
  '/reports/aged-receivables',
  '/reports/customer-balances',
  '/reports/sales',
  '/reports/tax-summary',
  '/reports/general-ledger',
  '/reports/journal',
] as const
export type SavedViewPage = (typeof savedViewPages)[number]

/** Of one person in one business, and of a name and an address. */
export const savedViewLimits = { views: 100, name: 80, query: 1000 }

/** A page with its choices, under a name. What it shows is computed anew each time. */
export type SavedView = {
  readonly id: SavedViewId
  readonly name: string
  readonly path: SavedViewPage
  /** As an address has it, without the question mark. */
  readonly query: string
  /** Everybody in the business finds it; only who saved it changes it. */
  readonly isShared: boolean
  readonly isMine: boolean
  readonly version: number
}

/** Parts of an address that say where somebody was, not how they look at it. */
const passing = ['back', 'cursor', 'peek', 'row', 'new']

/** The query of a view: names and values only, what is passing left out. Throws `view.query_too_long`. */
export function viewQuery(text: string): string {
  const pairs = text.replace(/^\?/, '').split('&').map(pairOf)
  const written = pairs
    .filter((pair): pair is Pair => pair !== undefined && pair.name !== '')
    .filter(({ name }) => !passing.includes(name))
    .map(({ name, value }) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
  if (written.length > savedViewLimits.query) throw viewErrors.queryTooLong()
  return written
}

type Pair = { readonly name: string; readonly value: string }

/** One `name=value` of an address, decoded; undefined where its escapes are broken. */
function pairOf(text: string): Pair | undefined {
  const [name = '', ...rest] = text.replaceAll('+', ' ').split('=')
  try {
    return { name: decodeURIComponent(name), value: decodeURIComponent(rest.join('=')) }
  } catch {
    return undefined
  }
}

const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+')
