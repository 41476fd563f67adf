import type { JournalTemplateId, LedgerAccountId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { JournalTemplate, TemplateLine } from '@smb/core/ledger'
import { journalTemplateErrors } from '@smb/core/ledger'
import { Money } from '@smb/core/money'
import type { CurrencyCode } from '@smb/core/money'
import type { Cadence, Instant, LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import { sql } from 'kysely'
import type { LedgerTables } from './tables.generated.ts'

type StoredLine = { accountId: string; side: 'debit' | 'credit'; amount: string | null }

const templates = (tx: ReadTx) =>
  tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.journal_template')
    .select([
      'id',
      'name',
      'memo',
      sql<StoredLine[]>`lines`.as('lines'),
      'cadence',
      'starts_on',
      'ends_on',
      'next_on',
      'failure',
      'failed_at',
      'archived_at',
      'version',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof templates>['executeTakeFirstOrThrow']>>

function templateFromRow(row: Row, base: CurrencyCode): JournalTemplate {
  return {
    id: idFromUuid('jte', row.id),
    name: row.name,
    memo: row.memo,
    lines: row.lines.map(({ accountId, side, amount }) => ({
      accountId: accountId as LedgerAccountId,
      side,
      amount: amount === null ? null : Money.parse(amount, base),
    })),
    recurrence:
      row.cadence === null
        ? null
        : {
            cadence: row.cadence as Cadence,
            startsOn: row.starts_on as LocalDate,
            endsOn: row.ends_on as LocalDate | null,
          },
    nextOn: row.next_on as LocalDate | null,
    failure: row.failure === null ? null : { at: row.failed_at as Instant, message: row.failure },
    archivedAt: row.archived_at as Instant | null,
    version: row.version,
  }
}

const storedLine = ({ accountId, side, amount }: TemplateLine): StoredLine => ({
  accountId,
  side,
  amount: amount && Money.toString(amount),
})

/** By name, those out of use at the end. A business has dozens, so they come in one piece. */
export async function listTemplates(tx: ReadTx): Promise<JournalTemplate[]> {
  const rows = await templates(tx)
    .orderBy(sql`archived_at is not null`)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(2_000)
    .execute()
  return rows.map((row) => templateFromRow(row, tx.baseCurrency))
}

export async function findTemplate(
  tx: ReadTx,
  id: JournalTemplateId,
): Promise<JournalTemplate | undefined> {
  const row = await templates(tx).where('id', '=', uuidFromId(id)).executeTakeFirst()
  return row && templateFromRow(row, tx.baseCurrency)
}

/** Throws `journal_template.not_found`. */
export async function getTemplate(tx: ReadTx, id: JournalTemplateId): Promise<JournalTemplate> {
  const template = await findTemplate(tx, id)
  if (!template) throw journalTemplateErrors.notFound()
  return template
}

/** The template with its row held until the transaction ends; undefined while another holds it. */
export async function takeTemplate(
  tx: Tx,
  id: JournalTemplateId,
): Promise<JournalTemplate | undefined> {
  const row = await templates(tx)
    .where('id', '=', uuidFromId(id))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && templateFromRow(row, tx.baseCurrency)
}

const contentOf = (template: Omit<JournalTemplate, 'version' | 'id'>) => ({
  name: template.name,
  memo: template.memo,
  lines: sql<never>`${JSON.stringify(template.lines.map(storedLine))}::jsonb`,
  cadence: template.recurrence?.cadence ?? null,
  starts_on: template.recurrence?.startsOn ?? null,
  ends_on: template.recurrence?.endsOn ?? null,
  next_on: template.nextOn,
  failure: template.failure?.message ?? null,
  failed_at: template.failure?.at ?? null,
  archived_at: template.archivedAt,
})

/** Throws `journal_template.name_taken`. */
export async function insertTemplate(
  tx: Tx,
  template: Omit<JournalTemplate, 'version'>,
): Promise<void> {
  await tablesOf<LedgerTables>(tx)
    .insertInto('ledger.journal_template')
    .values({ id: uuidFromId(template.id), ...contentOf(template) })
    .execute()
    .catch((error: unknown) => {
      throw refusalOf(error, template.name)
    })
}

/**
 * Saves the template over the version that it names and counts it up; false where that is not the current one. Throws
 * `journal_template.name_taken`.
 */
export async function updateTemplate(tx: Tx, template: JournalTemplate): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<LedgerTables>(tx)
    .updateTable('ledger.journal_template')
    .set({
      ...contentOf(template),
      saved_by: uuidFromId(tx.actorId),
      version: template.version + 1,
    })
    .where('id', '=', uuidFromId(template.id))
    .where('version', '=', template.version)
    .executeTakeFirst()
    .catch((error: unknown) => {
      throw refusalOf(error, template.name)
    })
  return numUpdatedRows === 1n
}

function refusalOf(error: unknown, name: string): unknown {
  return violatedConstraint(error) === 'journal_template_name_unique'
    ? journalTemplateErrors.nameTaken(name)
    : error
}

/** Notes that the occurrence is done with: by that entry, or passed over. A second time fails. */
export async function insertOccurrence(
  tx: Tx,
  template: JournalTemplateId,
  occurrence: { readonly on: LocalDate; readonly entryUuid: string | null },
): Promise<void> {
  await tablesOf<LedgerTables>(tx)
    .insertInto('ledger.journal_occurrence')
    .values({
      template_id: uuidFromId(template),
      occurs_on: occurrence.on,
      entry_id: occurrence.entryUuid,
    })
    .execute()
}

/** The last occurrence that is done with; null where there was none yet. */
export async function lastOccurrence(
  tx: Tx,
  template: JournalTemplateId,
): Promise<LocalDate | null> {
  const row = await tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.journal_occurrence')
    .select(({ fn }) => fn.max('occurs_on').as('last'))
    .where('template_id', '=', uuidFromId(template))
    .executeTakeFirst()
  return (row?.last ?? null) as LocalDate | null
}
