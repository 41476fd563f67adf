import type { JournalTemplateId } from '@smb/core/ids'
import type {
  CreateJournalTemplate,
  JournalTemplate,
  ReviseJournalTemplate,
} from '@smb/core/ledger'
import {
  checkedTemplate,
  journalTemplateErrors,
  journalTemplateView,
  ledgerErrors,
  nextOccurrence,
} from '@smb/core/ledger'
import type { LocalDate, Recurrence } from '@smb/core/time'
import { isSameRecurrence, occurrenceAfter } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { findAccounts } from './account-repository.ts'
import {
  findTemplate,
  getTemplate,
  insertOccurrence,
  insertTemplate,
  lastOccurrence,
  updateTemplate,
} from './journal-template-repository.ts'

type Content = Omit<CreateJournalTemplate, 'id'>

/**
 * Keeps an entry to begin with, or one that posts itself. The same id with the same name again is a success. Throws
 * `journal_template.…` with the path at fault, `ledger.account_not_found`.
 */
export async function createTemplate(
  tx: Tx,
  { id: given, ...content }: CreateJournalTemplate,
): Promise<JournalTemplate> {
  const existing = given && (await findTemplate(tx, given))
  if (existing) {
    if (existing.name === content.name) return existing
    throw journalTemplateErrors.exists()
  }
  await assertUsable(tx, content)
  const id = given ?? tx.newId('jte')
  const { recurrence } = content
  const nextOn = recurrence && nextOccurrence(recurrence, tx.today, null)
  await insertTemplate(tx, { ...content, id, nextOn, failure: null, archivedAt: null })
  await recordAudit(tx, { action: 'ledger.journal_template_created', subject: id })
  return getTemplate(tx, id)
}

/** Saves the template as it is to be. Throws what creating throws, `journal_template.changed_meanwhile`. */
export async function reviseTemplate(
  tx: Tx,
  id: JournalTemplateId,
  { version, ...content }: ReviseJournalTemplate,
): Promise<JournalTemplate> {
  const before = await getTemplate(tx, id)
  await assertUsable(tx, content)
  const { recurrence } = content
  const isSame = isSameRecurrence(recurrence, before.recurrence)
  const nextOn = isSame ? before.nextOn : await nextOnOf(tx, id, recurrence)
  await save(tx, before, { ...before, ...content, version, nextOn, failure: null })
  await recordAudit(tx, { action: 'ledger.journal_template_revised', subject: id })
  return getTemplate(tx, id)
}

/**
 * Out of use: nothing is posted any more, what was posted stays. Or back into use: what would have fallen in between is
 * not made up for. Throws `journal_template.changed_meanwhile`.
 */
export async function archiveTemplate(
  tx: Tx,
  id: JournalTemplateId,
  to: { readonly archived: boolean; readonly version: number },
): Promise<JournalTemplate> {
  const before = await getTemplate(tx, id)
  const { recurrence } = before
  await save(tx, before, {
    ...before,
    version: to.version,
    archivedAt: to.archived ? tx.now : null,
    nextOn: to.archived ? before.nextOn : await nextOnOf(tx, id, recurrence),
    failure: null,
  })
  const action = to.archived
    ? 'ledger.journal_template_archived'
    : 'ledger.journal_template_restored'
  await recordAudit(tx, { action, subject: id })
  return getTemplate(tx, id)
}

/** Passes over the next occurrence. Throws `journal_template.nothing_to_skip`, `journal_template.changed_meanwhile`. */
export async function skipOccurrence(
  tx: Tx,
  id: JournalTemplateId,
  version: number,
): Promise<JournalTemplate> {
  const before = await getTemplate(tx, id)
  const { nextOn, recurrence } = before
  if (nextOn === null || recurrence === null) throw journalTemplateErrors.nothingToSkip()
  const after = { ...before, version, nextOn: occurrenceAfter(recurrence, nextOn), failure: null }
  await save(tx, before, after)
  await insertOccurrence(tx, id, { on: nextOn, entryUuid: null })
  await recordAudit(tx, {
    action: 'ledger.journal_occurrence_skipped',
    subject: id,
    details: { on: nextOn },
  })
  return getTemplate(tx, id)
}

async function nextOnOf(
  tx: Tx,
  id: JournalTemplateId,
  recurrence: Recurrence | null,
): Promise<LocalDate | null> {
  return recurrence && nextOccurrence(recurrence, tx.today, await lastOccurrence(tx, id))
}

async function save(tx: Tx, before: JournalTemplate, after: JournalTemplate): Promise<void> {
  if (!(await updateTemplate(tx, after)))
    throw journalTemplateErrors.changedMeanwhile(journalTemplateView(before))
}

async function assertUsable(tx: Tx, content: Content): Promise<void> {
  checkedTemplate(content, tx.baseCurrency)
  const ids = [...new Set(content.lines.map(({ accountId }) => accountId))]
  if ((await findAccounts(tx, ids)).length < ids.length) throw ledgerErrors.accountNotFound()
}
