'use client'
import type { CreditNoteListItem } from '@smb/api-client'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import type { CreditNoteFilter } from './credit-note-filter.ts'
import { creditNotesHref, creditNoteStatuses } from './credit-note-filter.ts'
import { DocumentFilters } from './document-filters.tsx'
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
        {!isFirstUse && (
          <DocumentFilters
            nouns="credit notes"
            statuses={creditNoteStatuses}
            filter={filter}
            hrefFor={(conditions) => creditNotesHref(slug, conditions)}
          />
        )}
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
