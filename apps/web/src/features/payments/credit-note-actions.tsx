'use client'
import type { CreditNoteDetail } from '@smb/api-client'
import { voidCreditNote } from '@smb/api-client'
import { Ban, Download, Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { Menu } from '#components/menu.tsx'
import { ReasonDialog } from '#components/reason-dialog.tsx'
import { fileHref } from '#lib/file-href.ts'
import { formatMoney } from '#lib/format/money.ts'
import { RefundButton } from './refund-dialog.tsx'

/** What can be done with a credit note; what cannot says why. */
export function CreditNoteActions({ note }: { readonly note: CreditNoteDetail }) {
  const { slug } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const [isVoiding, setVoiding] = useState(false)
  const { id, number, version, total } = note
  const actionOf = (name: CreditNoteDetail['allowedActions'][number]['action']) =>
    note.allowedActions.find(({ action }) => action === name)
  const voiding = actionOf('void')
  const refund = actionOf('refund')
  return (
    <>
      {voiding && (
        <Menu
          label="More"
          align="end"
          items={[
            {
              label: 'Void',
              icon: <Ban size={16} aria-hidden />,
              danger: true,
              onSelect: () => setVoiding(true),
              disabledReason: voiding.deniedReason ?? undefined,
            },
          ]}
          trigger={(trigger) => (
            <button type="button" className="btn btn-icon" aria-label="More" {...trigger}>
              <Ellipsis size={16} aria-hidden />
            </button>
          )}
        />
      )}
      <a className="btn" href={fileHref(slug, `/credit-notes/${id}/pdf`)} download>
        <Download size={16} aria-hidden />
        <span>
          <span className="max-md:sr-only">Download </span>PDF
        </span>
      </a>
      {refund?.isAllowed && (
        <RefundButton
          credit={{ creditNoteId: id }}
          remainder={note.remainder}
          earliest={note.issueDate}
        />
      )}
      <ReasonDialog
        open={isVoiding}
        title={`Void ${number} for ${formatMoney(total.amount, total.currency)}?`}
        words="It keeps its number and stays visible as void. Its journal entry is reversed, and what it credited can be credited again."
        reasonNeeded="Say why the credit note is voided."
        confirmLabel={`Void ${number}`}
        onConfirm={async (reason, headers) => {
          const body = { reason, version }
          await voidCreditNote({ client, path: { id }, body, headers, throwOnError: true })
          router.refresh()
        }}
        onClose={() => setVoiding(false)}
      />
    </>
  )
}
