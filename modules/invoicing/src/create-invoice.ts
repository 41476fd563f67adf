import { isDeepStrictEqual } from 'node:util'
import type { CreateInvoice, DraftInvoice, Invoice } from '@smb/core/invoicing'
import {
  draftInvoice,
  invoiceChanges,
  invoiceErrors,
  invoiceTotals,
  invoiceView,
} from '@smb/core/invoicing'
import { moneyView } from '@smb/core/money'
import type { Customer } from '@smb/core/parties'
import { partyErrors } from '@smb/core/parties'
import { recordAudit } from '@smb/audit'
import { customerDefaults } from '@smb/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { getTaxPolicy } from '@smb/tax'
import type { DraftReferences } from './draft-references.ts'
import { draftReferences } from './draft-references.ts'
import { getInvoice, insertInvoice } from './invoice-repository.ts'
import { defaultNote } from './paper-settings-repository.ts'

/** An invoice and what its customer is called, for the view. */
export type NamedInvoice<I extends Invoice = Invoice> = {
  readonly invoice: I
  readonly customerName: string | undefined
}

/**
 * Saves a new draft; nothing needs to be given. The same id with the same content again is a success. Throws
 * `invoice.already_exists`, `customer.archived`, and what `draftReferences` and core's `invoiceChanges` throw.
 */
export async function createInvoice(
  tx: Tx,
  command: CreateInvoice,
): Promise<NamedInvoice<DraftInvoice>> {
  const { draft, references } = await draftOf(tx, command)
  const customerName = references.customer?.name
  if (!(await insertInvoice(tx, draft))) {
    const existing = await getInvoice(tx, draft.id)
    if (existing.status !== 'draft' || !haveSameContent(tx, existing, draft)) {
      throw invoiceErrors.alreadyExists()
    }
    return { invoice: existing, customerName }
  }
  await recordAudit(tx, {
    action: 'invoicing.invoice_drafted',
    subject: draft.id,
    details: draftFacts(draft),
  })
  return { invoice: draft, customerName }
}

/** The draft that a request describes, by the business's settings of today; nothing is saved. */
export async function draftOf(
  tx: Tx,
  command: CreateInvoice,
): Promise<{ readonly draft: DraftInvoice; readonly references: DraftReferences }> {
  const [references, policy, defaults, note] = await Promise.all([
    draftReferences(tx, command),
    getTaxPolicy(tx),
    customerDefaults(tx),
    defaultNote(tx),
  ])
  const { customer } = references
  if (customer) assertChoosable(customer)
  const currency = command.currency ?? customer?.currency ?? tx.baseCurrency
  const changes = invoiceChanges(command, {
    ...references,
    currency,
    taxDate: command.issueDate ?? tx.today,
    newLineId: () => tx.newId('inl'),
  })
  const draft = draftInvoice(changes, {
    id: command.id ?? tx.newId('inv'),
    currency,
    baseCurrency: tx.baseCurrency,
    pricesIncludeTax: policy.pricesIncludeTax,
    taxRounding: policy.taxRounding,
    paymentTermsDays: customer?.paymentTermsDays ?? defaults.paymentTermsDays,
    note,
  })
  return { draft, references }
}

/** Throws `customer.archived`. */
export function assertChoosable(customer: Customer): void {
  if (customer.archivedAt !== null) throw partyErrors.archived(customer.name)
}

/** What the audit trail keeps of a draft: ids and figures. */
export const draftFacts = (draft: DraftInvoice): Record<string, unknown> => ({
  ...moneyView(invoiceTotals(draft).total),
  customerId: draft.customerId,
  lines: draft.lines.length,
})

/** Equal but for the ids of lines, which the server makes where the client does not. */
function haveSameContent(tx: ReadTx, a: Invoice, b: Invoice): boolean {
  const content = (invoice: Invoice) => {
    const view = invoiceView(invoice, { today: tx.today })
    return { ...view, lines: view.lines.map((line) => ({ ...line, id: '' })), version: 0 }
  }
  return isDeepStrictEqual(content(a), content(b))
}
