import type { InvoiceId } from '@smb/core/ids'
import type { DraftInvoice } from '@smb/core/invoicing'
import { duplicatedInvoice } from '@smb/core/invoicing'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { getTaxCodes } from '@smb/tax'
import type { NamedInvoice } from './create-invoice.ts'
import { draftFacts } from './create-invoice.ts'
import { linesTaxedOn } from './draft-references.ts'
import { getInvoice, insertInvoice } from './invoice-repository.ts'
import { customerNameOf } from './revise-invoice.ts'

/** A new draft of the same content, taxed as of today; of a voided invoice it is the successor (rule 41). */
export async function duplicateInvoice(tx: Tx, id: InvoiceId): Promise<NamedInvoice<DraftInvoice>> {
  const original = await getInvoice(tx, id)
  const [taxCodes, customerName] = await inOrder([
    getTaxCodes(
      tx,
      original.lines.flatMap((line) => line.taxCodeIds),
    ),
    customerNameOf(tx, original),
  ])
  const copy = duplicatedInvoice(original, {
    id: tx.newId('inv'),
    newLineId: () => tx.newId('inl'),
  })
  const draft = { ...copy, lines: linesTaxedOn(copy.lines, tx.today, taxCodes) }
  await insertInvoice(tx, draft)
  await recordAudit(tx, {
    action: 'invoicing.invoice_drafted',
    subject: draft.id,
    details: { ...draftFacts(draft), fromInvoiceId: id },
  })
  return { invoice: draft, customerName }
}
