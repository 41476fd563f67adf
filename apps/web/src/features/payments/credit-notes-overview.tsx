'use client'
import type { CreditNoteListItem } from '@smb/api-client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import { Menu } from '#components/menu.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import type { CreditNoteFilter } from './credit-note-filter.ts'
import { creditNotesHref, creditNoteStatuses, lessCondition } from './credit-note-filter.ts'
import { CreditNoteList } from './credit-note-list.tsx'

type Page = { readonly items: readonly CreditNoteListItem[]; readonly nextCursor: string | null }

/** The page of credit notes: search, status, list. */
export function CreditNotesOverview({
  page,
  problem,
  filter,
}: {
  readonly page: Page | undefined
  readonly problem: Problem | undefined
  readonly filter: CreditNoteFilter
}) {
  const { slug } = useBusiness().business
  const isEmpty = page?.items.length === 0
  const isFirstUse = isEmpty && Object.keys(filter).length === 0
  return (
    <>
      <PageHeader title="Credit notes" sub="Newest first" />
      <div className="grid gap-4">
        {!isFirstUse && <CreditNoteFilters filter={filter} slug={slug} />}
        {problem && <ReloadNotice problem={problem} title="The credit notes could not be loaded" />}
        {isFirstUse && (
          <EmptyState
            title="No credit notes yet"
            actions={<ButtonLink href={`/o/${slug}/invoices`}>Open the invoices</ButtonLink>}
          >
            A credit note gives back part or all of an invoice. Open the invoice and choose Credit.
          </EmptyState>
        )}
        {isEmpty && !isFirstUse && (
          <EmptyState
            title={
              filter.q
                ? `Nothing found for “${filter.q}”`
                : `No credit notes ${filter.status ? creditNoteStatuses[filter.status].toLowerCase() : 'here'}`
            }
            actions={
              <ButtonLink href={creditNotesHref(slug, {})}>Show all credit notes</ButtonLink>
            }
          />
        )}
        {page && !isEmpty && (
          <CreditNoteList key={JSON.stringify(filter)} first={page} filter={filter} />
        )}
      </div>
    </>
  )
}

function CreditNoteFilters({ filter, slug }: { filter: CreditNoteFilter; slug: string }) {
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [{ keys: 'f', label: 'Filter by status', run: () => setOpen(true) }])
  const choice = (label: string, status?: keyof typeof creditNoteStatuses) => ({
    label,
    href: creditNotesHref(slug, {
      ...lessCondition(filter, 'status'),
      ...(status ? { status } : {}),
    }),
    prefetch: false as const,
    current: filter.status === status,
  })
  return (
    <Filters>
      <ListSearch
        label="Search credit notes"
        value={filter.q}
        hrefFor={(search) => creditNotesHref(slug, { ...lessCondition(filter, 'q'), ...search })}
      />
      <Menu
        label="Status"
        open={isOpen}
        onOpenChange={setOpen}
        items={[
          choice('All credit notes'),
          choice(creditNoteStatuses.with_remainder, 'with_remainder'),
          choice(creditNoteStatuses.issued, 'issued'),
          choice(creditNoteStatuses.voided, 'voided'),
        ]}
        trigger={(trigger) => (
          <button type="button" className="filter" {...trigger}>
            Status <b>{filter.status ? creditNoteStatuses[filter.status] : 'All credit notes'}</b>
            <ChevronDown size={14} aria-hidden />
          </button>
        )}
      />
      {filter.customerId && (
        <FilterChip
          name="Customer"
          value="one"
          clearHref={creditNotesHref(slug, lessCondition(filter, 'customerId'))}
        />
      )}
    </Filters>
  )
}
