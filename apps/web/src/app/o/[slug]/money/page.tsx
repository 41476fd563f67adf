import { listBankAccounts } from '@smb/api-client'
import type { Metadata } from 'next'
import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { BankAccountTable } from '#features/banking/bank-account-table.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Bank accounts' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function MoneyPage({ params }: Props) {
  const { slug } = await params
  const client = await clientForRequest(slug)
  const { data: answer, problem } = await settled(listBankAccounts({ client, throwOnError: true }))
  const add = (
    <ButtonLink kind="primary" href={`/o/${slug}/money/new`}>
      Add bank account
    </ButtonLink>
  )
  const accounts = answer?.data.items ?? []
  return (
    <Page>
      <PageHeader title="Bank accounts" actions={accounts.length > 0 && add} />
      {problem && <ReloadNotice problem={problem} />}
      {answer && accounts.length > 0 && <BankAccountTable accounts={accounts} slug={slug} />}
      {answer && accounts.length === 0 && (
        <EmptyState title="Add your first bank account" actions={add}>
          Then import the file that your bank lets you download, and match its lines with your
          invoices. It takes two minutes.
        </EmptyState>
      )}
    </Page>
  )
}
