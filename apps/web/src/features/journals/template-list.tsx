'use client'
import type { JournalTemplateView } from '@smb/core/ledger'
import { currency, Money } from '@smb/core/money'
import { Ellipsis } from 'lucide-react'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { ButtonLink } from '#components/button.tsx'
import type { Column } from '#components/data-table.tsx'
import { DataTable } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Menu } from '#components/menu.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { businessHref } from '#lib/navigation.ts'
import { recurrenceWords } from './template-words.ts'
import { useTemplateActs } from './use-template-acts.ts'

/** Entries to begin with, and those that post themselves with their next day. */
export function TemplateList({
  templates,
}: {
  readonly templates: readonly JournalTemplateView[]
}) {
  const { business } = useBusiness()
  const mayPost = usePermission('journal:post')
  const acts = useTemplateActs()
  return (
    <>
      <PageHeader
        title="Journal templates"
        crumbs={[{ label: 'Journals', href: businessHref(business.slug, '/journals') }]}
        sub="Entries to begin with. One that repeats is posted on its days by itself."
        actions={
          mayPost && (
            <ButtonLink kind="primary" href={businessHref(business.slug, '/journals/new')}>
              New journal entry
            </ButtonLink>
          )
        }
      />
      {acts.problem && (
        <ProblemNotice className="mb-4" problem={acts.problem} reassurance="Nothing was changed." />
      )}
      {templates.length === 0 ? (
        <EmptyState title="No templates yet">
          Write a journal entry and choose “Save as template” to use it again, or to have it posted
          every month.
        </EmptyState>
      ) : (
        <DataTable
          caption="Journal templates"
          columns={columnsOf(business.baseCurrency, mayPost ? acts : undefined)}
          rows={templates}
          rowKey={({ id }) => id}
          rowHref={({ id }) => businessHref(business.slug, `/journals/new?template=${id}`)}
        />
      )}
    </>
  )
}

type Acts = ReturnType<typeof useTemplateActs>

function columnsOf(base: string, acts?: Acts): Column<JournalTemplateView>[] {
  return [
    {
      key: 'name',
      header: 'Template',
      fold: 'title',
      cell: ({ name, archivedAt }) => (
        <span className="flex flex-wrap items-center gap-x-2">
          {name}
          {archivedAt && <StatusBadge status="archived" />}
        </span>
      ),
    },
    {
      key: 'repeats',
      header: 'Repeats',
      fold: 'meta',
      cell: ({ recurrence, failure }) => (
        <span className="block py-1">
          {recurrence ? recurrenceWords(recurrence) : 'Used by hand'}
          {failure && <span className="block text-sm text-danger">{failure.message}</span>}
        </span>
      ),
    },
    {
      key: 'next',
      header: 'Next',
      fit: true,
      cell: ({ nextOn, archivedAt }) =>
        nextOn && !archivedAt ? <DateText date={nextOn} /> : <span className="text-text-3">–</span>,
    },
    {
      key: 'amount',
      header: 'Amount',
      align: 'end',
      fit: true,
      fold: 'amount',
      cell: ({ lines }) => <MoneyText amount={totalOf(lines, base)} currency={base} />,
    },
    {
      key: 'acts',
      header: 'Acts',
      quietHeader: true,
      fit: true,
      fold: 'status',
      cell: (template) => acts && <TemplateMenu template={template} acts={acts} />,
    },
  ]
}

/** What the debit lines come to; open amounts count nothing. */
function totalOf(lines: JournalTemplateView['lines'], base: string): string {
  const code = currency(base)
  const debits = lines.flatMap(({ side, amount }) =>
    side === 'debit' && amount ? [Money.parse(amount.amount, code)] : [],
  )
  return Money.toString(Money.sum(debits, code))
}

function TemplateMenu({ template, acts }: { template: JournalTemplateView; acts: Acts }) {
  const isArchived = template.archivedAt !== null
  const none = template.nextOn === null ? 'No further day is planned.' : undefined
  return (
    <Menu
      label={`Acts on ${template.name}`}
      align="end"
      items={[
        {
          label: 'Skip the next day',
          disabledReason: isArchived ? 'It is archived.' : none,
          onSelect: () => acts.skip(template),
        },
        isArchived
          ? { label: 'Use again', separated: true, onSelect: () => acts.restore(template) }
          : { label: 'Archive', separated: true, onSelect: () => acts.archive(template) },
      ]}
      trigger={(props) => (
        <button
          type="button"
          className="btn btn-ghost btn-sm btn-icon"
          aria-label={`Acts on ${template.name}`}
          {...props}
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      )}
    />
  )
}
