'use client'
import { entrySourceTypes } from '@smb/core/ledger'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Filters } from '#components/filter-chip.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { PeriodChip } from '#components/period-chip.tsx'
import { entryHref, sourceWords } from '#lib/books/entry-source.ts'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref } from '#lib/navigation.ts'
import { useRouter } from 'next/navigation'
import { EntryPeek } from './entry-peek.tsx'
import type { EntryFilter } from './entry-filter.ts'
import { journalColumns } from './journal-columns.tsx'
import type { EntryPage } from './use-entry-pages.ts'
import { useEntryPages } from './use-entry-pages.ts'

type JournalListProps = {
  readonly period: ChosenPeriod
  readonly sourceType: EntryFilter['sourceType']
  readonly first: EntryPage
}

/** Every entry of the books, newest first, with what caused it. */
export function JournalList({ period, sourceType, first }: JournalListProps) {
  const { business } = useBusiness()
  const router = useRouter()
  const filter: EntryFilter = { from: period.from, to: period.to, sourceType }
  const mayPost = usePermission('journal:post')
  const newHref = businessHref(business.slug, '/journals/new')
  useKeys(
    'Journals',
    [{ keys: 'n', label: 'New journal entry', run: () => router.push(newHref) }],
    mayPost,
  )
  return (
    <>
      <PageHeader
        dense
        title="Journals"
        sub="Every entry of the books. Documents post by themselves."
        actions={
          mayPost ? (
            <>
              <ButtonLink href={businessHref(business.slug, '/journals/import')}>Import</ButtonLink>
              <ButtonLink href={businessHref(business.slug, '/journals/templates')}>
                Templates
              </ButtonLink>
              <ButtonLink
                kind="primary"
                kbd="N"
                icon={<Plus size={16} aria-hidden />}
                href={newHref}
              >
                New journal entry
              </ButtonLink>
            </>
          ) : (
            <span className="text-xs text-text-3">
              Posting by hand needs an owner or an accountant.
            </span>
          )
        }
      />
      <JournalFilters period={period} sourceType={sourceType} />
      <Entries
        key={JSON.stringify(filter)}
        filter={filter}
        isNarrowed={period.name !== 'all' || sourceType !== undefined}
        first={first}
      />
      <KeyRow
        hints={[
          { keys: ['j', 'k'], text: 'row' },
          { keys: ['enter'], text: 'open entry' },
        ]}
      />
    </>
  )
}

function JournalFilters({ period, sourceType }: Omit<JournalListProps, 'first'>) {
  const { business } = useBusiness()
  const days: Record<string, string> =
    period.name === 'dates'
      ? { ...(period.from ? { from: period.from } : {}), ...(period.to ? { to: period.to } : {}) }
      : { period: period.name }
  const href = (query: Readonly<Record<string, string>>) =>
    `${businessHref(business.slug, '/journals')}?${new URLSearchParams(query).toString()}`
  const kept: Record<string, string> = sourceType ? { source: sourceType } : {}
  return (
    <div className="px-4 pb-3 md:px-8">
      <Filters>
        <PeriodChip chosen={period} withAll hrefFor={(query) => href({ ...kept, ...query })} />
        <ChoiceChip
          name="From"
          value={sourceType ? sourceWords[sourceType] : 'anything'}
          items={[
            { label: 'Anything', href: href(days), current: sourceType === undefined },
            ...entrySourceTypes.map((type) => ({
              label: sourceWords[type],
              href: href({ ...days, source: type }),
              current: type === sourceType,
            })),
          ]}
        />
      </Filters>
    </div>
  )
}

function Entries({
  filter,
  isNarrowed,
  first,
}: {
  readonly filter: EntryFilter
  readonly isNarrowed: boolean
  readonly first: EntryPage
}) {
  const { business, today } = useBusiness()
  const entries = useEntryPages(filter, first)
  if (entries.items.length === 0) return <NoEntries isNarrowed={isNarrowed} />
  return (
    <PagedTable
      pages={entries}
      noun="entry"
      nouns="entries"
      flush
      caption="Journal entries"
      columns={journalColumns(today)}
      rowHref={({ id }) => entryHref(business.slug, id)}
      peek={(id) => <EntryPeek id={id} />}
    />
  )
}

function NoEntries({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const { business } = useBusiness()
  const path = businessHref(business.slug, '/journals')
  if (isNarrowed) {
    return (
      <EmptyState
        title="No entry matches this period and source"
        actions={<ButtonLink href={`${path}?period=all`}>Show all entries</ButtonLink>}
      />
    )
  }
  return (
    <EmptyState
      title="No entries yet"
      actions={
        <ButtonLink href={businessHref(business.slug, '/invoices/new')}>Make an invoice</ButtonLink>
      }
    >
      Issue an invoice, record a payment or post by hand: each leaves an entry here.
    </EmptyState>
  )
}
