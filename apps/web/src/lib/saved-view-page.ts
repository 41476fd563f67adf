import type { SavedViewPage } from '@smb/core/search'

// Complete by its type, and without what the API checks bodies with: it is on the first load of every list.
const pages: Readonly<Record<SavedViewPage, true>> = {
  '/invoices': true,
  '/credit-notes': true,
  '/payments-received': true,
  '/customers': true,
  '/journals': true,
  '/accounts': true,
  '/reports/trial-balance': true,
  '/reports/profit-and-loss': true,
  '/reports/balance-sheet': true,
  '/reports/cash-flow': true,
  '/reports/aged-receivables': true,
  '/reports/customer-balances': true,
  '/reports/sales': true,
  '/reports/tax-summary': true,
  '/reports/general-ledger': true,
  '/reports/journal': true,
}

/** The page of a business that a path shows, where its address can be kept as a view. */
export function savedViewPage(pathname: string): SavedViewPage | undefined {
  const path = pathname.replace(/^\/o\/[^/]+/, '')
  return path !== pathname && Object.hasOwn(pages, path) ? (path as SavedViewPage) : undefined
}

/** Where a view leads, below the business. */
export const viewPath = ({
  path,
  query,
}: {
  readonly path: string
  readonly query: string
}): string => (query === '' ? path : `${path}?${query}`)
