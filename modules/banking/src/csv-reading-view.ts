import type { CsvReadingView } from '@smb/core/banking'
import type { ReadCsvFile } from './read-statement-bytes.ts'

const leftOutShownMax = 50

/** How a CSV file was read, as its preview shows it. */
export function csvReadingView(csv: ReadCsvFile): CsvReadingView {
  const { refusal } = csv
  return {
    encoding: csv.encoding,
    separator: csv.separator,
    headingLine: csv.headingLine,
    columns: csv.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    mapping: csv.mapping,
    isRemembered: csv.isRemembered,
    questions: [...csv.questions],
    refusal: refusal && { code: refusal.code, message: refusal.message },
    leftOut: csv.leftOut.slice(0, leftOutShownMax).map((row) => ({ ...row })),
    leftOutCount: csv.leftOut.length,
  }
}
