import type { ImportItemsResponse } from '@smb/api-client'
import { counted } from '#lib/format/money.ts'

type Counts = Pick<ImportItemsResponse, 'new' | 'changed'>

/** `Add 3 products and change 1`: what the button does. */
export function importWords({ new: added, changed }: Counts): string {
  if (added === 0) return changed === 0 ? 'Add products' : `Change ${counted(changed, 'product')}`
  return `Add ${counted(added, 'product')}${changed > 0 ? ` and change ${changed}` : ''}`
}

/** Why the file cannot be taken in as it is; undefined where it can. */
export function reasonAgainst({
  faulty,
  question,
  ...counts
}: Omit<ImportItemsResponse, 'rows'>): string | undefined {
  if (question) return 'Answer the question first'
  if (faulty > 0) return 'Correct the lines that do not fit and choose the file again'
  return counts.new + counts.changed === 0
    ? 'Everything in this file is here already, as it is'
    : undefined
}
