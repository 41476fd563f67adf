import type { CreditNoteId } from '@smb/core/ids'
import { creditNoteDocument } from '@smb/core/invoicing'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import { getCreditNote } from './credit-note-repository.ts'
import { getInvoice } from './invoice-repository.ts'
import { paperOptions } from './paper-options.ts'
import { invoicePdf } from './pdf/invoice-pdf.ts'
import { keptParties } from './printed-parties.ts'

/** A credit note as the customer gets it, with the number of the invoice it corrects. Throws `credit_note.not_found`. */
export async function creditNoteFile(tx: ReadTx, id: CreditNoteId): Promise<FileAnswer> {
  const { note, row } = await getCreditNote(tx, id)
  const [invoice, parties] = await Promise.all([
    getInvoice(tx, note.invoiceId),
    keptParties(tx, { letterheadId: row.letterhead_id, billToId: row.bill_to_id }),
  ])
  const document = creditNoteDocument(note, invoice, {
    ...parties,
    language: parties.look.language,
  })
  const options = await paperOptions(tx, parties)
  return {
    fileName: `${note.number}.pdf`,
    chunks: invoicePdf(document, { ...options, paymentTerms: '' }),
  }
}
