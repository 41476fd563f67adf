'use client'
import type { JournalEntryView } from '@smb/core/ledger'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import { entryHref, originWords } from '#lib/books/entry-source.ts'
import { formatDate } from '#lib/format/date.ts'
import { businessHref } from '#lib/navigation.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'

const path = '/reports/journal'
const columns: readonly ReportColumn[] = [
  { key: 'debit', title: 'Debit', kind: 'money' },
  { key: 'credit', title: 'Credit', kind: 'money' },
]

export type JournalReportProps = PeriodReportPlace & {
  readonly report?: {
    readonly items: readonly JournalEntryView[]
    readonly nextCursor: string | null
  }
}

/** Every entry of a period with its lines, oldest first. The file has all of them. */
export function JournalReport({ report, ...place }: JournalReportProps) {
  const { business } = useBusiness()
  const { slug } = business
  const { from, to } = place.period
  const next = report?.nextCursor
  const nextQuery = new URLSearchParams({ from, to, cursor: next ?? '' }).toString()
  return (
    <PeriodReport
      {...place}
      title="Journal"
      path={path}
      rowHeader="Entry"
      {...(report
        ? { table: { columns, rows: report.items.flatMap((entry) => entryRows(entry, slug)) } }
        : {})}
      foot={
        <>
          {report?.items.length === 0 && (
            <EmptyState title="No entry on these days">
              Documents post by themselves; the rest is a journal entry.
            </EmptyState>
          )}
          {next && (
            <div className="px-4 py-3 md:px-8">
              <ButtonLink href={`${businessHref(slug, path)}?${nextQuery}`}>
                Show the next entries
              </ButtonLink>
            </div>
          )}
        </>
      }
    />
  )
}

function entryRows(entry: JournalEntryView, slug: string): ReportRow[] {
  const words = [formatDate(entry.postingDate), entry.memo ?? originWords(entry)].join(' · ')
  const { amount } = entry.total
  return [
    ...entry.lines.map((line, at): ReportRow => ({
      id: `${entry.id} ${at}`,
      kind: 'line',
      code: line.accountCode,
      label: line.accountName,
      cells: { [line.side]: { amount: line.base.amount } },
    })),
    {
      id: entry.id,
      kind: 'sum',
      level: 0,
      label: words,
      href: entryHref(slug, entry.id),
      cells: { debit: { amount }, credit: { amount } },
    },
  ]
}
