import type { SavedView } from '@smb/api-client'
import Link from 'next/link'
import { Card, CardBody } from '#components/card.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { businessHref } from '#lib/navigation.ts'
import { SavedViews } from './saved-views.tsx'

type Entry = {
  readonly title: string
  readonly path: string
  readonly says: string
  readonly shortcuts: readonly { readonly label: string; readonly path: string }[]
}

const statements: readonly Entry[] = [
  {
    title: 'Profit and loss',
    path: '/reports/profit-and-loss',
    says: 'What came in, what it cost, and what is left.',
    shortcuts: [
      { label: 'This month', path: '/reports/profit-and-loss?period=this-month' },
      {
        label: 'Last month beside the one before',
        path: '/reports/profit-and-loss?period=last-month&compare=previous_period',
      },
      {
        label: 'This year by month',
        path: '/reports/profit-and-loss?period=year-to-date&by=month',
      },
    ],
  },
  {
    title: 'Balance sheet',
    path: '/reports/balance-sheet',
    says: 'What the business owns and owes at the end of a day.',
    shortcuts: [],
  },
  {
    title: 'Cash flow',
    path: '/reports/cash-flow',
    says: 'What became of the profit on its way to cash.',
    shortcuts: [
      {
        label: 'Last month beside the one before',
        path: '/reports/cash-flow?period=last-month&compare=previous_period',
      },
    ],
  },
]

const sales: readonly Entry[] = [
  {
    title: 'Aged receivables',
    path: '/reports/aged-receivables',
    says: 'What customers owe, by how long it is due, on any day.',
    shortcuts: [],
  },
  {
    title: 'Customer balances',
    path: '/reports/customer-balances',
    says: 'What each customer owed, what changed it, and what they owe.',
    shortcuts: [],
  },
  {
    title: 'Sales',
    path: '/reports/sales',
    says: 'Income by customer, product or account, without taxes.',
    shortcuts: [
      { label: 'By customer this month', path: '/reports/sales?period=this-month' },
      { label: 'By product or service this year', path: '/reports/sales?by=item' },
      {
        label: 'By account beside the year before',
        path: '/reports/sales?by=account&compare=previous_year',
      },
    ],
  },
  {
    title: 'Tax summary',
    path: '/reports/tax-summary',
    says: 'Taxable amounts and taxes by code, beside the control accounts.',
    shortcuts: [{ label: 'Last quarter', path: '/reports/tax-summary?period=last-quarter' }],
  },
]

const books: readonly Entry[] = [
  {
    title: 'Trial balance',
    path: '/reports/trial-balance',
    says: 'Every account on its side. Both sums are equal.',
    shortcuts: [],
  },
  {
    title: 'General ledger',
    path: '/reports/general-ledger',
    says: 'Every account with what it opened with, moved and closes with; the file has every line.',
    shortcuts: [],
  },
  {
    title: 'Account ledgers',
    path: '/accounts',
    says: 'One account at a time, with its balance after each line.',
    shortcuts: [],
  },
  {
    title: 'Journal',
    path: '/reports/journal',
    says: 'Every entry of a period with its lines, oldest first.',
    shortcuts: [{ label: 'Entries, newest first', path: '/journals' }],
  },
]

/** The reports of this release, and the books behind them. */
export function ReportIndex({
  slug,
  views,
}: {
  readonly slug: string
  readonly views: readonly SavedView[]
}) {
  return (
    <>
      <PageHeader title="Reports" sub="Every figure opens the lines that made it." />
      <div className="grid max-w-[880px] gap-6">
        {views.length > 0 && <SavedViews views={views} />}
        <ReportGroup title="Statements" entries={statements} slug={slug} />
        <ReportGroup title="Sales, customers and tax" entries={sales} slug={slug} />
        <ReportGroup title="Books" entries={books} slug={slug} />
      </div>
    </>
  )
}

function ReportGroup({
  title,
  entries,
  slug,
}: {
  readonly title: string
  readonly entries: readonly Entry[]
  readonly slug: string
}) {
  return (
    <section>
      <h2 className="mb-2">{title}</h2>
      <Card>
        <CardBody className="py-1! md:py-1!">
          <ul>
            {entries.map(({ title: name, path, says, shortcuts }) => (
              <li key={path} className="border-t border-row-line py-3 first:border-0">
                <IntentLink href={businessHref(slug, path)} className="row-link">
                  {name}
                </IntentLink>
                <p className="text-sm text-text-2">{says}</p>
                {shortcuts.length > 0 && (
                  <ul className="mt-2 flex flex-wrap gap-2">
                    {shortcuts.map((shortcut) => (
                      <li key={shortcut.path}>
                        <Link
                          className="filter"
                          href={businessHref(slug, shortcut.path)}
                          prefetch={false}
                        >
                          {shortcut.label}
                        </Link>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
    </section>
  )
}
