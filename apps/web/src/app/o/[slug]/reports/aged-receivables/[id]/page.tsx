import { getCustomer, listAgedReceivableItems } from '@smb/api-client'
import { agedColumns, agedEdgesDefault } from '@smb/core/reports'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { AgedCustomer } from '#features/reports/aged-customer.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { dateParam, one } from '#lib/books/chosen-period.ts'
import { fiscalFrame } from '#lib/books/page-period.ts'
import { businessHref } from '#lib/navigation.ts'

export const metadata: Metadata = { title: 'Open items' }

type Props = {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<SearchParams>
}

const path = '/reports/aged-receivables'

export default async function AgedCustomerPage({ params, searchParams }: Props) {
  const [{ slug, id }, search] = await Promise.all([params, searchParams])
  const asOf = dateParam(search, 'asOf') ?? (await fiscalFrame(slug)).today
  const [buckets, cursor] = [one(search, 'buckets'), one(search, 'cursor')]
  const chosen = { asOf, ...(buckets ? { buckets } : {}) }
  const { data, problem } = await settled(
    load(slug, id, { ...chosen, ...(cursor ? { cursor } : {}) }),
  )
  if (problem?.status === 404) return <NothingHere what="customer" />
  const back = one(search, 'back') ?? `${path}?${new URLSearchParams(chosen).toString()}`
  const next = data?.page.nextCursor
  const nextQuery = new URLSearchParams({ ...chosen, back, cursor: next ?? '' }).toString()
  return (
    <Page dense>
      <AgedCustomer
        {...{ asOf, back, customerId: id, name: data?.name ?? 'Open items' }}
        nextHref={next ? `${businessHref(slug, `${path}/${id}`)}?${nextQuery}` : undefined}
        {...(problem ? { problem } : { items: data.page.items, columns: columnsOf(buckets) })}
      />
    </Page>
  )
}

async function load(
  slug: string,
  customerId: string,
  query: { readonly asOf: string; readonly buckets?: string; readonly cursor?: string },
) {
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const [customer, page] = await Promise.all([
    dataOf(getCustomer({ ...options, path: { id: customerId } })),
    dataOf(listAgedReceivableItems({ ...options, query: { ...query, customerId, limit: 200 } })),
  ])
  return { name: customer.name, page }
}

/** The columns of the report that led here. */
const columnsOf = (buckets: string | undefined) =>
  agedColumns(buckets?.split(',').map(Number) ?? [...agedEdgesDefault]).map((column) =>
    column.kind === 'bucket' ? column : { ...column, from: null, to: null },
  )
