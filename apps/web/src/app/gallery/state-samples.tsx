'use client'
import { Check, Lock } from 'lucide-react'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { Card } from '#components/card.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Chip, FilterChip, Filters } from '#components/filter-chip.tsx'
import { LoadMore } from '#components/load-more.tsx'
import { FormProblem, ProblemNotice } from '#components/problem-notice.tsx'
import { CardSkeleton, TableSkeleton } from '#components/skeleton.tsx'
import { Badge } from '#components/status-badge.tsx'
import { Tabs } from '#components/tabs.tsx'
import { TextField } from '#components/text-field.tsx'
import type { Problem } from '#lib/problem.ts'
import { webProblem } from '#lib/problem.ts'
import { Sample, Samples } from './sample.tsx'

const invalid: Problem = {
  ...webProblem(422, 'request.invalid', 'Some fields need attention.'),
  issues: [
    { path: ['dueDate'], code: 'x', message: 'is before the issue date' },
    { path: ['lines', 1, 'discount'], code: 'x', message: 'is more than the line' },
  ],
}

export function StateSamples() {
  return (
    <Samples title="States">
      <Sample name="Empty, first use" note="one sentence, one action, how long it takes">
        <Card>
          <EmptyState
            title="Make your first invoice"
            actions={
              <>
                <Button kind="primary">New invoice</Button>
                <Button>Import</Button>
              </>
            }
          >
            A customer, an item and a price. It takes a minute.
          </EmptyState>
        </Card>
      </Sample>
      <Sample name="Empty, filtered" note="names the filter at fault">
        <Card>
          <div className="border-b border-border px-4 py-3">
            <Filters>
              <FilterChip name="Status" value="Overdue" clearHref="/gallery" />
              <FilterChip name="Customer" value="Meridian Yachts" clearHref="/gallery" />
            </Filters>
          </div>
          <EmptyState
            title="Meridian Yachts owes nothing overdue"
            actions={<Button>Show open invoices</Button>}
          >
            1 invoice is open and not yet due, €8,856.00.
          </EmptyState>
        </Card>
      </Sample>
      <Sample name="Loading" note="after 300 ms, same geometry as the rows">
        <TableSkeleton
          label="Loading invoices"
          rows={4}
          columns={[
            { header: 'Number' },
            { header: 'Customer' },
            { header: 'Outstanding', align: 'end' },
          ]}
        />
        <div className="mt-3">
          <CardSkeleton label="Loading" />
        </div>
      </Sample>
      <Sample name="Error" note="what failed, is anything lost, what to do, code">
        <ProblemNotice
          problem={webProblem(504, 'payments.timeout', '')}
          title="The payments could not be loaded"
          reassurance="Nothing is lost. The rest of this page is up to date."
          onRetry={() => undefined}
        />
      </Sample>
      <MoreStates />
    </Samples>
  )
}

function MoreStates() {
  return (
    <>
      <Sample name="Not allowed" note="what it is, who can grant it">
        <Card>
          <EmptyState
            badge={<Badge icon={<Lock size={12} aria-hidden />}>Hidden: journals</Badge>}
            title="You do not post journals"
          >
            Niamh or Cormac can give you the accountant role.
          </EmptyState>
        </Card>
      </Sample>
      <Sample name="Form errors" note="a summary that links, then the field, then the fix">
        <div className="grid gap-3">
          <FormProblem
            problem={invalid}
            act="before this can be issued"
            fields={{
              dueDate: { label: 'Due date', id: 'sample-due' },
              'lines.1.discount': { label: 'discount of line 2', id: 'sample-discount' },
            }}
          />
          <div className="grid grid-cols-2 gap-3">
            <TextField
              id="sample-due"
              label="Due date"
              defaultValue="8 Nov 2026"
              error="Before the issue date. Use 18 Nov or later."
            />
            <TextField
              id="sample-discount"
              numeric
              label="Discount, line 2"
              defaultValue="110%"
              error="More than the line. Use 100% or less."
            />
          </div>
        </div>
      </Sample>
      <Sample name="Banners" note="cause and way out; never for news">
        <div className="grid gap-1.5">
          <Banner
            tone="warn"
            title="No bank data since 13 Nov"
            action={<Button size="sm">Import</Button>}
          >
            Import the gap, 14 to 18 Nov.
          </Banner>
          <Banner tone="info">3 invoices arrived while you were reading.</Banner>
          <Banner tone="ok" title="Balanced to 30 Nov">
            €0.00 unexplained.
          </Banner>
        </div>
      </Sample>
      <Sample name="Tabs, chips, more">
        <div className="grid gap-4">
          <Tabs
            label="Views"
            current="/gallery"
            tabs={[
              { label: 'All', href: '/gallery', count: 38 },
              { label: 'To match', href: '/gallery?v=1', count: 8 },
              { label: 'Matched', href: '/gallery?v=2' },
            ]}
          />
          <span className="flex gap-1.5">
            <Chip icon={<Check size={12} aria-hidden />}>same amount</Chip>
            <Chip>2 days apart</Chip>
          </span>
          <LoadMore
            shown={100}
            noun="invoice"
            hasMore
            loading={false}
            onLoadMore={() => undefined}
          />
        </div>
      </Sample>
    </>
  )
}
