import { businessHref } from '#lib/navigation.ts'

const titles = new Map([
  ['/reports/profit-and-loss', 'Profit and loss'],
  ['/reports/balance-sheet', 'Balance sheet'],
  ['/reports/trial-balance', 'Trial balance'],
  ['/reports/aged-receivables', 'Aged receivables'],
  ['/reports/cash-flow', 'Cash flow'],
  ['/reports/sales', 'Sales'],
  ['/reports/tax-summary', 'Tax summary'],
  ['/reports/customer-balances', 'Customer balances'],
  ['/reports/general-ledger', 'General ledger'],
])

/** A way back to the figure that led here, as a crumb. */
type ReportReturn = { readonly label: string; readonly href: string }

/**
 * The report that a page was opened from, as its address says in `back`: a path below the business with the report's own
 * query. Anything but a report of this business is as if it were missing.
 */
export function reportReturn(slug: string, back: string | undefined): ReportReturn | undefined {
  const label = titles.get(back?.split(/[?#]/)[0] ?? '')
  return back && label ? { label, href: businessHref(slug, back) } : undefined
}

/** The place of a row on its report, for the way back: the id of its table row. */
export const rowAnchor = (rowId: string): string => `row-${rowId.replaceAll(' ', '-')}`
