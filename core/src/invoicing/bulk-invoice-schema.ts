import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { MoneyView } from '../money/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { bulkInvoiceActions, bulkInvoicesMax } from './bulk-invoice.ts'
import { ListInvoicesQuery, VoidInvoiceBody } from './invoice-schema.ts'

export const BulkInvoiceFilter = ListInvoicesQuery.omit({ limit: true }).extend({
  archived: z.enum(['exclude', 'only']).default('exclude'),
})

const ids = z.string().max(bulkInvoicesMax * 40)

/** The same conditions as the list, or up to 200 ids parted by commas. */
export const ExportInvoicesQuery = BulkInvoiceFilter.omit({ cursor: true }).extend({
  ids: ids
    .transform((text) => text.split(','))
    .pipe(z.array(idWire('inv')).max(bulkInvoicesMax))
    .optional(),
})

const BulkWriteOff = z.strictObject({
  /** Today, or the first open day, where it is not given. */
  date: LocalDateWire.optional(),
  /** Where it is not given: the one of the last write-off, else the chart's account for bad debts. */
  expenseAccountId: idWire('acc').optional(),
  /** Whether the tax in it is taken back from the tax office: what the law of the country says. */
  reversesTax: z.boolean().default(false),
})

/**
 * What to do with many invoices. A preview may name them by the conditions of a list, page by page; a run names each
 * with the version that was looked at, so that nothing is done to what somebody changed meanwhile.
 */
export const BulkInvoicesBody = z
  .strictObject({
    action: z.enum(bulkInvoiceActions),
    /** `true`: say what would happen, invoice by invoice, and change nothing. */
    preview: z.boolean().default(false),
    rows: z
      .array(z.strictObject({ id: idWire('inv'), version: z.number().int().min(1) }))
      .min(1)
      .max(bulkInvoicesMax)
      .optional(),
    /** For a preview only: the first 200 that match, from `cursor` on. */
    filter: BulkInvoiceFilter.optional(),
    /** For `void` and `write_off`: why, kept with every one of them. */
    reason: VoidInvoiceBody.shape.reason.optional(),
    /** For `write_off`: what one write-off takes, the same for all of them. */
    writeOff: BulkWriteOff.optional(),
  })
  .refine((body) => (body.rows === undefined) !== (body.filter === undefined), {
    message: 'Give either rows or a filter.',
    path: ['rows'],
  })
  .refine((body) => body.preview || body.filter === undefined, {
    message: 'Preview by a filter, then send the rows that it answered.',
    path: ['filter'],
  })
  .refine((body) => body.action !== 'void' || body.reason !== undefined, {
    message: 'Say why the invoices are voided.',
    path: ['reason'],
  })
  .refine((body) => body.action !== 'write_off' || body.reason !== undefined, {
    message: 'Say why the invoices are written off.',
    path: ['reason'],
  })
  .refine((body) => body.action === 'write_off' || body.writeOff === undefined, {
    message: 'Only a write-off has a date and an account.',
    path: ['writeOff'],
  })
export type BulkInvoices = z.output<typeof BulkInvoicesBody>

export const BulkInvoiceRowView = z.object({
  id: z.string(),
  /** With `id` what a run or a retry sends. */
  version: z.number().int(),
  /** Given by issuing; in a preview the number that it would get now. */
  number: z.string().nullable(),
  customerName: z.string().nullable(),
  /** What the invoice is over; of a write-off what was outstanding. */
  total: MoneyView,
  outcome: z.enum(['done', 'skipped', 'failed']),
  /** Why it was skipped or refused, in words; null where it is done. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  /** The draft that duplicating made, or the write-off. */
  newId: z.string().nullable(),
})
export type BulkInvoiceRowView = z.infer<typeof BulkInvoiceRowView>

export const BulkInvoicesView = z
  .object({
    action: z.enum(bulkInvoiceActions),
    isPreview: z.boolean(),
    done: z.number().int(),
    skipped: z.number().int(),
    failed: z.number().int(),
    /** Of the invoices that are or would be done, per currency. */
    totals: z.array(MoneyView),
    rows: z.array(BulkInvoiceRowView),
    /** How many match the filter, counted up to 10,000; null without one. */
    matching: z.number().int().nullable(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'BulkInvoices' })
export type BulkInvoicesView = z.infer<typeof BulkInvoicesView>
