import { journalCsvErrors, journalCsvLimits } from '@smb/core/exchange'
import { inThread } from '@smb/platform/threads'
import type { JournalCsvWish, ReadJournalCsv } from './read-journal-csv-bytes.ts'
import { readJournalCsvBytes } from './read-journal-csv-bytes.ts'

const bytesMax = journalCsvLimits.mib * 1024 * 1024
// Files up to this are read in some milliseconds; a thread would only cost its start.
const inlineBytesMax = 128 * 1024
const worker = new URL('./read-journal-csv-worker.ts', import.meta.url)

/** The body in one piece. Throws `exchange.journal_csv_too_large` as soon as it is. */
export async function journalCsvBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > bytesMax) throw journalCsvErrors.tooLarge(journalCsvLimits.mib)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads a spreadsheet of journals, anything but a small one in a thread of its own. Throws `exchange.journal_csv_*`, `csv.*`. */
export async function readJournalCsvFile(
  bytes: Buffer,
  wish: JournalCsvWish,
): Promise<ReadJournalCsv> {
  if (bytes.length <= inlineBytesMax) return readJournalCsvBytes(bytes, wish)
  return inThread(worker, { bytes, wish }, { tooCostly: journalCsvErrors.tooCostly })
}
