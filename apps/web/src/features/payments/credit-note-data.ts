import 'server-only'
import type { CreditNoteDetail, OpenInvoice } from '@smb/api-client'
import { getCreditNote, listOpenInvoices } from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { Settled } from '#lib/api-server.ts'
import { settled } from '#lib/api-server.ts'
import { isSome } from './payment-words.ts'

export type CreditNoteData = {
  readonly note: CreditNoteDetail
  /** What the remainder could settle. */
  readonly open: Settled<readonly OpenInvoice[]>
}

/** A credit note with the invoices that its remainder could settle; those may fail alone. */
export async function creditNoteData(client: ApiClient, id: string): Promise<CreditNoteData> {
  const options = { client, throwOnError: true } as const
  const note = await dataOf(getCreditNote({ ...options, path: { id } }))
  const query = { customerId: note.customerId, currency: note.currency }
  const open = await settled(
    isSome(note.remainder)
      ? dataOf(listOpenInvoices({ ...options, query })).then(({ items }) => items)
      : Promise.resolve([]),
  )
  return { note, open }
}
