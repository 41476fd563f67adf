import { getItem, listItems } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { itemChoices } from '#features/items/item-choices.ts'
import { itemFilter, itemsQuery } from '#features/items/item-filter.ts'
import { ItemsOverview } from '#features/items/items-overview.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Products & services' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProductsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const filter = itemFilter(search)
  const id = typeof search.item === 'string' ? search.item : undefined
  const isAdding = search.new === '1'
  const client = await clientForRequest(slug)
  const options = { client, throwOnError: true } as const
  const [page, item, choices] = await Promise.all([
    settled(dataOf(listItems({ ...options, query: itemsQuery(filter) }))),
    id ? settled(dataOf(getItem({ ...options, path: { id } }))) : undefined,
    isAdding || id ? settled(itemChoices(client)) : undefined,
  ])
  return (
    <Page>
      <ItemsOverview
        page={page.data}
        problem={page.problem ?? item?.problem ?? choices?.problem}
        item={item?.data}
        choices={choices?.data}
        {...{ filter, isAdding }}
      />
    </Page>
  )
}
