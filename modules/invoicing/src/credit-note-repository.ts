import { sql } from 'kysely'
import { AppError } from '@smb/core/errors'
import type { CreditNoteId, InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type {
  CreditNote,
  InvoiceLine,
  IssuedCreditNote,
  VoidedCreditNote,
} from '@smb/core/invoicing'
import { creditNoteErrors } from '@smb/core/invoicing'
import type { Money } from '@smb/core/money'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { CreditNoteLineRow, CreditNoteRow } from './credit-note-rows.ts'
import { creditNoteColumns, creditNoteFromRow, creditNoteLineColumns } from './credit-note-rows.ts'
import type { NumberPlace, PrintedPartyKeys } from './invoice-repository.ts'
import type { InvoicingTables } from './tables.generated.ts'

/** A credit note, and its row with who did what when. */
export type StoredCreditNote = { readonly note: CreditNote; readonly row: CreditNoteRow }

const tables = (tx: ReadTx) => tablesOf<InvoicingTables>(tx)

const notes = (tx: ReadTx) =>
  tables(tx)
    .selectFrom('invoicing.credit_note as c')
    .innerJoin('invoicing.invoice as i', (join) =>
      join.onRef('i.tenant_id', '=', 'c.tenant_id').onRef('i.id', '=', 'c.invoice_id'),
    )
    .selectAll('c')
    .select('i.number as invoice_number')

async function withLines(tx: ReadTx, rows: readonly CreditNoteRow[]): Promise<StoredCreditNote[]> {
  if (rows.length === 0) return []
  const lines: CreditNoteLineRow[] = await tables(tx)
    .selectFrom('invoicing.credit_note_line')
    .selectAll()
    .where(
      'credit_note_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('credit_note_id')
    .orderBy('line_no')
    .execute()
  const byNote = Map.groupBy(lines, (line) => line.credit_note_id)
  return rows.map((row) => ({ note: creditNoteFromRow(row, byNote.get(row.id) ?? []), row }))
}

/** Throws `credit_note.not_found`. */
export async function getCreditNote(tx: ReadTx, id: CreditNoteId): Promise<StoredCreditNote> {
  const found = await findCreditNote(tx, id)
  if (!found) throw creditNoteErrors.notFound()
  return found
}

export async function findCreditNote(
  tx: ReadTx,
  id: CreditNoteId,
): Promise<StoredCreditNote | undefined> {
  const rows = await notes(tx).where('c.id', '=', uuidFromId(id)).execute()
  return (await withLines(tx, rows))[0]
}

/**
 * The credit note, locked until the transaction ends. Lock it before the invoices that it settles.
 * Throws `credit_note.not_found`.
 */
export async function lockCreditNote(tx: Tx, id: CreditNoteId): Promise<StoredCreditNote> {
  await tables(tx)
    .selectFrom('invoicing.credit_note')
    .select('id')
    .where('id', '=', uuidFromId(id))
    .forNoKeyUpdate()
    .execute()
  // Read again, now that nobody else can change it.
  return getCreditNote(tx, id)
}

/** Every credit note of an invoice, void ones too, oldest first. */
export async function creditNotesOf(tx: ReadTx, invoiceId: InvoiceId): Promise<CreditNote[]> {
  const rows = await notes(tx)
    .where('c.invoice_id', '=', uuidFromId(invoiceId))
    .orderBy('c.issued_at')
    .orderBy('c.id')
    .execute()
  return (await withLines(tx, rows)).map(({ note }) => note)
}

/** Writes a note and what it prints of both parties. Throws `credit_note.number_taken`. */
export async function insertCreditNote(
  tx: Tx,
  note: IssuedCreditNote,
  of: PrintedPartyKeys & {
    readonly billToId: string
    readonly number: NumberPlace
    /** The invoice's. */
    readonly lines: readonly InvoiceLine[]
  },
): Promise<void> {
  await tables(tx)
    .insertInto('invoicing.credit_note')
    .values({
      ...creditNoteColumns(note, of),
      number_year: of.number.counter,
      number_seq: of.number.n,
      issued_at: tx.now,
    })
    .execute()
    .catch((error: unknown) => {
      throw /^credit_note_number_(unique|given)$/.test(violatedConstraint(error) ?? '')
        ? numberTaken(note.number)
        : error
    })
  await tables(tx)
    .insertInto('invoicing.credit_note_line')
    .values(creditNoteLineColumns(note, of.lines))
    .execute()
}

const numberTaken = (number: string): AppError =>
  new AppError(
    'conflict',
    'credit_note.number_taken',
    `The number ${number} is in use already. Change the pattern of the credit notes’ numbers, or raise the next number.`,
  )

export async function updateVoidedNote(tx: Tx, note: VoidedCreditNote): Promise<void> {
  await tables(tx)
    .updateTable('invoicing.credit_note')
    .set({
      voided_on: note.voidedOn,
      void_reason: note.voidReason,
      void_entry_id: uuidFromId(note.voidEntryId),
      voided_at: tx.now,
      voided_by: sql`platform.actor_id()`,
      version: note.version,
    })
    .where('id', '=', uuidFromId(note.id))
    .execute()
}

/** What an allocation or refund takes of a note (positive) or gives back to it (negative). */
export type CreditUsed = {
  readonly kind: 'allocated' | 'refunded'
  readonly amount: Money
  readonly base: Money
}

/**
 * Keeps how much of a locked credit note is allocated and refunded. That it is never more than the
 * note is refused by the database too.
 */
export async function addCreditUsed(tx: Tx, id: CreditNoteId, by: CreditUsed): Promise<void> {
  const { kind, amount, base } = by
  await tables(tx)
    .updateTable('invoicing.credit_note')
    .set((set) => ({
      [kind]: set(kind, '+', amount.minor),
      [`${kind}_base`]: set(`${kind}_base`, '+', base.minor),
      version: set('version', '+', 1),
    }))
    .where('id', '=', uuidFromId(id))
    .execute()
}
