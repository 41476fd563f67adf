/** Every place of a business that this release has, in the order of the rail. */
export type Destination = {
  readonly id: string
  readonly label: string
  /** Below `/o/{slug}`. */
  readonly path: string
  readonly section: 'home' | 'sales' | 'money' | 'reports' | 'accounting' | 'settings'
  /** True for the head of a section, which the rail draws with an icon. */
  readonly isHead?: boolean
  /** The keys that go there. */
  readonly keys?: string
}

export const destinations: readonly Destination[] = [
  { id: 'home', label: 'Home', path: '/home', section: 'home', isHead: true, keys: 'g h' },
  { id: 'sales', label: 'Sales', path: '/invoices', section: 'sales', isHead: true },
  { id: 'invoices', label: 'Invoices', path: '/invoices', section: 'sales', keys: 'g i' },
  {
    id: 'credit-notes',
    label: 'Credit notes',
    path: '/credit-notes',
    section: 'sales',
    keys: 'g k',
  },
  {
    id: 'payments',
    label: 'Payments received',
    path: '/payments-received',
    section: 'sales',
    keys: 'g y',
  },
  { id: 'customers', label: 'Customers', path: '/customers', section: 'sales', keys: 'g c' },
  {
    id: 'products',
    label: 'Products & services',
    path: '/products',
    section: 'sales',
    keys: 'g p',
  },
  { id: 'money', label: 'Money', path: '/money', section: 'money', isHead: true },
  { id: 'bank', label: 'Bank accounts', path: '/money', section: 'money', keys: 'g m' },
  {
    id: 'reports',
    label: 'Reports',
    path: '/reports',
    section: 'reports',
    isHead: true,
    keys: 'g d',
  },
  {
    id: 'profit',
    label: 'Profit and loss',
    path: '/reports/profit-and-loss',
    section: 'reports',
    keys: 'g 1',
  },
  {
    id: 'balance',
    label: 'Balance sheet',
    path: '/reports/balance-sheet',
    section: 'reports',
    keys: 'g 2',
  },
  {
    id: 'trial',
    label: 'Trial balance',
    path: '/reports/trial-balance',
    section: 'reports',
    keys: 'g 3',
  },
  { id: 'accounting', label: 'Accounting', path: '/accounts', section: 'accounting', isHead: true },
  { id: 'accounts', label: 'Accounts', path: '/accounts', section: 'accounting', keys: 'g a' },
  {
    id: 'opening-balances',
    label: 'Opening balances',
    path: '/accounts/opening-balances',
    section: 'accounting',
  },
  { id: 'journals', label: 'Journals', path: '/journals', section: 'accounting', keys: 'g j' },
  {
    id: 'settings',
    label: 'Settings',
    path: '/settings/business',
    section: 'settings',
    isHead: true,
    keys: 'g s',
  },
  { id: 'business', label: 'Business', path: '/settings/business', section: 'settings' },
  { id: 'taxes', label: 'Taxes', path: '/settings/taxes', section: 'settings' },
  { id: 'papers', label: 'Invoices & papers', path: '/settings/papers', section: 'settings' },
  { id: 'people', label: 'People', path: '/settings/people', section: 'settings' },
]

/** What the New menu makes; the letter follows `C`, the permission is what the API asks for it. */
export const newItems = [
  { label: 'Invoice', kbd: 'I', path: '/invoices/new', permission: 'invoice:write' },
  { label: 'Customer', kbd: 'C', path: '/customers?new=1', permission: 'customer:write' },
  {
    label: 'Payment received',
    kbd: 'P',
    path: '/payments-received?new=1',
    permission: 'payment:write',
  },
  {
    label: 'Product or service',
    kbd: 'S',
    path: '/products?new=1',
    permission: 'item:write',
  },
  { label: 'Journal entry', kbd: 'J', path: '/journals/new', permission: 'journal:post' },
] as const

/** The place a path belongs to: the longest of those it starts with, never a head where a page is meant. */
export function destinationOf(pathname: string): Destination | undefined {
  const path = pathname.replace(/^\/o\/[^/]+/, '')
  const holds = ({ path: own }: Destination) => path === own || path.startsWith(`${own}/`)
  return destinations
    .filter(holds)
    .toSorted(
      (a, b) => b.path.length - a.path.length || Number(a.isHead ?? 0) - Number(b.isHead ?? 0),
    )[0]
}

export const businessHref = (slug: string, path: string): string => `/o/${slug}${path}`

/**
 * The same section in another business, never the same record: `/o/a/invoices/inv_1` leads to
 * `/o/b/invoices`.
 */
export function switchedHref(pathname: string, slug: string): string {
  return businessHref(slug, destinationOf(pathname)?.path ?? '/home')
}
