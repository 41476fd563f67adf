import { journalCsvErrors } from '@smb/core/exchange'
import { inThread } from '@smb/platform/threads'
import type { JournalCsvWish, ReadJournalCsv } from './read-journal-csv-bytes.ts'
import { readJournalCsvBytes } from './read-journal-csv-bytes.ts'

// Files up to this are read in some milliseconds; a thread would only cost its start.
const inlineBytesMax = 128 * 1024
const worker = new URL('./read-journal-csv-worker.ts', import.meta.url)

/** Reads a spreadsheet of journals, anything but a small one in a thread of its own. Throws `exchange.journal_csv_*`, `csv.*`. */
export async function readJournalCsvFile(
  bytes: Buffer,
  wish: JournalCsvWish,
): Promise<ReadJournalCsv> {
  if (bytes.length <= inlineBytesMax) return readJournalCsvBytes(bytes, wish)
  return inThread(worker, { bytes, wish }, { tooCostly: journalCsvErrors.tooCostly })
}
