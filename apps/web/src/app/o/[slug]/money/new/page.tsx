import { listAccounts } from '@smb/api-client'
import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { BankAccountForm } from '#features/banking/bank-account-form.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Add bank account' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function NewBankAccountPage({ params }: Props) {
  const { slug } = await params
  const [client, business] = await Promise.all([clientForRequest(slug), businessBySlug(slug)])
  const mayWrite = business?.permissions.includes('bank:write')
  const { data: answer, problem } = await settled(listAccounts({ client, throwOnError: true }))
  return (
    <Page>
      <PageHeader
        title="Add bank account"
        crumbs={[{ label: 'Bank accounts', href: `/o/${slug}/money` }]}
      />
      {problem && <ReloadNotice problem={problem} />}
      {!mayWrite && (
        <EmptyState title="Adding bank accounts is not part of your role">
          An owner, accountant or bookkeeper of this business can do it.
        </EmptyState>
      )}
      {answer && mayWrite && (
        <BankAccountForm
          ledgerAccounts={answer.data.items
            .filter(
              (account) =>
                account.type === 'asset' &&
                !account.archivedAt &&
                (account.controlRole === null || account.controlRole === 'bank_default'),
            )
            .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        />
      )}
    </Page>
  )
}
