import { answerCaller } from '@smb/platform/threads'
import type { JournalCsvWish } from './read-journal-csv-bytes.ts'
import { readJournalCsvBytes } from './read-journal-csv-bytes.ts'

answerCaller(({ bytes, wish }: { bytes: Uint8Array; wish: JournalCsvWish }) =>
  readJournalCsvBytes(bytes, wish),
)
