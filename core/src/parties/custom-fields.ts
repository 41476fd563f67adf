import { z } from 'zod'

/**
 * Free fields that a business adds to its documents and customers. Numbers are written as text, so
 * that no figure passes through a float.
 */
export type CustomFields = Readonly<Record<string, string | boolean>>

export const customFieldsMax = 50

/** Keys are lower-case identifiers; text of at most 500 characters. */
export const CustomFieldsWire = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and _'),
    z.union([z.string().max(500), z.boolean()]),
  )
  .refine((fields) => Object.keys(fields).length <= customFieldsMax, {
    error: `may hold at most ${customFieldsMax} fields`,
  })

export const CustomFieldsView = z.record(z.string(), z.union([z.string(), z.boolean()]))
