import type { CreditNoteId, PaymentReceivedId } from '@smb/core/ids'

/** Which payment or credit note some customer credit is of. */
export type CreditId =
  { readonly paymentId: PaymentReceivedId } | { readonly creditNoteId: CreditNoteId }
