import { z } from 'zod'
import { InstantView, LocalDateView } from '../time/index.ts'
import { exportFormats } from './export-journal.ts'

/** A foreign currency of an imported file, and whether its base values come from the file's exchanges or given rates. */
export const ImportedRatesView = z.object({
  currency: z.string().length(3),
  origin: z.enum(['derived', 'given']),
  /** Entries of the file whose base amounts were computed at such rates. */
  entries: z.number().int(),
})
export type ImportedRatesView = z.infer<typeof ImportedRatesView>

export const JournalImportView = z
  .object({
    id: z.string(),
    importedAt: InstantView,
    importedBy: z.string(),
    /** Entries that the file brought, and those that the books had already. */
    added: z.number().int(),
    alreadyThere: z.number().int(),
    accountsCreated: z.number().int(),
    /** First and last date of the file's entries. */
    from: LocalDateView,
    to: LocalDateView,
    rates: z.array(ImportedRatesView),
  })
  .meta({ id: 'JournalImport' })
export type JournalImportView = z.infer<typeof JournalImportView>

export const ExportJournalQuery = z.object({ format: z.enum(exportFormats) })
