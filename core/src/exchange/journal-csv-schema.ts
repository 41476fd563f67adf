import { z } from 'zod'
import {
  csvMappingFrom,
  csvMappingParts,
  csvMappingTextMax,
  csvQuestionParts,
  csvReadingParts,
} from '../csv/index.ts'
import { MoneyView } from '../money/index.ts'
import { LocalDateView } from '../time/index.ts'
import { JournalImportView } from './import-schema.ts'
import { journalCsvRoles } from './journal-csv-words.ts'

/** Bounds of one spreadsheet of journals, and of what is said about it. */
export const journalCsvLimits = { mib: 20, rows: 100_000, entriesShown: 500, faultsShown: 200 }

/** How a spreadsheet of journals is read. What is left out comes from the evidence of its columns. */
export const JournalCsvMapping = z
  .strictObject({
    ...csvMappingParts(journalCsvRoles),
  })
  .meta({ id: 'JournalCsvMapping' })
export type JournalCsvMapping = z.infer<typeof JournalCsvMapping>

/** Reads the JSON of a mapping. Throws `csv.mapping_malformed`. */
export const journalCsvMappingFromJson = (text: string): JournalCsvMapping =>
  csvMappingFrom(JournalCsvMapping, text)

export const ImportJournalCsvQuery = z.object({
  /** `true`: say what would happen and change nothing. */
  preview: z.enum(['true', 'false']).default('false'),
  mapping: z
    .string()
    .max(csvMappingTextMax)
    .optional()
    .describe('A JournalCsvMapping as JSON, with the answers to questions of the preview.'),
})

const JournalCsvFaultView = z.object({
  /** The line of the file, from 1. */
  fileLine: z.number().int(),
  code: z.string(),
  message: z.string(),
})

const journalCsvGroupings = ['entry_column', 'blank_rows', 'date'] as const

export const JournalCsvReadingView = z.object({
  ...csvReadingParts(journalCsvRoles),
  /** What was used: answers given or proven. Parts that nothing depends on are left out. */
  mapping: JournalCsvMapping,
  /** By what rows become one entry, and the same in words. */
  grouping: z.object({ by: z.enum(journalCsvGroupings), words: z.string() }).nullable(),
  questions: z.array(
    z.object({
      kind: z.enum(['date_order', 'decimal_mark']),
      ...csvQuestionParts(JournalCsvMapping),
    }),
  ),
  /** Why the file cannot be read this way; null where it can, or where questions come first. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  leftOut: z.array(z.object({ fileLine: z.number().int(), reason: z.string() })),
})
export type JournalCsvReadingView = z.infer<typeof JournalCsvReadingView>

export const JournalCsvEntryView = z.object({
  /** The first of its lines in the file, from 1. */
  fileLine: z.number().int(),
  reference: z.string().nullable(),
  postingDate: LocalDateView.nullable(),
  memo: z.string(),
  /** `faulty` entries keep the whole file out; those that the books have already are passed over. */
  outcome: z.enum(['new', 'already_there', 'faulty']),
  faults: z.array(JournalCsvFaultView),
  /** What its debits come to in base currency; null where a fault leaves that open. */
  total: MoneyView.nullable(),
  lines: z.array(
    z.object({
      fileLine: z.number().int(),
      /** Code and name as in the books; what the file says where they have no such account. */
      account: z.string(),
      isKnown: z.boolean(),
      side: z.enum(['debit', 'credit']),
      amount: MoneyView.nullable(),
    }),
  ),
})
export type JournalCsvEntryView = z.infer<typeof JournalCsvEntryView>

export const JournalCsvImportView = z
  .object({
    isPreview: z.boolean(),
    csv: JournalCsvReadingView,
    entryCount: z.number().int(),
    new: z.number().int(),
    alreadyThere: z.number().int(),
    faulty: z.number().int(),
    /** Debits of the new entries, in base currency. */
    newTotal: MoneyView,
    /** Faulty ones first, then in the order of the file; at most 500. */
    entries: z.array(JournalCsvEntryView),
    /** What was imported; null after a preview and where nothing could be. */
    import: JournalImportView.nullable(),
  })
  .meta({ id: 'JournalCsvImport' })
export type JournalCsvImportView = z.infer<typeof JournalCsvImportView>
