import { z } from 'zod'
import type { Id, IdPrefix } from './type-id.ts'
import { idPrefixes, isId } from './type-id.ts'

/** An id of one kind on the wire. Anything else is refused as malformed, before any lookup. */
export function idWire<P extends IdPrefix>(prefix: P): z.ZodType<Id<P>, string> {
  return z
    .string()
    .max(40)
    .refine((text) => isId(prefix, text), {
      error: `must be the id of a ${idPrefixes[prefix]} (${prefix}_…)`,
      params: { code: 'id.malformed' },
    })
}
