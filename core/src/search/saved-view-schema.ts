import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { savedViewLimits, savedViewPages } from './saved-view.ts'

const name = z.string().trim().min(1, 'Give it a name.').max(savedViewLimits.name)

export const SaveViewBody = z.strictObject({
  id: idWire('viw').optional(),
  name,
  path: z.enum(savedViewPages),
  /** Of the page's address, without the question mark. */
  query: z.string().max(savedViewLimits.query * 2),
  isShared: z.boolean().default(false),
})
export type SaveView = z.output<typeof SaveViewBody>

const version = z.number().int().min(1)
export const ReviseViewBody = z.strictObject({ name, isShared: z.boolean(), version })
export type ReviseView = z.output<typeof ReviseViewBody>

export const SavedViewView = z
  .object({
    id: z.string(),
    name: z.string(),
    path: z.enum(savedViewPages),
    query: z.string(),
    isShared: z.boolean(),
    isMine: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'SavedView' })

export const SavedViewList = z.object({ items: z.array(SavedViewView) })
