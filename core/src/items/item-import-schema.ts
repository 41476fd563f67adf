import { z } from 'zod'
import { csvDecimalMarks } from '../csv/index.ts'
import { itemFileColumns } from './item-file.ts'

export const ImportItemsQuery = z.strictObject({
  /** `true`: say what would happen and change nothing. */
  preview: z.enum(['true', 'false']).default('false'),
  decimalMark: z
    .enum(csvDecimalMarks)
    .optional()
    .describe('Which mark parts decimals, where a preview asks.'),
})

export const ItemImportRowView = z.object({
  /** Of the file, from 1. */
  line: z.number().int(),
  code: z.string(),
  name: z.string(),
  /** Per unit, as it will be; as the file writes it where that cannot be read. */
  price: z.string(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'faulty']),
  /** What a changed product had and gets, in words. */
  changes: z.array(z.object({ field: z.enum(itemFileColumns), from: z.string(), to: z.string() })),
  /** What is in the way and what to do about it. */
  message: z.string().nullable(),
})
export type ItemImportRowView = z.infer<typeof ItemImportRowView>

export const ItemImportView = z.object({
  isPreview: z.boolean(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  faulty: z.number().int(),
  /** Columns whose headings mean nothing to us. */
  ignoredColumns: z.array(z.string()),
  /** How prices are written, where the file leaves that open; then there are no rows. */
  question: z
    .object({
      words: z.string(),
      choices: z.array(z.object({ words: z.string(), decimalMark: z.enum(csvDecimalMarks) })),
    })
    .nullable(),
  rows: z.array(ItemImportRowView),
})
export type ItemImportView = z.infer<typeof ItemImportView>
