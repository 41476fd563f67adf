import { csvDateOrders, csvDecimalMarks, csvFileErrors, csvLimits } from '../csv/index.ts'
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
    /** What each column is, in the order of the file. */
    roles: z.array(z.enum(csvRoles)).min(2).max(csvLimits.columns).optional(),
    dateOrder: z.enum(csvDateOrders).optional(),
    decimalMark: z.enum(csvDecimalMarks).optional(),
    sign: z.enum(csvSigns).optional(),
  })
  .meta({ id: 'CsvMapping' })
export type CsvMapping = z.infer<typeof CsvMapping>

/** A mapping of as many columns as there may be is shorter. */
export const csvMappingTextMax = 4_000

/** Reads the JSON of a mapping. Throws `csv.mapping_malformed`. */
export function csvMappingFromJson(text: string): CsvMapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw csvFileErrors.mappingMalformed('it is no JSON')
  }
  const { data, error } = CsvMapping.safeParse(json)
  if (data) return data
  const issue = error.issues[0]
  throw csvFileErrors.mappingMalformed(
    `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  )
}

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
    words: z.string(),
    /** The cell that can be read in several ways, and its line. */
    sample: z.string().nullable(),
    fileLine: z.number().int().nullable(),
    choices: z.array(
      z.object({
        words: z.string(),
        /** What to add to the mapping for this answer. */
        answer: CsvMapping,
      }),
    ),
  })
  .meta({ id: 'CsvQuestion' })
export type CsvQuestionView = z.infer<typeof CsvQuestionView>

/** How a CSV file was read: its columns with samples, what they are taken for and why, and what has to be asked. */
export const CsvReadingView = z
  .object({
    encoding: z.string(),
    separator: z.string(),
    /** The line of the heading, from 1; null where the file has none. */
    headingLine: z.number().int().nullable(),
    columns: z.array(
      z.object({
        heading: z.string(),
        samples: z.array(z.string()),
        role: z.enum(csvRoles),
        /** Why it is taken for that, in words; null where a person said so. */
        reason: z.string().nullable(),
      }),
    ),
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
