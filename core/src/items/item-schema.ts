import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { CurrencyWire, Decimal, FigureWire } from '../money/index.ts'
import { CustomFieldsView, CustomFieldsWire } from '../parties/index.ts'
import type { Item } from './item.ts'
import { itemTaxCodesMax } from './item.ts'

/** The longest text of each kind, in characters; a description fits a document's line. */
export const itemTextMax = { code: 40, name: 200, description: 1000, unit: 20 }

/** Texts that may be matched with items at once. */
export const itemMatchesMax = 500

const text = (max: number) => z.string().trim().max(max)

const TaxCodeIdsWire = z
  .array(idWire('tax'))
  .max(itemTaxCodesMax)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'names a tax code twice' })

const fields = {
  code: text(itemTextMax.code).regex(/^\S*( \S+)*$/, 'may hold single spaces only'),
  name: text(itemTextMax.name).min(1, 'Give it a name.'),
  description: text(itemTextMax.description),
  unitPrice: FigureWire.nullable(),
  currency: CurrencyWire,
  unit: text(itemTextMax.unit),
  incomeAccountId: idWire('acc').nullable(),
  taxCodeIds: TaxCodeIdsWire,
  customFields: CustomFieldsWire,
}

/** Only the name is needed. The id may be made by the client. */
export const CreateItemBody = z.strictObject({
  id: idWire('itm').optional(),
  name: fields.name,
  code: fields.code.optional(),
  description: fields.description.optional(),
  unitPrice: fields.unitPrice.optional(),
  currency: fields.currency.optional(),
  unit: fields.unit.optional(),
  incomeAccountId: fields.incomeAccountId.optional(),
  taxCodeIds: fields.taxCodeIds.optional(),
  customFields: fields.customFields.optional(),
})
export type CreateItem = z.output<typeof CreateItemBody>

/** What is left out stays. `version` is the one the change was made on. */
export const ReviseItemBody = CreateItemBody.omit({ id: true })
  .partial()
  .extend({ version: z.number().int().min(1) })
export type ReviseItem = z.output<typeof ReviseItemBody>

export const ListItemsQuery = PageQuery.extend({
  /** A part of code or name. */
  q: z.string().trim().max(100).optional(),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
})
export type ListItems = z.output<typeof ListItemsQuery>

/** Codes and names as somebody wrote them, e.g. in a spreadsheet. */
export const MatchItemsBody = z.strictObject({
  texts: z.array(z.string().trim().max(itemTextMax.description)).max(itemMatchesMax),
})
export type MatchItems = z.output<typeof MatchItemsBody>

export const ItemView = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    description: z.string(),
    unitPrice: z.string().nullable(),
    currency: z.string(),
    unit: z.string(),
    incomeAccountId: z.string().nullable(),
    taxCodeIds: z.array(z.string()),
    customFields: CustomFieldsView,
    archivedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Item' })
export type ItemView = z.infer<typeof ItemView>

export function itemView(item: Item): ItemView {
  const { taxCodeIds, customFields, unitPrice } = item
  return {
    ...item,
    unitPrice: unitPrice && Decimal.toString(unitPrice),
    taxCodeIds: [...taxCodeIds],
    customFields: { ...customFields },
  }
}
