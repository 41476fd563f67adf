export {
  csvAmount,
  csvDecimalMarks,
  csvSide,
  currencyOfCsvSign,
  isBlankCell,
  isCsvAmount,
} from './csv-amounts.ts'
export type { CsvDecimalMark } from './csv-amounts.ts'
export { csvDate, csvDateOrders, hasDateShape, isCsvDate } from './csv-dates.ts'
export type { CsvDateOrder } from './csv-dates.ts'
export { csvEncoding } from './csv-encoding.ts'
export { csvFileErrors } from './csv-file-errors.ts'
export {
  csvMappingFrom,
  csvMappingParts,
  csvMappingTextMax,
  csvQuestionParts,
  csvReadingParts,
} from './csv-mapping.ts'
export { dateQuestion, markQuestion } from './csv-questions.ts'
export { cellOf, cellsOf, csvLimits } from './csv-records.ts'
export type { CsvRecord, CsvSeparator } from './csv-records.ts'
export { csvRows, csvSeparatorOf, csvWidths } from './csv-separator.ts'
export { csvDateChoice, csvMarkChoice } from './csv-styles.ts'
export { normalizedText } from './normalized-text.ts'
export { byOrderMark, looksLikeUtf8 } from './text-bytes.ts'
export type { CsvCell } from './csv-decisions.ts'
export type { CsvChoice } from './csv-styles.ts'
export { csvLine } from './csv-line.ts'
export type { CsvOutCell } from './csv-line.ts'
