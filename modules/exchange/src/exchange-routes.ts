import {
  ExportJournalQuery,
  ImportJournalCsvQuery,
  JournalCsvImportView,
  JournalImportView,
  importLimits,
  journalCsvLimits,
  journalCsvMappingFromJson,
} from '@smb/core/exchange'
import { PageQuery, pageOf } from '@smb/core/api'
import { routes } from '@smb/platform/http'
import { exportJournal } from './export-journal.ts'
import { importJournal } from './import-journal.ts'
import { importJournalCsv } from './import-journal-csv.ts'
import { listJournalImports } from './journal-import-repository.ts'

export const exchangeRoutes = routes('Import and export', (api) => {
  api.upload('/journal-imports', {
    operationId: 'importJournal',
    summary:
      'Import a journal: JSON Lines, one transaction a line; lines {"rate":{"date","currency","rate"}} before them give rates. All or nothing; what is in the books already is passed over',
    permission: 'journal:import',
    accepts: ['application/x-ndjson'],
    bodyLimit: importLimits.bytes,
    answer: JournalImportView,
    run: (tx, _input, body) => importJournal(tx, body),
    view: (imported) => imported,
  })
  api.upload('/journal-imports/csv', {
    operationId: 'importJournalCsv',
    summary:
      'Import a spreadsheet of journals: CSV, a row for each debit or credit, all or nothing. With preview=true see entry by entry what it would do; what is in the books already is passed over',
    permission: 'journal:import',
    query: ImportJournalCsvQuery,
    accepts: ['text/csv'],
    bodyLimit: journalCsvLimits.mib * 1024 * 1024,
    answer: JournalCsvImportView,
    run: (tx, { query }, body) =>
      importJournalCsv(tx, body, {
        isPreview: query.preview === 'true',
        mapping: query.mapping === undefined ? {} : journalCsvMappingFromJson(query.mapping),
      }),
    view: (imported) => imported,
  })
  api.query('/journal-imports', {
    operationId: 'listJournalImports',
    summary: 'Imported journals, newest first',
    permission: 'journal:read',
    query: PageQuery,
    answer: pageOf(JournalImportView),
    run: (tx, { query }) => listJournalImports(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.file('/exports/journal', {
    operationId: 'exportJournal',
    summary: 'All entries of the books as a file for hledger, Beancount or another import',
    permission: 'export:read',
    query: ExportJournalQuery,
    contentType: 'text/plain; charset=utf-8',
    run: async (tx, { query }) => exportJournal(tx, query.format),
  })
})
