import {
  getBankAccount,
  listAccounts,
  listStatementImports,
  listStatementLines,
} from '@smb/api-client'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { BankAccountHead } from '#features/banking/bank-account-head.tsx'
import { DecidedLines } from '#features/banking/decided-lines.tsx'
import { ImportList } from '#features/banking/import-list.tsx'
import { MatchBoard } from '#features/banking/match-board.tsx'
import type { LineView } from '#features/banking/line-views.ts'
import { lineView } from '#features/banking/line-views.ts'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

// What the page of the API holds at most.
const linesMax = 200

export const metadata: Metadata = { title: 'Match' }

type Props = {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<{ view?: string }>
}

export default async function BankAccountPage({ params, searchParams }: Props) {
  const [{ slug, id }, search] = await Promise.all([params, searchParams])
  const view: LineView = lineView(search.view)
  const client = await clientForRequest(slug)
  const request = { client, path: { id }, throwOnError: true } as const
  const [business, account, lines, imports, chart] = await Promise.all([
    businessBySlug(slug),
    settled(getBankAccount(request)),
    settled(
      listStatementLines({
        ...request,
        query: view === 'imports' ? { limit: 1 } : { limit: linesMax, state: view },
      }),
    ),
    settled(listStatementImports({ ...request, query: { limit: 50 } })),
    settled(listAccounts({ client, throwOnError: true })),
  ])
  const problem = account.problem ?? lines.problem ?? imports.problem ?? chart.problem
  if (account.problem?.status === 404 || account.problem?.status === 422)
    return <NothingHere what="bank account" />
  if (!account.data || !lines.data || !imports.data || !chart.data)
    return (
      <Page>
        {problem && <ReloadNotice problem={problem} title="The bank account could not be loaded" />}
      </Page>
    )
  const accounts = chart.data.data.items
    .filter((one) => !one.archivedAt && one.id !== account.data.data.ledgerAccountId)
    .map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))
  return (
    <Page dense>
      <BankAccountHead
        account={account.data.data}
        imports={imports.data.data}
        slug={slug}
        view={view}
        mayWrite={business?.permissions.includes('bank:write') ?? false}
      />
      {view === 'imports' && <ImportList imports={imports.data.data.items} />}
      {view === 'unmatched' && (
        <MatchBoard lines={lines.data.data.items} accounts={accounts} account={account.data.data} />
      )}
      {view !== 'imports' && view !== 'unmatched' && (
        <DecidedLines key={view} first={lines.data.data} bankAccountId={id} state={view} />
      )}
    </Page>
  )
}
