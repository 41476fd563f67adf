'use client'
import type { Customer } from '@smb/api-client'
import { archiveCustomer, restoreCustomer } from '@smb/api-client'
import { Archive, Banknote, Ellipsis, Pencil, ScrollText } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Menu } from '#components/menu.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { CustomerDialog } from './customer-dialog.tsx'

const denied = 'Your role in this business does not include this.'

/** What can be done for a customer: invoice, payment, change, archive. */
export function CustomerActions({ customer }: { readonly customer: Customer }) {
  const { slug } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const mayWrite = usePermission('customer:write')
  const mayInvoice = usePermission('invoice:write')
  const mayPay = usePermission('payment:write')
  const [isEditing, setEditing] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { id, name, version, archivedAt } = customer
  const options = { client, path: { id }, throwOnError: true } as const

  const attempt = (work: () => Promise<void>) => {
    setProblem(undefined)
    void work()
      .then(() => router.refresh())
      .catch((error: unknown) => setProblem(problemFrom(error)))
  }
  const restore = (at: number) =>
    attempt(async () => {
      await restoreCustomer({ ...options, body: { version: at } })
    })
  const archive = () =>
    attempt(async () => {
      const archived = await dataOf(archiveCustomer({ ...options, body: { version } }))
      toast(`${name} archived`, () => restore(archived.version))
    })
  const reason = mayWrite ? undefined : denied
  const statementHref = `/o/${slug}/customers/${id}/statement`
  useKeys('This customer', [
    { keys: 's', label: 'Statement of account', run: () => router.push(statementHref) },
    ...(mayWrite && !archivedAt
      ? [{ keys: 'e', label: 'Edit customer', run: () => setEditing(true) }]
      : []),
  ])
  if (archivedAt) {
    return (
      <Button kind="primary" disabledReason={reason} onClick={() => restore(version)}>
        Restore customer
      </Button>
    )
  }
  return (
    <>
      <Menu
        label="More"
        align="end"
        items={[
          {
            label: 'Edit customer',
            kbd: 'E',
            icon: <Pencil size={16} aria-hidden />,
            disabledReason: reason,
            onSelect: () => setEditing(true),
          },
          {
            label: 'Statement of account',
            kbd: 'S',
            icon: <ScrollText size={16} aria-hidden />,
            href: statementHref,
          },
          {
            label: 'Record payment',
            icon: <Banknote size={16} aria-hidden />,
            disabledReason: mayPay ? undefined : denied,
            href: `/o/${slug}/payments-received/new?customer=${id}`,
          },
          {
            label: 'Archive',
            meta: 'Hidden from choice, kept in the books',
            icon: <Archive size={16} aria-hidden />,
            disabledReason: reason,
            separated: true,
            onSelect: archive,
          },
        ]}
        trigger={(trigger) => (
          <button type="button" className="btn btn-icon" aria-label="More" {...trigger}>
            <Ellipsis size={16} aria-hidden />
          </button>
        )}
      />
      <ButtonLink href={statementHref}>Statement</ButtonLink>
      {mayWrite && <Button onClick={() => setEditing(true)}>Edit</Button>}
      {mayInvoice && (
        <ButtonLink kind="primary" href={`/o/${slug}/invoices/new?customer=${id}`}>
          New invoice
        </ButtonLink>
      )}
      {problem && (
        <div className="fixed inset-x-4 bottom-4 z-20 mx-auto max-w-120">
          <ProblemNotice problem={problem} reassurance="Nothing was changed." />
        </div>
      )}
      <CustomerDialog
        key={version}
        customer={customer}
        open={isEditing}
        onClose={() => setEditing(false)}
      />
    </>
  )
}
