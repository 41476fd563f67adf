import {
  bulkInvoices,
  createInvoice,
  discardInvoice,
  duplicateInvoice,
  exportInvoices,
  getInvoice,
  getInvoicePdf,
  getInvoiceSummary,
  issueInvoice,
  listInvoices,
  previewInvoice,
  restoreInvoice,
  reviseInvoice,
  voidInvoice,
} from '@smb/api-client'
import type { Asking } from './session.ts'

/** What the sales of the story are made of. */
export type Sale = {
  readonly customerId: string
  readonly itemId: string
  readonly taxCodeId: string
}
/** An issued invoice. */
export type Issued = {
  readonly id: string
  readonly number: string | null
  readonly version: number
  readonly lineId: string
}

/** A draft that is corrected, issued and shown; a copy that is laid aside, taken up and issued with others. */
export async function tellOfInvoices(mara: Asking, sale: Sale): Promise<void> {
  const { customerId, itemId, taxCodeId } = sale
  const lines = [
    {
      itemId,
      description: 'Design of the waiting room',
      quantity: '12.5',
      unitPrice: '80',
      taxCodeIds: [taxCodeId],
    },
  ]
  await previewInvoice({ ...mara, body: { customerId, issueDate: '2026-06-15', lines } })
  const { data: draft } = await createInvoice({ ...mara, body: { customerId, lines } })
  const path = { id: draft.id }
  const { data: revised } = await reviseInvoice({
    ...mara,
    path,
    body: { reference: 'Order 4711', version: draft.version },
  })
  const { data: issued } = await issueInvoice({
    ...mara,
    path,
    body: { issueDate: '2026-06-15', version: revised.version },
  })
  await getInvoice({ ...mara, path })
  await getInvoicePdf({ ...mara, path })
  const { data: copy } = await duplicateInvoice({ ...mara, path })
  await voidInvoice({ ...mara, path, body: { reason: 'Wrong customer', version: issued.version } })
  await tellOfCopies(mara, copy)
}

async function tellOfCopies(mara: Asking, copy: { id: string; version: number }): Promise<void> {
  const path = { id: copy.id }
  const { data: aside } = await discardInvoice({ ...mara, path, body: { version: copy.version } })
  const { data: draft } = await restoreInvoice({ ...mara, path, body: { version: aside.version } })
  const rows = [{ id: draft.id, version: draft.version }]
  await bulkInvoices({ ...mara, body: { action: 'issue', preview: true, rows } })
  await listInvoices({ ...mara, query: { status: 'draft', limit: 10 } })
  await getInvoiceSummary(mara)
  await exportInvoices({ ...mara, query: { from: '2026-06-01', to: '2026-06-30' } })
}

/** An invoice over 100.00 and its tax, issued in June. */
export async function anIssued(mara: Asking, sale: Sale, description: string): Promise<Issued> {
  const { customerId, taxCodeId } = sale
  const line = { description, quantity: '1', unitPrice: '100.00', taxCodeIds: [taxCodeId] }
  const { data: draft } = await createInvoice({ ...mara, body: { customerId, lines: [line] } })
  const { data: issued } = await issueInvoice({
    ...mara,
    path: { id: draft.id },
    body: { issueDate: '2026-06-15', version: draft.version },
  })
  const [first] = issued.lines
  if (!first) throw new Error('The invoice has lost its line.')
  return { id: issued.id, number: issued.number, version: issued.version, lineId: first.id }
}
