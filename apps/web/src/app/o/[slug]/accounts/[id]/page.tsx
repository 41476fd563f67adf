import { getAccount, getBook, listAccountTransactions, listAccounts } from '@smb/api-client'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { LedgerView } from '#features/accounts/ledger-view.tsx'
import { ledgerPageSize } from '#features/accounts/ledger-rows.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { ChosenPeriod, SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'
import { pagePeriod } from '#lib/books/page-period.ts'

type Props = {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<SearchParams>
}

export const metadata: Metadata = { title: 'Ledger' }

export default async function LedgerPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const search = await searchParams
  const period = await pagePeriod(slug, search, 'this-year')
  const { data, problem } = await settled(load(slug, id, period))
  if (problem?.status === 404 || problem?.status === 400) return <NothingHere what="account" />
  if (problem) {
    return (
      <Page>
        <ReloadNotice problem={problem} title="The ledger could not be loaded" />
      </Page>
    )
  }
  return (
    <Page dense>
      <LedgerView {...data} period={period} back={one(search, 'back')} />
    </Page>
  )
}

async function load(slug: string, id: string, { from, to }: ChosenPeriod) {
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const query = { limit: ledgerPageSize, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const [account, accounts, first, book] = await Promise.all([
    dataOf(getAccount({ ...options, path: { id } })),
    dataOf(listAccounts(options)),
    dataOf(listAccountTransactions({ ...options, path: { id }, query })),
    dataOf(getBook(options)),
  ])
  return { account, accounts: accounts.items, first, lockDate: book.lockDate }
}
