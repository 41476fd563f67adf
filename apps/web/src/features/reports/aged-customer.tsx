'use client'
import type { AgedItemView } from '@smb/core/reports'
import type { AgedReceivablesView } from '@smb/core/reports'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import type { ReportRow } from '#components/report-table.tsx'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { agedColumns } from './aged-columns.ts'
import { ReportFrame } from './report-frame.tsx'

export type AgedCustomerProps = {
  readonly asOf: string
  readonly name: string
  readonly customerId: string
  readonly columns?: AgedReceivablesView['columns']
  readonly items?: readonly AgedItemView[]
  /** The address of the next items; undefined at the end. */
  readonly nextHref: string | undefined
  readonly back: string
  readonly problem?: Problem
}

/** A customer's open items at the end of a day, each in the column of its age; a press opens the document. */
export function AgedCustomer(props: AgedCustomerProps) {
  const { asOf, name, customerId, columns, items, nextHref, back, problem } = props
  const { business } = useBusiness()
  const { slug, baseCurrency } = business
  return (
    <ReportFrame
      title={name}
      sub={`Open items · ${formatDate(asOf)} · ${baseCurrency}`}
      rowHeader="Document"
      chips={
        <ButtonLink size="sm" href={businessHref(slug, `/customers/${customerId}`)}>
          Open the customer
        </ButtonLink>
      }
      narrowed={{ only: undefined, back }}
      problem={problem}
      {...(items && columns
        ? {
            table: {
              columns: agedColumns(columns),
              rows: items.map((item) =>
                itemRow(item, { slug, baseCurrency, width: columns.length }),
              ),
            },
          }
        : {})}
      foot={
        <>
          {items?.length === 0 && (
            <EmptyState title="Nothing is open on this day">
              Every invoice of this customer was paid by then, and no credit is left.
            </EmptyState>
          )}
          {nextHref && (
            <div className="px-4 py-3 md:px-8">
              <ButtonLink href={nextHref}>Show the next items</ButtonLink>
            </div>
          )}
        </>
      }
    />
  )
}

/** The pages of documents, by the type of an item. */
const places: Readonly<Record<string, { path: string; says: string }>> = {
  invoice: { path: 'invoices', says: 'Invoice' },
  payment_received: { path: 'payments-received', says: 'Payment' },
}

function itemRow(
  item: AgedItemView,
  at: { slug: string; baseCurrency: string; width: number },
): ReportRow {
  const place = places[item.type]
  const column = item.bucket ?? at.width - 2
  const href = place && businessHref(at.slug, `/${place.path}/${item.id}`)
  const { amount } = item.base
  const figure = { amount, ...(href ? { href } : {}) }
  return {
    id: item.id,
    kind: 'line',
    level: 0,
    label: itemWords(item, at.baseCurrency, place?.says),
    ...(href ? { href } : {}),
    cells: { [`c${column}`]: figure, [`c${at.width - 1}`]: { amount } },
  }
}

function itemWords(item: AgedItemView, baseCurrency: string, says = 'Item'): string {
  const { number, date, dueDate, age, open } = item
  const due = dueDate === null ? formatDate(date) : `due ${formatDate(dueDate)}`
  const late = age !== null && age > 0 ? [age === 1 ? '1 day late' : `${age} days late`] : []
  const foreign = open.currency === baseCurrency ? [] : [formatMoney(open.amount, open.currency)]
  return [number || says, due, ...late, ...foreign].join(' · ')
}
