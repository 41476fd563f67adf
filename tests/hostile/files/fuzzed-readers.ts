import { csvStatementReader, ofxReader } from '../../../modules/banking/test/fuzzed-statements.ts'
import { journalCsvReader, jsonlReader } from '../../../modules/exchange/test/fuzzed-journals.ts'
import type { FuzzedReader } from './fuzzed-reader.ts'
import { tableReader } from './fuzzed-tables.ts'

/** Every reader of files that strangers write. */
export const fuzzedReaders: readonly FuzzedReader[] = [
  ofxReader,
  csvStatementReader,
  jsonlReader,
  journalCsvReader,
  tableReader,
]
