import { z } from 'zod'

/** Rows on a page when the caller does not say, and at most. */
export const pageSizeDefault = 50
export const pageSizeMax = 200

/** Cursor paging on every list: `cursor` is opaque and comes from the page before. */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
})
export type PageRequest = z.infer<typeof PageQuery>

/** One page of rows and the cursor of the next, null at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null }

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
