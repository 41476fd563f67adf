import {
  getBankAccount,
  listAccounts,
  listStatementImports,
  listStatementLines,
} from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { BankAccountHead } from '#features/banking/bank-account-head.tsx'
import { DecidedLines } from '#features/banking/decided-lines.tsx'
import { ImportList } from '#features/banking/import-list.tsx'
import { MatchBoard } from '#features/banking/match-board.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Match' }

type Props = {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<{ view?: string }>
}

export default async function BankAccountPage({ params, searchParams }: Props) {
  const [{ slug, id }, { view = 'unmatched' }] = await Promise.all([params, searchParams])
  const client = await clientForRequest(slug)
  const request = { client, path: { id }, throwOnError: true } as const
  const [account, lines, imports, chart] = await Promise.all([
    settled(getBankAccount(request)),
    settled(
      listStatementLines({
        ...request,
        query: { limit: 200, ...(view === 'imports' ? {} : { state: view as 'unmatched' }) },
      }),
    ),
    settled(listStatementImports({ ...request, query: { limit: 50 } })),
    settled(listAccounts({ client, throwOnError: true })),
  ])
  const problem = account.problem ?? lines.problem ?? imports.problem ?? chart.problem
  if (!account.data || !lines.data || !imports.data || !chart.data)
    return <Page>{problem && <ReloadNotice problem={problem} />}</Page>
  const accounts = chart.data.data.items
    .filter((one) => !one.archivedAt && one.id !== account.data.data.ledgerAccountId)
    .map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))
  return (
    <Page dense>
      <BankAccountHead account={account.data.data} slug={slug} view={view} />
      {view === 'imports' && <ImportList imports={imports.data.data.items} />}
      {view === 'unmatched' && <MatchBoard lines={lines.data.data.items} accounts={accounts} />}
      {view !== 'imports' && view !== 'unmatched' && <DecidedLines lines={lines.data.data.items} />}
    </Page>
  )
}
