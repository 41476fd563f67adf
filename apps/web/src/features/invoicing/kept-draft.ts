import { draftKeyPrefix } from '#lib/sign-out.ts'
import type { DraftValues, LineValues } from './draft-values.ts'

/** What was typed and has not reached the server, on the version it was typed on (0: never saved). */
export type KeptDraft = {
  readonly id: string
  readonly version: number
  readonly values: DraftValues
}

const keyOf = (slug: string, id: string): string => `${draftKeyPrefix}${slug}:invoice:${id}`

/** Under this name a draft is kept until its first save gives it an address. */
export const unsaved = 'new'

/** Keeps it on this device until it is saved; storage that is full or off keeps nothing. */
export function keepDraft(slug: string, name: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(slug, name), JSON.stringify(draft))
  } catch {
    // The draft still reaches the server with the next pause in typing.
  }
}

export function keptDraft(slug: string, name: string): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(keyOf(slug, name))
    const kept = text === null ? undefined : (JSON.parse(text) as KeptDraft)
    return kept && Array.isArray(kept.values.lines) ? ofToday(kept) : undefined
  } catch {
    return undefined
  }
}

type OlderLine = LineValues & { readonly taxCodeId?: string | null }

/** A draft that an older version kept: its lines carried one tax code and named no product. */
const ofToday = (kept: KeptDraft): KeptDraft => ({
  ...kept,
  values: {
    ...kept.values,
    lines: kept.values.lines.map(({ taxCodeId, ...line }: OlderLine) => ({
      ...line,
      itemId: line.itemId ?? null,
      taxCodeIds: Array.isArray(line.taxCodeIds) ? line.taxCodeIds : taxCodeId ? [taxCodeId] : [],
    })),
  },
})

export function forgetDraft(slug: string, name: string): void {
  try {
    localStorage.removeItem(keyOf(slug, name))
  } catch {
    // Nothing was kept where storage is off.
  }
}
