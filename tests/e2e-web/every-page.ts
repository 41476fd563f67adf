import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { FullBooks } from './full-books.ts'

const app = join(import.meta.dirname, '../../apps/web/src/app')

/** A page of the app, as its folder names it, and the addresses at which its states are looked at. */
export type EveryPage = {
  readonly route: string
  /** Below the business; a page outside of one starts with a slash. */
  readonly loaded: readonly string[]
  /** In a business without records, where the page can say so, and with filters that nothing passes. */
  readonly empty: readonly string[]
  /** Where the API answers none of its questions, and ids that nothing has. */
  readonly error: readonly string[]
}

/** Pages that only lead on to another. */
const leadsOn = ['/', '/o/[slug]', '/o/[slug]/settings']

/** Every page there is a file for, e.g. `/o/[slug]/invoices/[id]`. */
export function routesOfApp(): string[] {
  return globSync('**/page.tsx', { cwd: app })
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replace(/\([^)]*\)\/?/g, '')}`)
    .map((route) => route.replace(/(.)\/$/, '$1'))
    .filter((route) => !leadsOn.includes(route))
    .sort()
}

type States = Partial<Omit<EveryPage, 'route'>>

/** The pages with the addresses of their states, in the order of the routes. `books` has a record of each kind. */
export function everyPage(books: FullBooks): EveryPage[] {
  const pages: Record<string, States> = { ...outside, ...plain, ...recordPages(books) }
  return Object.entries(pages).map(([route, states]) => {
    const inside = /^\/o\/\[slug\]\/([^[]+)$/.exec(route)?.[1]
    const own = inside && !states.error ? [inside] : []
    return { route, loaded: own, empty: own, error: own, ...states }
  })
}

const outside: Record<string, States> = {
  ...Object.fromEntries(
    ['/me/security', '/sign-in', '/sign-up', '/start'].map((path) => [
      path,
      { loaded: [path], error: [path] },
    ]),
  ),
  // What answers every address that no page, no business and no folder has.
  '/o/[slug]/[...rest]': { error: ['no-such-page', '/o/no-such-business/home', '/no-such-page'] },
}

const list = (name: string, filtered: string): [string, States] => [
  `/o/[slug]/${name}`,
  { empty: [name, `${name}?${filtered}`] },
]

const nothing = 'q=nothing-is-called-this'
const plain: Record<string, States> = {
  '/o/[slug]/accounts': {},
  '/o/[slug]/accounts/import': {},
  '/o/[slug]/accounts/opening-balances': {},
  ...Object.fromEntries([
    list('credit-notes', nothing),
    list('customers', nothing),
    list('invoices', nothing),
    list('journals', nothing),
    list('payments-received', nothing),
    list('products', nothing),
  ]),
  '/o/[slug]/home': {},
  '/o/[slug]/invoices/new': {},
  '/o/[slug]/journals/import': {},
  '/o/[slug]/journals/new': {},
  '/o/[slug]/journals/templates': {},
  '/o/[slug]/money': {},
  '/o/[slug]/money/new': {},
  '/o/[slug]/payments-received/new': {},
  '/o/[slug]/products/import': {},
  '/o/[slug]/reports': {},
  '/o/[slug]/reports/aged-receivables': {},
  '/o/[slug]/reports/balance-sheet': {},
  '/o/[slug]/reports/cash-flow': {},
  '/o/[slug]/reports/customer-balances': {},
  '/o/[slug]/reports/general-ledger': {},
  '/o/[slug]/reports/journal': {},
  '/o/[slug]/reports/profit-and-loss': {
    loaded: ['reports/profit-and-loss', 'reports/profit-and-loss?period=year-to-date&by=month'],
  },
  '/o/[slug]/reports/sales': {},
  '/o/[slug]/reports/tax-summary': {},
  '/o/[slug]/reports/trial-balance': {},
  '/o/[slug]/settings/business': {},
  '/o/[slug]/settings/papers': {},
  '/o/[slug]/settings/people': {},
  '/o/[slug]/settings/taxes': {},
}

/** Pages of one record: an id that nothing has is an error; a fresh business has no such page. */
function recordPages(books: FullBooks): Record<string, States> {
  const { customerId, draftId, invoiceId, creditNoteId, paymentId, entryId, accountId, bankId } =
    books
  const page = (route: string, id: string, more: States = {}): [string, States] => {
    const at = (one: string) => route.replace('[id]', one)
    const unknown = `${id.replace(/_.*/, '')}_01aaaaaaaaaaaaaaaaaaaaaaaa`
    const states = { loaded: [at(id)], empty: [], error: [at(id), at(unknown)] }
    return [`/o/[slug]/${route}`, { ...states, ...more }]
  }
  const credit = `credit-notes/new?invoice=${invoiceId}`
  const views = ['matched', 'coded', 'excluded', 'imports'].map(
    (view) => `money/${bankId}?view=${view}`,
  )
  return Object.fromEntries([
    page('accounts/[id]', accountId, {
      empty: [`accounts/${accountId}?from=2001-01-01&to=2001-01-31`],
    }),
    page('credit-notes/[id]', creditNoteId),
    ['/o/[slug]/credit-notes/new', { loaded: [credit], error: [credit] }],
    page('customers/[id]', customerId),
    page('customers/[id]/statement', customerId, {
      loaded: ['', '?form=open_items'].map((form) => `customers/${customerId}/statement${form}`),
      empty: [`customers/${customerId}/statement?from=2001-01-01&to=2001-01-31`],
    }),
    page('invoices/[id]', invoiceId),
    page('invoices/[id]/edit', draftId),
    page('journals/[id]', entryId),
    page('money/[id]', bankId, { loaded: [`money/${bankId}`, ...views] }),
    page('money/[id]/import', bankId),
    page('payments-received/[id]', paymentId),
    page('reports/aged-receivables/[id]', customerId),
  ])
}
