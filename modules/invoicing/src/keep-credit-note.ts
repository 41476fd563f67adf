import { assert } from '@smb/core/errors'
import type { InvoiceLine, IssuedCreditNote } from '@smb/core/invoicing'
import type { Tx } from '@smb/platform/db'
import { insertCreditNote } from './credit-note-repository.ts'
import type { GivenNumber } from './invoice-number.ts'
import { keepPrintedParties } from './printed-parties.ts'

/**
 * Keeps an issued note over those lines of its invoice, under the number that it was given, with what both parties are
 * called and how papers look today. Throws `credit_note.number_taken`.
 */
export async function keepCreditNote(
  tx: Tx,
  note: IssuedCreditNote,
  of: { readonly number: GivenNumber; readonly lines: readonly InvoiceLine[] },
): Promise<void> {
  const { letterheadId, billToId } = await keepPrintedParties(tx, note.customerId)
  assert(billToId, 'a credit note has a customer')
  await insertCreditNote(tx, note, { ...of, letterheadId, billToId })
}
