import type { JournalCsvImportView } from '@smb/core/exchange'
import type { Person } from '@smb/test-world'

export const csv = { headers: { 'content-type': 'text/csv' } }

/** Where a spreadsheet of journals goes. */
export const path = (preview: boolean, mapping?: object) =>
  `/journal-imports/csv?preview=${preview}${mapping ? `&mapping=${encodeURIComponent(JSON.stringify(mapping))}` : ''}`

export const preview = (who: Person, file: string | Buffer, mapping?: object) =>
  who.post<JournalCsvImportView>(path(true, mapping), file, csv)

export const take = (who: Person, file: string | Buffer, mapping?: object) =>
  who.post<JournalCsvImportView>(path(false, mapping), file, csv)

export const refused = (who: Person, file: string | Buffer) =>
  who.refused('POST', path(false), file, csv)
