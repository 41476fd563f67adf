import type { Permission } from '../identity/index.ts'
import type { CreditNote } from '../invoicing/index.ts'
import { creditNoteErrors } from '../invoicing/index.ts'
import { Money } from '../money/index.ts'
import type { CreditNoteAction, CreditNoteActionView } from './credit-note-detail-schema.ts'
import { creditNoteActions } from './credit-note-detail-schema.ts'
import type { CreditSource } from './credit-source.ts'
import { isUsed, sourceRemainder } from './credit-source.ts'

const permissionOf: Readonly<Record<CreditNoteAction, Permission>> = {
  allocate: 'payment:write',
  refund: 'payment:write',
  void: 'invoice:void',
}

/** What makes sense on a credit note, with a sentence where it cannot be done now or not by this person. */
export function allowedCreditNoteActions(
  note: CreditNote,
  source: CreditSource,
  mayDo: (permission: Permission) => boolean,
): CreditNoteActionView[] {
  if (note.status === 'voided') return []
  return creditNoteActions.map((action) => {
    const deniedReason = mayDo(permissionOf[action])
      ? stateReason(note, source, action)
      : 'Your role in this business does not include this.'
    return { action, isAllowed: deniedReason === null, deniedReason }
  })
}

function stateReason(
  note: CreditNote,
  source: CreditSource,
  action: CreditNoteAction,
): string | null {
  if (action === 'void') return isUsed(source) ? creditNoteErrors.inUse(note.number).message : null
  return Money.isZero(sourceRemainder(source)) ? 'Nothing of this credit note is left.' : null
}
