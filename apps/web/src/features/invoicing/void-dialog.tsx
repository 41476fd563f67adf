'use client'
import type { InvoiceDetail } from '@smb/api-client'
import { voidInvoice } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useClient } from '#components/business-context.tsx'
import { ReasonDialog } from '#components/reason-dialog.tsx'
import { formatMoney } from '#lib/format/money.ts'

/** Asks for the reason, then withdraws the invoice: it keeps its number, its entry is reversed. */
export function VoidDialog({
  invoice,
  open,
  onClose,
}: {
  readonly invoice: InvoiceDetail
  readonly open: boolean
  readonly onClose: () => void
}) {
  const client = useClient()
  const router = useRouter()
  const { id, number, version, total } = invoice
  return (
    <ReasonDialog
      open={open}
      title={`Void ${number} for ${formatMoney(total.amount, total.currency)}?`}
      confirmLabel={`Void ${number}`}
      words="It keeps its number and stays visible as void. Its journal entry is reversed. You can duplicate it afterwards and correct the copy."
      reasonNeeded="Say why the invoice is voided."
      onConfirm={async (reason, headers) => {
        const body = { reason, version }
        await voidInvoice({ client, path: { id }, body, headers, throwOnError: true })
        router.refresh()
      }}
      onClose={onClose}
    />
  )
}
