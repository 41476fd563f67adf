import type { InvoiceSummary } from '@smb/api-client'
import { dueSoonDays } from '@smb/core/invoicing'
import { Clock } from 'lucide-react'
import { MoneyText } from '#components/money-text.tsx'
import { Strip } from '#components/strip.tsx'
import { formatMonth } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import type { InvoiceFilter } from './invoice-filter.ts'
import { invoicesHref } from './invoice-filter.ts'
import { isFilter, stripFilters } from './strip-filters.ts'

type Figure = InvoiceSummary['overdue']

/** What is late, what is coming, what is unfinished and what came in, above the list they narrow. */
export function InvoiceStrip({
  summary,
  filter,
  slug,
  today,
}: {
  readonly summary: InvoiceSummary
  readonly filter: InvoiceFilter
  readonly slug: string
  readonly today: string
}) {
  const figure = ({ amount, count }: Figure) => ({
    value: <MoneyText {...amount} currencyAs="sign" />,
    meta: counted(count, 'invoice'),
  })
  const filters = stripFilters(today)
  const narrowed = (card: keyof typeof filters) => {
    const current = isFilter(filter, filters[card])
    return { href: invoicesHref(slug, current ? {} : filters[card]), current }
  }
  const month = formatMonth(today).split(' ')[0] ?? ''
  return (
    <Strip
      label="Invoices at a glance"
      items={[
        {
          label: 'Overdue',
          icon: <Clock size={14} aria-hidden />,
          danger: summary.overdue.count > 0,
          ...figure(summary.overdue),
          ...narrowed('overdue'),
        },
        {
          label: `Due in ${dueSoonDays} days`,
          ...figure(summary.dueSoon),
          ...narrowed('dueSoon'),
        },
        { label: 'Draft', ...figure(summary.draft), ...narrowed('draft') },
        {
          label: `Settled in ${month}`,
          ...figure(summary.paidThisMonth),
          ...narrowed('paidThisMonth'),
        },
      ]}
    />
  )
}
