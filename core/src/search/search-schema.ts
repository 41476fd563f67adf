import { z } from 'zod'
import { MoneyView } from '../money/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { searchKinds } from './search-question.ts'

/** Rows of a section at most. */
export const searchHitsMax = 6

const textMax = 1000

export const SearchQuery = z.object({
  /** As typed, with the signs of its scope. */
  q: z.string().max(textMax),
  /** Only these kinds, separated by commas. */
  kinds: z
    .string()
    .max(60)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(searchKinds)))
    .optional(),
})
export type SearchQuery = z.output<typeof SearchQuery>

export const SearchHit = z.object({
  kind: z.enum(searchKinds),
  id: z.string(),
  /** What it is called: number, name, code and name, memo. Null for a draft, which has no number yet. */
  label: z.string().nullable(),
  /** Whose it is, or more about it. */
  detail: z.string(),
  amount: MoneyView.nullable(),
  date: LocalDateWire.nullable(),
  /** `draft`, `unpaid`, `overdue`, `paid`, `voided`, `recorded`, `reversed`, `archived`; for entries what caused them. */
  status: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.object({
  sections: z.array(
    z.object({
      title: z.enum(['documents', 'customers', 'products', 'entries', 'accounts']),
      hits: z.array(SearchHit).max(searchHitsMax),
    }),
  ),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
