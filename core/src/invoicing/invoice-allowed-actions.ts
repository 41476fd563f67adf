import type { Permission } from '../identity/index.ts'
import { Money } from '../money/index.ts'
import type { Invoice } from './invoice.ts'
import type { AllowedActionView } from './invoice-detail-schema.ts'
import { invoiceErrors } from './invoice-errors.ts'
import { outstanding } from './invoice-settlement.ts'
import type { InvoiceAction } from './invoice-view-schema.ts'

const permissionOf: Readonly<Record<InvoiceAction, Permission>> = {
  revise: 'invoice:write',
  issue: 'invoice:issue',
  archive: 'invoice:write',
  restore: 'invoice:write',
  record_payment: 'payment:write',
  credit: 'invoice:issue',
  write_off: 'invoice:void',
  void: 'invoice:void',
  duplicate: 'invoice:write',
}

/** The actions that make sense on a document in this state; those that do not are not worth a button. */
function offered(invoice: Invoice): InvoiceAction[] {
  if (invoice.status === 'voided') return ['duplicate']
  if (invoice.status === 'issued')
    return ['revise', 'record_payment', 'credit', 'write_off', 'void', 'duplicate']
  return invoice.archivedAt === null ? ['revise', 'issue', 'archive', 'duplicate'] : ['restore']
}

/** What credit notes have taken of the invoice. */
export type Corrections = {
  /** Numbers of its live credit notes. */
  readonly liveNotes: readonly string[]
  readonly isAllCredited: boolean
}

/** Each offered action, with a sentence where it cannot be taken now or not by this person. */
export function allowedInvoiceActions(
  invoice: Invoice,
  mayDo: (permission: Permission) => boolean,
  corrections: Corrections = { liveNotes: [], isAllCredited: false },
): AllowedActionView[] {
  return offered(invoice).map((action) => {
    const deniedReason = mayDo(permissionOf[action])
      ? stateReason(invoice, action, corrections)
      : 'Your role in this business does not include this.'
    return { action, isAllowed: deniedReason === null, deniedReason }
  })
}

function stateReason(
  invoice: Invoice,
  action: InvoiceAction,
  { liveNotes, isAllCredited }: Corrections,
): string | null {
  if (invoice.status !== 'issued') return null
  if (action === 'revise') return invoiceErrors.notDraft(invoice).message
  if (action === 'void' && !Money.isZero(invoice.settled)) {
    return invoiceErrors.settled(invoice.number).message
  }
  if (action === 'void' && liveNotes.length > 0) {
    return invoiceErrors.credited(invoice.number, liveNotes).message
  }
  if (action === 'credit' && isAllCredited) return `All of invoice ${invoice.number} is credited.`
  const isPaid = !Money.isPositive(outstanding(invoice))
  const needsOpen = action === 'record_payment' || action === 'write_off'
  return needsOpen && isPaid ? `Invoice ${invoice.number} is paid.` : null
}
