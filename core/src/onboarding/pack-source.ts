import { z } from 'zod'
import { LocalDateWire } from '../time/index.ts'

/** Who says so. `date` is the day the source bears; where it bears none, the day it was read. */
export const PackSource = z.strictObject({
  title: z.string().trim().min(1).max(300),
  /** Null only for what was written for this product. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  date: LocalDateWire,
})
export type PackSource = z.infer<typeof PackSource>
