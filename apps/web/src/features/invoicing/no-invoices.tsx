import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { withoutConditions } from '#lib/list-conditions.ts'
import type { InvoiceFilter } from './invoice-filter.ts'
import {
  duePeriod,
  invoicesHref,
  invoiceStatuses,
  paidPeriod,
  periodWords,
} from './invoice-filter.ts'

/** An empty list: the first invoice is offered, or the condition at fault is named. */
export function NoInvoices({
  filter,
  slug,
  canWrite,
}: {
  readonly filter: InvoiceFilter
  readonly slug: string
  readonly canWrite: boolean
}) {
  if (Object.keys(filter).length === 0) {
    return (
      <EmptyState
        title="Make your first invoice"
        actions={
          canWrite && (
            <ButtonLink kind="primary" href={`/o/${slug}/invoices/new`}>
              New invoice
            </ButtonLink>
          )
        }
      >
        {canWrite
          ? 'It takes a minute. A customer’s name, what it is for and a price are enough.'
          : 'Invoices appear here once somebody in this business writes one.'}
      </EmptyState>
    )
  }
  const [title, rest] = emptyBecause(filter)
  const isAll = Object.keys(rest).length === 0
  return (
    <EmptyState
      title={title}
      actions={
        <ButtonLink href={invoicesHref(slug, rest)}>
          {isAll ? 'Show all invoices' : 'Take this filter off'}
        </ButtonLink>
      }
    />
  )
}

function emptyBecause(filter: InvoiceFilter): [string, InvoiceFilter] {
  const period = periodWords(filter)
  const due = periodWords(duePeriod(filter))
  const paid = periodWords(paidPeriod(filter))
  if (filter.q) return [`Nothing found for “${filter.q}”`, withoutConditions(filter, 'q')]
  if (period) return [`Nothing issued ${period}`, withoutConditions(filter, 'from', 'to')]
  if (due) return [`Nothing due ${due}`, withoutConditions(filter, 'dueFrom', 'dueTo')]
  if (paid) return [`Nothing paid ${paid}`, withoutConditions(filter, 'paidFrom', 'paidTo')]
  if (filter.discarded) return ['No discarded drafts', {}]
  const word = filter.status ? `${invoiceStatuses[filter.status].toLowerCase()} ` : ''
  return [`No ${word}invoices here`, withoutConditions(filter, 'status', 'customerId')]
}
