import { AppError } from '@smb/core/errors'
import type { JournalTemplateId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import type { Instant, LocalDate } from '@smb/core/time'
import { occurrenceAfter } from '@smb/core/time'
import type { Pool, ReadTx, Tx } from '@smb/platform/db'
import { inJobTx } from '@smb/platform/db'
import type { Job, JobContext } from '@smb/platform/jobs'
import { insertOccurrence, takeTemplate, updateTemplate } from './journal-template-repository.ts'
import { postJournal } from './post-journal.ts'

const everyMs = 60_000
const templatesPerRun = 200
/** A server that was away for years makes up for this many at a time, and goes on at the next run. */
const occurrencesPerRun = 60

/** Posts what recurs on its days. What cannot be posted says why on its template, and is tried again. */
export const postRecurringJournals: Job = {
  name: 'ledger.post_recurring_journals',
  schedule: { everyMs },
  run: (context) => postDueJournals(context),
}

/** Posts every occurrence that is due, now or at the moment given, each in a transaction of its own. */
export async function postDueJournals({ pool, log }: JobContext, moment?: Instant): Promise<void> {
  for (const { id, facts } of await dueTemplates(pool, moment)) {
    try {
      for (let posted = 0; posted < occurrencesPerRun; posted += 1)
        if (!(await inJobTx(pool, facts, (tx) => postOccurrence(tx, id)))) break
    } catch (error) {
      log.warn({ err: error, template: id, tenantId: facts.tenantId }, 'could not post what recurs')
      const message = error instanceof AppError ? error.message : 'Something failed on our side.'
      await inJobTx(pool, facts, (tx) => noteFailure(tx, id, message))
    }
  }
}

/** Posts the next occurrence where it is due; false where nothing is due, or another worker is at it (rule 34). */
async function postOccurrence(tx: Tx, id: JournalTemplateId): Promise<boolean> {
  const template = await takeTemplate(tx, id)
  const { nextOn, recurrence, lines } = template ?? {}
  if (!template || !nextOn || !recurrence || !lines || template.archivedAt || nextOn > tx.today)
    return false
  const entry = await postJournal(tx, {
    postingDate: nextOn,
    memo: template.memo || template.name,
    lines: lines.flatMap(({ amount, ...line }) => (amount ? [{ ...line, amount }] : [])),
  })
  await insertOccurrence(tx, id, { on: nextOn, entryUuid: uuidFromId(entry.id) })
  const next = occurrenceAfter(recurrence, nextOn)
  await updateTemplate(tx, { ...template, nextOn: next, failure: null })
  return true
}

async function noteFailure(tx: Tx, id: JournalTemplateId, message: string): Promise<void> {
  const template = await takeTemplate(tx, id)
  if (template) await updateTemplate(tx, { ...template, failure: { at: tx.now, message } })
}

type Due = { readonly id: JournalTemplateId; readonly facts: ReadTx }

async function dueTemplates(pool: Pool, moment?: Instant): Promise<Due[]> {
  const { rows } = await pool.query<Record<string, string> & { fiscal_year_start_month: number }>(
    'select * from ledger.due_templates($1, $2)',
    [moment ?? null, templatesPerRun],
  )
  return rows.map((row) => ({
    id: idFromUuid('jte', row['template_id'] as string),
    facts: {
      tenantId: idFromUuid('ten', row['tenant_id'] as string),
      actorId: idFromUuid('usr', row['saved_by'] as string),
      role: 'owner',
      baseCurrency: row['base_currency'] as CurrencyCode,
      timeZone: row['time_zone'] as string,
      fiscalYearStartMonth: row.fiscal_year_start_month,
      now: row['moment'] as Instant,
      today: row['today'] as LocalDate,
    },
  }))
}
