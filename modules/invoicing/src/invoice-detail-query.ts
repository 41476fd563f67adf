import { assert } from '@smb/core/errors'
import type { Role } from '@smb/core/identity'
import { isAllowed } from '@smb/core/identity'
import type { InvoiceId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type {
  DocumentParty,
  InvoiceDetailView,
  InvoiceEventKind,
  InvoiceEventView,
  PrintedPartyView,
} from '@smb/core/invoicing'
import {
  allowedInvoiceActions,
  invoiceEventKinds,
  invoiceView,
  printedParty,
} from '@smb/core/invoicing'
import { sql } from 'kysely'
import { entriesOfSource } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { creditNotesOf } from './credit-note-repository.ts'
import { correctionsOf, creditNoteOfInvoice } from './invoice-corrections.ts'
import { getInvoice } from './invoice-repository.ts'
import { printedParties } from './printed-parties.ts'
import { customerNameOf } from './revise-invoice.ts'
import type { InvoicingTables } from './tables.generated.ts'

const eventsMax = 500

/** An invoice with its figures, its story, its entries and what can be done next. Throws `invoice.not_found`. */
export async function invoiceDetail(tx: ReadTx, id: InvoiceId): Promise<InvoiceDetailView> {
  const invoice = await getInvoice(tx, id)
  const [customerName, parties, timeline, journalEntries, replacedById, notes] = await Promise.all([
    customerNameOf(tx, invoice),
    printedParties(tx, invoice),
    timelineOf(tx, id),
    entriesOfSource(tx, [id]),
    successorOf(tx, id),
    creditNotesOf(tx, id),
  ])
  return {
    ...invoiceView(invoice, { today: tx.today, customerName }),
    printedParties: {
      seller: partyView(parties.seller),
      customer: parties.customer && partyView(parties.customer),
    },
    replacedById,
    creditNotes: notes.map(creditNoteOfInvoice),
    allowedActions: allowedInvoiceActions(
      invoice,
      (permission) => isAllowed(tx.role as Role, permission),
      correctionsOf(invoice, notes),
    ),
    timeline,
    journalEntries,
  }
}

function partyView(party: DocumentParty): PrintedPartyView {
  const printed = printedParty(party)
  return { ...printed, lines: [...printed.lines] }
}

/** The latest invoice that was duplicated from this one after it was voided. */
async function successorOf(tx: ReadTx, id: InvoiceId): Promise<InvoiceId | null> {
  const row = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select('id')
    .where('replaces_id', '=', uuidFromId(id))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? idFromUuid('inv', row.id) : null
}

type EventRow = {
  recorded_at: string
  action: string
  actor_id: string | null
  actor_name: string | null
  details: Record<string, unknown>
}

// A draft is saved with every pause in typing: only the last of those savings is worth telling.
async function timelineOf(tx: ReadTx, id: InvoiceId): Promise<InvoiceEventView[]> {
  const revised = 'invoicing.invoice_revised'
  const { rows } = await sql<EventRow>`
    select e.recorded_at, e.action, e.actor_id, e.actor_name, e.details
      from invoicing.invoice_event e
     where e.invoice_id = ${uuidFromId(id)}
       and (e.action <> ${revised} or e.seq = (
             select max(r.seq) from invoicing.invoice_event r where r.invoice_id = e.invoice_id and r.action = ${revised}))
     order by e.seq limit ${eventsMax}`.execute(tablesOf(tx))
  return rows.map(eventView)
}

function eventView(row: EventRow): InvoiceEventView {
  const { details } = row
  const text = (key: string): string | null => {
    const value = details[key]
    return typeof value === 'string' ? value : null
  }
  const [amount, currency] = [text('amount'), text('currency')]
  return {
    kind: kindOf(row.action),
    at: row.recorded_at,
    actorId: row.actor_id === null ? null : idFromUuid('usr', row.actor_id),
    actorName: row.actor_name,
    date: text('date'),
    amount: amount !== null && currency !== null ? { amount, currency } : null,
    entryId: text('entryId'),
    paymentId: text('paymentId'),
    creditNoteId: text('creditNoteId'),
    writeOffId: text('writeOffId'),
    fromInvoiceId: text('fromInvoiceId'),
  }
}

function kindOf(action: string): InvoiceEventKind {
  const kind = invoiceEventKinds.find((each) => action === `invoicing.invoice_${each}`)
  assert(kind, `${action} is not an event of an invoice`)
  return kind
}
