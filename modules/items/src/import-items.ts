import type { CsvChoice, CsvDecimalMark } from '@smb/core/csv'
import { csvEncoding, csvFileErrors, markQuestion } from '@smb/core/csv'
import type { Issue } from '@smb/core/errors'
import type { Item, ItemImportRowView, ItemImportView, PlannedItem } from '@smb/core/items'
import {
  itemFileErrors,
  itemFileLimits,
  itemImportPlan,
  itemPriceMarks,
  newItem,
  readItemFile,
  revisedItem,
} from '@smb/core/items'
import { recordAudit } from '@smb/audit'
import { listAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { wholeBody } from '@smb/platform/http'
import { listTaxCodes } from '@smb/tax'
import { lockItemsCalled, saveItems } from './item-repository.ts'

const issuesMax = 100

/**
 * Takes in products and services from a CSV file, all of it or nothing: what is not there yet is added, what differs is
 * changed, an empty cell leaves what stands. As a preview it says line by line what would happen, and changes nothing.
 * Throws `item.import_faulty` with the first hundred lines that do not fit, `csv.question_open`, `item.file_*`, `csv.*`.
 */
export async function importItems(
  tx: Tx,
  body: AsyncIterable<Buffer>,
  how: { readonly isPreview: boolean; readonly decimalMark: CsvDecimalMark | undefined },
): Promise<ItemImportView> {
  const file = readItemFile(
    decoded(await wholeBody(body, { mib: itemFileLimits.mib, tooLarge: itemFileErrors.tooLarge })),
  )
  const marks = itemPriceMarks(file.rows, { given: how.decimalMark, currency: tx.baseCurrency })
  const view = (planned: readonly PlannedItem[]): ItemImportView => ({
    isPreview: how.isPreview,
    ...countsOf(planned),
    ignoredColumns: [...file.ignoredColumns],
    question: questionOf(marks),
    rows: planned.map((each) => each.view),
  })
  if (marks.isOpen) {
    if (how.isPreview) return view([])
    throw csvFileErrors.questionOpen(markQuestion(marks.cell, marks.styles).words)
  }
  const codes = file.rows.map(({ code }) => code)
  const names = file.rows.map(({ name }) => name)
  const [items, accounts, taxCodes] = await inOrder([
    lockItemsCalled(tx, { codes, names }),
    listAccounts(tx),
    listTaxCodes(tx),
  ])
  const planned = itemImportPlan(file.rows, {
    ...{ items, accounts, taxCodes },
    decimalMark: marks.any,
    baseCurrency: tx.baseCurrency,
  })
  if (!how.isPreview) await save(tx, planned)
  return view(planned)
}

async function save(tx: Tx, planned: readonly PlannedItem[]): Promise<void> {
  const faulty = planned.filter(({ view }) => view.outcome === 'faulty')
  if (faulty.length > 0) {
    const issues = faulty.slice(0, issuesMax).map(({ view }) => issueOf(view))
    throw itemFileErrors.faulty(faulty.length, issues)
  }
  const written = planned.filter(({ view }) => view.outcome !== 'unchanged')
  const saved = written.map((each) => savedItem(tx, each))
  await saveItems(tx, saved)
  for (let at = 0; at < saved.length; at += auditedAtOnce) {
    const part = saved.slice(at, at + auditedAtOnce)
    await inOrder(part.map(({ id, version }) => recordAudit(tx, auditOf(id, version))))
  }
}
const auditedAtOnce = 500

const auditOf = (subject: Item['id'], version: number) => ({
  action: version === 1 ? 'items.item_created' : 'items.item_revised',
  subject,
})

function savedItem(tx: Tx, { before, given, view }: PlannedItem): Item {
  if (before) return { ...revisedItem(before, given), version: before.version + 1 }
  return newItem({ ...given, name: view.name }, { id: tx.newId('itm'), currency: tx.baseCurrency })
}

function countsOf(planned: readonly PlannedItem[]) {
  const count = (outcome: ItemImportRowView['outcome']): number =>
    planned.filter(({ view }) => view.outcome === outcome).length
  return {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    faulty: count('faulty'),
  }
}

function questionOf(marks: CsvChoice<CsvDecimalMark>): ItemImportView['question'] {
  if (!marks.isOpen) return null
  const { words, choices } = markQuestion(marks.cell, marks.styles)
  return { words, choices: choices.map((choice) => ({ words: choice.words, ...choice.answer })) }
}

const issueOf = ({ line, message }: ItemImportRowView): Issue => ({
  path: ['rows', line],
  code: 'item.import_faulty',
  message: `Line ${line}: ${message ?? ''}`,
})

/** By its bytes: spreadsheets save in the encoding of their country. Letters in one form, as keyboards type them. */
function decoded(bytes: Buffer): string {
  const encoding = csvEncoding(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC')
  } catch (error) {
    throw error instanceof TypeError ? itemFileErrors.encoding(encoding) : error
  }
}
