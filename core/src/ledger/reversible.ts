import { ledgerErrors } from './ledger-errors.ts'
import type { EntrySourceType } from './journal-entry.ts'

/** What an entry belongs to, and what undoes it there, as whole sentences. */
type Owner = { readonly belongsTo: string; readonly instead: string }

const owners: Readonly<Record<EntrySourceType, Owner | null>> = {
  manual: null,
  journal_import: null,
  invoice: { belongsTo: 'an invoice', instead: 'void the invoice' },
  credit_note: { belongsTo: 'a credit note', instead: 'void the credit note' },
  payment_received: { belongsTo: 'a payment received', instead: 'reverse the payment' },
  allocation: {
    belongsTo: 'the allocation of a payment',
    instead: 'end the allocation on the payment',
  },
  refund: { belongsTo: 'a refund', instead: 'reverse the refund' },
  write_off: { belongsTo: 'a write-off', instead: 'reverse the write-off on its invoice' },
  opening_balances: {
    belongsTo: 'the opening balances',
    instead: 'reverse the opening balances as a whole',
  },
  statement_line: { belongsTo: 'a bank line', instead: 'unmatch the bank line' },
}

/** Why an entry of this source is not reversed by itself, and what to do instead; undefined where it may be reversed. */
export function whyNotReversible(source: EntrySourceType): string | undefined {
  const owner = owners[source]
  return owner ? ledgerErrors.postedByDocument(owner.belongsTo, owner.instead).message : undefined
}

/** Passes what people entered or imported; throws `ledger.posted_by_document` for what follows a document. */
export function assertReversible(source: EntrySourceType): void {
  const owner = owners[source]
  if (owner) throw ledgerErrors.postedByDocument(owner.belongsTo, owner.instead)
}
