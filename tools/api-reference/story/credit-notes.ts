import {
  allocateCreditNote,
  endCreditNoteAllocation,
  getCreditable,
  getCreditNote,
  getCreditNotePdf,
  issueCreditNote,
  listCreditNotes,
  previewCreditNote,
  voidCreditNote,
} from '@smb/api-client'
import type { Sale } from './invoices.ts'
import { anIssued } from './invoices.ts'
import type { Asking } from './session.ts'

/** Half of an invoice given back, put to another, taken off again and withdrawn. */
export async function tellOfCreditNotes(mara: Asking, sale: Sale): Promise<void> {
  const invoice = await anIssued(mara, sale, 'Poster')
  const other = await anIssued(mara, sale, 'Flyer')
  await getCreditable({ ...mara, path: { id: invoice.id } })
  const body = {
    invoiceId: invoice.id,
    issueDate: '2026-06-15',
    reason: 'Half of it was not wanted',
    lines: [{ invoiceLineId: invoice.lineId, quantity: '0.5' }],
    allocate: false,
  }
  await previewCreditNote({ ...mara, body })
  const { data: note } = await issueCreditNote({ ...mara, body })
  const path = { id: note.id }
  await getCreditNotePdf({ ...mara, path })
  const { data: allocated } = await allocateCreditNote({
    ...mara,
    path,
    body: { allocations: [{ invoiceId: other.id, amount: { amount: '61.50', currency: 'EUR' } }] },
  })
  const [allocation] = allocated.allocations
  if (!allocation) throw new Error('The credit note settles nothing.')
  await listCreditNotes({ ...mara, query: { invoiceId: invoice.id } })
  await endCreditNoteAllocation({ ...mara, path, body: { allocationId: allocation.id } })
  const { data: now } = await getCreditNote({ ...mara, path })
  await voidCreditNote({
    ...mara,
    path,
    body: { reason: 'Settled otherwise', version: now.version },
  })
}
