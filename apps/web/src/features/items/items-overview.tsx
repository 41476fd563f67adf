'use client'
import type { Item } from '@smb/api-client'
import { Plus, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import type { ItemChoices } from './item-choices.ts'
import { ItemDialog } from './item-dialog.tsx'
import type { ItemFilter } from './item-filter.ts'
import { itemsHref } from './item-filter.ts'
import { ItemFilters } from './item-filters.tsx'
import { ItemList } from './item-list.tsx'

type Page = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** The page of products and services: search, list, and the dialog (`?new=1` adds one, `?item=` opens one). */
export function ItemsOverview({
  page,
  problem,
  filter,
  isAdding,
  item,
  choices,
}: {
  readonly page: Page | undefined
  readonly problem: Problem | undefined
  readonly filter: ItemFilter
  readonly isAdding: boolean
  readonly item: Item | undefined
  readonly choices: ItemChoices | undefined
}) {
  const { slug } = useBusiness().business
  const router = useRouter()
  const mayWrite = usePermission('item:write')
  const close = () => router.replace(itemsHref(slug, filter), { scroll: false })
  const add = mayWrite && (
    <ButtonLink
      kind="primary"
      scroll={false}
      icon={<Plus size={16} aria-hidden />}
      href={itemsHref(slug, filter, 'new')}
    >
      New product or service
    </ButtonLink>
  )
  const importing = mayWrite && (
    <ButtonLink icon={<Upload size={16} aria-hidden />} href={`/o/${slug}/products/import`}>
      Import
    </ButtonLink>
  )
  const actions = (
    <>
      {importing}
      {add}
    </>
  )
  const isEmpty = page?.items.length === 0
  const isFirstUse = isEmpty && Object.keys(filter).length === 0
  return (
    <>
      <PageHeader
        title="Products & services"
        sub={mayWrite ? 'By name' : 'By name. Your role can read them, not change them.'}
        actions={!isFirstUse && mayWrite && actions}
      />
      <div className="grid gap-4">
        {!isFirstUse && <ItemFilters filter={filter} slug={slug} />}
        {problem && <ReloadNotice problem={problem} title="The list could not be loaded" />}
        {isFirstUse && (
          <EmptyState title="Add what you sell" actions={mayWrite && actions}>
            A name is enough. With a price, tax and account, a line of an invoice fills itself.
          </EmptyState>
        )}
        {isEmpty && !isFirstUse && (
          <EmptyState
            title={filter.q ? `Nothing found for “${filter.q}”` : 'Nothing is archived'}
            actions={<ButtonLink href={itemsHref(slug, {})}>Show all</ButtonLink>}
          />
        )}
        {page && !isEmpty && (
          <ItemList key={JSON.stringify([filter, page])} first={page} filter={filter} />
        )}
      </div>
      <ItemDialog
        item={item}
        choices={choices}
        mayWrite={mayWrite}
        open={item !== undefined || (isAdding && mayWrite)}
        onClose={close}
      />
    </>
  )
}
