import type { ExportFormat } from '@smb/core/exchange'
import { journalWriter } from '@smb/core/exchange'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import { exportedEntries } from './exported-entries.ts'

const contentTypes: Record<ExportFormat, string> = {
  hledger: 'text/plain; charset=utf-8',
  beancount: 'text/plain; charset=utf-8',
  jsonl: 'application/x-ndjson',
}
const extensions: Record<ExportFormat, string> = {
  hledger: 'journal',
  beancount: 'beancount',
  jsonl: 'jsonl',
}

/** The whole journal as a file that is written while it is read, all of it from one snapshot. */
export function exportJournal(tx: ReadTx, format: ExportFormat): FileAnswer {
  return {
    fileName: `journal-${tx.today}.${extensions[format]}`,
    contentType: contentTypes[format],
    chunks: journalText(tx, format),
  }
}

async function* journalText(tx: ReadTx, format: ExportFormat): AsyncGenerator<string> {
  const writer = journalWriter(format, tx.baseCurrency)
  const header = writer.header()
  if (header !== '') yield header
  for await (const entries of exportedEntries(tx)) {
    yield entries.map(writer.entry).join('')
  }
}
