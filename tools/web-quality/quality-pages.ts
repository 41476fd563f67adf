import type { LargeBooks } from './large-books.ts'

type QualityPage = {
  readonly name: string
  readonly path: string
  readonly isStranger?: boolean
  /** By Lighthouse, too. */
  readonly scored?: boolean
}

/** The pages that are measured, the one of strangers first. */
export function qualityPages(books: LargeBooks): readonly QualityPage[] {
  const of = (name: string, path: string): QualityPage => ({
    name,
    path: `/o/${books.slug}/${path}`,
    scored: ['home', 'invoices', 'invoices/new', 'reports/trial-balance'].includes(path),
  })
  return [
    { name: 'sign-in', path: '/sign-in', isStranger: true, scored: true },
    { name: 'start', path: '/start' },
    of('Home', 'home'),
    { name: 'invoices of an empty business', path: `/o/${books.emptySlug}/invoices` },
    of('invoices', 'invoices'),
    of('new invoice', 'invoices/new'),
    of('one invoice', `invoices/${books.invoiceId}`),
    of('customers', 'customers'),
    of('journals', 'journals'),
    of('ledger of the bank', `accounts/${books.bankLedgerId}`),
    of('trial balance', 'reports/trial-balance'),
    of(
      'profit and loss by month',
      'reports/profit-and-loss?from=2025-01-01&to=2025-12-31&by=month',
    ),
    of('balance sheet', 'reports/balance-sheet'),
    of('bank file', `money/${books.bankAccountId}/import`),
    of('bank lines to match', `money/${books.bankAccountId}`),
  ]
}
