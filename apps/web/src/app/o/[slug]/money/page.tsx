import { listBankAccounts } from '@smb/api-client'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ButtonLink } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { BankAccountTable } from '#features/banking/bank-account-table.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Bank accounts' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function MoneyPage({ params }: Props) {
  const { slug } = await params
  const [client, business] = await Promise.all([clientForRequest(slug), businessBySlug(slug)])
  const { data: answer, problem } = await settled(listBankAccounts({ client, throwOnError: true }))
  const mayWrite = business?.permissions.includes('bank:write')
  const add = mayWrite && (
    <ButtonLink kind="primary" icon={<Plus size={16} aria-hidden />} href={`/o/${slug}/money/new`}>
      Add bank account
    </ButtonLink>
  )
  const accounts = answer?.data.items ?? []
  return (
    <Page>
      <PageHeader
        title="Bank accounts"
        sub={!mayWrite && 'Your role can see bank accounts, not add or match them.'}
        actions={accounts.length > 0 && add}
      />
      {problem && <ReloadNotice problem={problem} />}
      {answer && accounts.length > 0 && <BankAccountTable accounts={accounts} slug={slug} />}
      {answer && accounts.length === 0 && (
        <EmptyState
          title={mayWrite ? 'Add your first bank account' : 'No bank account yet'}
          actions={add}
        >
          {mayWrite
            ? 'Then import the file that your bank lets you download, and match its lines with your invoices. It takes two minutes.'
            : 'An owner, accountant or bookkeeper of this business can add one.'}
        </EmptyState>
      )}
    </Page>
  )
}
