'use client'
import type { InvoiceDetail } from '@smb/api-client'
import { discardInvoice, duplicateInvoice, restoreInvoice } from '@smb/api-client'
import {
  Ban,
  CircleSlash,
  Copy,
  Download,
  Ellipsis,
  Pencil,
  ReceiptText,
  Trash2,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { Menu } from '#components/menu.tsx'
import type { MenuItem } from '#components/menu.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { fileHref } from '#lib/file-href.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { VoidDialog } from './void-dialog.tsx'
import { WriteOffDialog } from './write-off-dialog.tsx'

/** What can be done with an invoice; what cannot says why. */
export function InvoiceActions({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { slug } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const [isVoiding, setVoiding] = useState(false)
  const [isWritingOff, setWritingOff] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { id, version } = invoice
  const base = `/o/${slug}/invoices`
  const creditHref = `/o/${slug}/credit-notes/new?invoice=${id}`
  const payHref = `/o/${slug}/payments-received/new?invoice=${id}`
  const options = { client, path: { id }, throwOnError: true } as const
  const actionOf = (name: InvoiceDetail['allowedActions'][number]['action']) =>
    invoice.allowedActions.find(({ action }) => action === name)
  const pay = actionOf('record_payment')
  const revise = actionOf('revise')
  const restore = actionOf('restore')
  const isDraft = invoice.status === 'draft'

  const attempt = (work: () => Promise<unknown>) => {
    setProblem(undefined)
    void work().catch((error: unknown) => setProblem(problemFrom(error)))
  }
  const duplicate = () =>
    attempt(async () => {
      const made = await dataOf(duplicateInvoice(options))
      router.push(`${base}/${made.id}/edit`)
    })
  const item = (
    name: InvoiceDetail['allowedActions'][number]['action'],
    shown: Omit<MenuItem, 'onSelect' | 'href'>,
    run: () => void,
  ): MenuItem[] => {
    const action = actionOf(name)
    if (!action) return []
    return [{ ...shown, onSelect: run, disabledReason: action.deniedReason ?? undefined }]
  }
  const more = [
    ...(isDraft
      ? []
      : item('revise', { label: 'Edit', icon: <Pencil size={16} aria-hidden /> }, () => undefined)),
    ...item('credit', { label: 'Credit', icon: <ReceiptText size={16} aria-hidden /> }, () =>
      router.push(creditHref),
    ),
    ...item('write_off', { label: 'Write off', icon: <CircleSlash size={16} aria-hidden /> }, () =>
      setWritingOff(true),
    ),
    ...item('duplicate', { label: 'Duplicate', icon: <Copy size={16} aria-hidden /> }, duplicate),
    ...item(
      'archive',
      { label: 'Discard draft', icon: <Trash2 size={16} aria-hidden />, separated: true },
      () =>
        attempt(async () => {
          await discardInvoice({ ...options, body: { version } })
          router.push(base)
        }),
    ),
    ...item(
      'void',
      { label: 'Void', icon: <Ban size={16} aria-hidden />, danger: true, separated: true },
      () => setVoiding(true),
    ),
  ]
  useKeys('In this invoice', [
    ...(pay?.isAllowed
      ? [{ keys: 'y', label: 'Record payment', run: () => router.push(payHref) }]
      : []),
    ...(actionOf('credit')?.isAllowed
      ? [{ keys: 'r', label: 'Credit', run: () => router.push(creditHref) }]
      : []),
    ...(actionOf('duplicate')?.isAllowed
      ? [{ keys: 'd', label: 'Duplicate', run: duplicate }]
      : []),
  ])
  const deniedAloud = pay && !pay.isAllowed && invoice.settlement !== 'paid' && pay.deniedReason
  return (
    <>
      {more.length > 0 && (
        <Menu
          label="More"
          align="end"
          items={more}
          trigger={(trigger) => (
            <button type="button" className="btn btn-icon" aria-label="More" {...trigger}>
              <Ellipsis size={16} aria-hidden />
            </button>
          )}
        />
      )}
      {!isDraft && (
        <a className="btn" href={fileHref(slug, `/invoices/${id}/pdf`)} download>
          <Download size={16} aria-hidden />
          <span>
            <span className="max-md:sr-only">Download </span>PDF
          </span>
        </a>
      )}
      {isDraft && revise?.isAllowed && (
        <ButtonLink kind="primary" href={`${base}/${id}/edit`}>
          Edit draft
        </ButtonLink>
      )}
      {restore && (
        <Button
          kind="primary"
          disabledReason={restore.deniedReason ?? undefined}
          onClick={() =>
            attempt(async () => {
              await restoreInvoice({ ...options, body: { version } })
              router.refresh()
            })
          }
        >
          Restore draft
        </Button>
      )}
      {pay && pay.isAllowed && (
        <ButtonLink kind="primary" href={payHref}>
          Record payment
        </ButtonLink>
      )}
      {deniedAloud && (
        <span className="flex flex-col items-end gap-1">
          <Button disabledReason={deniedAloud}>Record payment</Button>
          <span className="text-xs text-text-3">{deniedAloud}</span>
        </span>
      )}
      {problem && (
        <div className="fixed inset-x-4 bottom-4 z-20 mx-auto max-w-120">
          <ProblemNotice problem={problem} reassurance="Nothing was changed." />
        </div>
      )}
      {isWritingOff && <WriteOffDialog invoice={invoice} onClose={() => setWritingOff(false)} />}
      <VoidDialog invoice={invoice} open={isVoiding} onClose={() => setVoiding(false)} />
    </>
  )
}
