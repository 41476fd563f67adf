import { z } from 'zod'
import { csvDecimalMarks } from './csv-amounts.ts'
import { csvDateOrders } from './csv-dates.ts'
import { csvFileErrors } from './csv-file-errors.ts'
import { csvLimits } from './csv-records.ts'

/** What can be said of any file: what each column is, in the order of the file, and how values are written. */
export const csvMappingParts = <Role extends string>(roles: readonly Role[]) => ({
  roles: z.array(z.enum(roles)).min(2).max(csvLimits.columns).optional(),
  dateOrder: z.enum(csvDateOrders).optional(),
  decimalMark: z.enum(csvDecimalMarks).optional(),
})

/** A mapping of as many columns as there may be is shorter. */
export const csvMappingTextMax = 4_000

/** Reads the JSON of a mapping. Throws `csv.mapping_malformed`. */
export function csvMappingFrom<Mapping>(schema: z.ZodType<Mapping>, text: string): Mapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw csvFileErrors.mappingMalformed('it is no JSON')
  }
  const { data, error } = schema.safeParse(json)
  if (data) return data
  const issue = error?.issues[0]
  throw csvFileErrors.mappingMalformed(
    `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  )
}

/** How a file was read, and its columns with samples and what they are taken for. */
export const csvReadingParts = <Role extends string>(roles: readonly Role[]) => ({
  encoding: z.string(),
  separator: z.string(),
  /** The line of the heading, from 1; null where the file has none. */
  headingLine: z.number().int().nullable(),
  columns: z.array(
    z.object({
      heading: z.string(),
      samples: z.array(z.string()),
      role: z.enum(roles),
      /** Why it is taken for that, in words; null where a person said so. */
      reason: z.string().nullable(),
    }),
  ),
})

/** Something that the file does not decide, in words, with every possible answer. */
export const csvQuestionParts = <Mapping>(answer: z.ZodType<Mapping>) => ({
  words: z.string(),
  /** The cell that can be read in several ways, and its line. */
  sample: z.string().nullable(),
  fileLine: z.number().int().nullable(),
  /** `answer` is what to add to the mapping. */
  choices: z.array(z.object({ words: z.string(), answer })),
})
