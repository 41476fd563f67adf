import { ImportItemsQuery, ItemImportView, itemFileLimits } from '@smb/core/items'
import { routes } from '@smb/platform/http'
import { importItems } from './import-items.ts'

export const itemImportRoutes = routes('Products and services', (api) => {
  api.upload('/items/import', {
    operationId: 'importItems',
    summary:
      'Take in products and services: CSV with the columns code, name, description, price, unit, account and tax, all or nothing. With preview=true see line by line what it would do; the same file again changes nothing',
    permission: 'item:write',
    query: ImportItemsQuery,
    accepts: ['text/csv'],
    bodyLimit: itemFileLimits.mib * 1024 * 1024,
    answer: ItemImportView,
    run: (tx, { query }, body) =>
      importItems(tx, body, {
        isPreview: query.preview === 'true',
        decimalMark: query.decimalMark,
      }),
    view: (imported) => imported,
  })
})
