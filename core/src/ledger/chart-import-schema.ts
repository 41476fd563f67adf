import { z } from 'zod'
import { accountTypes } from './account.ts'

export const ImportChartQuery = z.strictObject({
  /** `true`: say what would happen and change nothing. */
  preview: z.enum(['true', 'false']).default('false'),
})

export const ChartImportRowView = z.object({
  /** Of the file, from 1. */
  line: z.number().int(),
  code: z.string(),
  name: z.string(),
  type: z.enum(accountTypes).nullable(),
  parentCode: z.string().nullable(),
  outcome: z.enum(['new', 'existing', 'conflict']),
  /** What is in the way and what to do about it; also why an account stays as it is. */
  message: z.string().nullable(),
})
export type ChartImportRowView = z.infer<typeof ChartImportRowView>

export const ChartImportView = z.object({
  isPreview: z.boolean(),
  new: z.number().int(),
  existing: z.number().int(),
  conflicts: z.number().int(),
  /** Columns whose headings mean nothing to us. */
  ignoredColumns: z.array(z.string()),
  rows: z.array(ChartImportRowView),
})
export type ChartImportView = z.infer<typeof ChartImportView>
