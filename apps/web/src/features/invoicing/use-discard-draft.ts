'use client'
import { discardInvoice, restoreInvoice } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { toast } from '#lib/toast-store.ts'
import type { useDraftSaving } from './use-draft-saving.ts'

/** Lays the draft aside and leads to the list, where it can be taken up again. */
export function useDiscardDraft(id: string, saving: ReturnType<typeof useDraftSaving>) {
  const { slug } = useBusiness().business
  const client = useClient()
  const router = useRouter()
  const list = `/o/${slug}/invoices`
  const options = { client, path: { id }, throwOnError: true } as const

  const restore = async (version: number) => {
    await restoreInvoice({ ...options, body: { version } })
    router.push(`${list}/${id}/edit`)
  }
  const discard = async () => {
    if (!saving.isStarted()) {
      saving.forget()
      router.push(list)
      return
    }
    const version = await saving.flush()
    const { version: next } = await dataOf(discardInvoice({ ...options, body: { version } }))
    saving.forget()
    router.push(list)
    router.refresh()
    toast('Draft discarded', () => void restore(next))
  }
  // A refusal is on screen already, as what keeps the draft from being saved.
  return () => void discard().catch(() => undefined)
}
