import type { EntrySourceType } from '@smb/core/ledger'
import { entrySourceTypes } from '@smb/core/ledger'

export type EntryFilter = {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly sourceType: EntrySourceType | undefined
}

/** The source that an address names; undefined shows all. */
export const sourceTypeOf = (text: string | undefined): EntrySourceType | undefined =>
  entrySourceTypes.find((type) => type === text)

/** The filter as the API takes it. */
export function entryQuery({ from, to, sourceType }: EntryFilter) {
  return {
    limit: 100,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(sourceType ? { sourceType } : {}),
  }
}
