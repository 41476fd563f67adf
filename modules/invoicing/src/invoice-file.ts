import type { InvoiceId } from '@smb/core/ids'
import { invoiceDocument, paymentTermsText } from '@smb/core/invoicing'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import { getInvoice } from './invoice-repository.ts'
import { paperOptions } from './paper-options.ts'
import { invoicePdf } from './pdf/invoice-pdf.ts'
import { printedParties } from './printed-parties.ts'

/** An invoice as the customer gets it; a draft is marked as one and has no number. Throws `invoice.not_found`. */
export async function invoiceFile(tx: ReadTx, id: InvoiceId): Promise<FileAnswer> {
  const invoice = await getInvoice(tx, id)
  const parties = await printedParties(tx, invoice)
  const { language } = parties.look
  const document = invoiceDocument(invoice, { ...parties, language })
  const options = await paperOptions(tx, parties)
  return {
    fileName: `${invoice.number ?? 'draft-invoice'}.pdf`,
    chunks: invoicePdf(document, { ...options, paymentTerms: paymentTermsText(invoice, language) }),
  }
}
