import { csvMappingFrom, csvMappingParts, csvQuestionParts, csvReadingParts } from '../csv/index.ts'
import { z } from 'zod'
import { csvRoles } from './csv-words.ts'

export const csvSigns = ['as_written', 'reversed'] as const
/** Whether a minus is money out as written, or money in (as some banks write credit cards). */
export type CsvSign = (typeof csvSigns)[number]

/**
 * How a bank's CSV file is read. Every part may be left out: what is left out comes from the mapping remembered for
 * files with this heading, then from the evidence of the columns.
 */
export const CsvMapping = z
  .strictObject({
    ...csvMappingParts(csvRoles),
    sign: z.enum(csvSigns).optional(),
  })
  .meta({ id: 'CsvMapping' })
export type CsvMapping = z.infer<typeof CsvMapping>

/** Reads the JSON of a mapping. Throws `csv.mapping_malformed`. */
export const csvMappingFromJson = (text: string): CsvMapping => csvMappingFrom(CsvMapping, text)

export const csvQuestionKinds = [
  'date_column',
  'amount_column',
  'date_order',
  'decimal_mark',
  'sign',
] as const

/** Something that the file does not decide, in words, with every possible answer. */
export const CsvQuestionView = z
  .object({
    kind: z.enum(csvQuestionKinds),
    ...csvQuestionParts(CsvMapping),
  })
  .meta({ id: 'CsvQuestion' })
export type CsvQuestionView = z.infer<typeof CsvQuestionView>

/** How a CSV file was read: its columns with samples, what they are taken for and why, and what has to be asked. */
export const CsvReadingView = z
  .object({
    ...csvReadingParts(csvRoles),
    /** What was used: answers given, remembered or proven. Parts that nothing depends on are left out. */
    mapping: CsvMapping,
    /** Whether the columns are known from an earlier file of this bank account. */
    isRemembered: z.boolean(),
    questions: z.array(CsvQuestionView),
    /** Why the file cannot be imported this way; null where it can, or where questions come first. */
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** Lines of the file that are no lines of the statement: totals, balances, what did not settle. */
    leftOut: z.array(
      z.object({ fileLine: z.number().int(), text: z.string(), reason: z.string() }),
    ),
    leftOutCount: z.number().int(),
  })
  .meta({ id: 'CsvReading' })
export type CsvReadingView = z.infer<typeof CsvReadingView>
