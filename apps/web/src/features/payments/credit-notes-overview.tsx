'use client'
import type { CreditNoteListItem } from '@smb/api-client'
import { ChevronDown, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { Kbd } from '#components/kbd.tsx'
import { Menu } from '#components/menu.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { InputBox } from '#components/text-field.tsx'
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
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [
    { keys: '/', label: 'Search', run: () => box.current?.focus() },
    { keys: 'f', label: 'Filter by status', run: () => setOpen(true) },
  ])
  const search = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = text.trim()
      const next = { ...lessCondition(filter, 'q'), ...(q ? { q } : {}) }
      router.replace(creditNotesHref(slug, next), { scroll: false })
    }, 250)
  }
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
      <InputBox
        ref={box}
        type="search"
        aria-label="Search credit notes"
        placeholder="Search credit notes"
        boxClassName="h-7! w-55! max-md:h-9! flex-none"
        start={<Search size={16} aria-hidden />}
        end={
          <span className="max-md:hidden">
            <Kbd>/</Kbd>
          </span>
        }
        defaultValue={filter.q ?? ''}
        onChange={(event) => search(event.target.value)}
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
