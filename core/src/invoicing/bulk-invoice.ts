export const bulkInvoiceActions = [
  'issue',
  'void',
  'write_off',
  'archive',
  'restore',
  'duplicate',
] as const
export type BulkInvoiceAction = (typeof bulkInvoiceActions)[number]

/** How many invoices one call takes. */
export const bulkInvoicesMax = 200
/** Matching invoices are counted no further. */
export const bulkCountMax = 10_000
