import type { CreditNoteListItem } from '@smb/api-client'
import { StatusBadge } from '#components/status-badge.tsx'
import { isSome } from './payment-words.ts'

/** Whether a credit note is used up. */
export function CreditNoteStatus({
  note,
}: {
  readonly note: Pick<CreditNoteListItem, 'status' | 'remainder' | 'total'>
}) {
  if (note.status === 'voided') return <StatusBadge status="voided" />
  if (!isSome(note.remainder)) return <StatusBadge status="allocated" word="Used" />
  const isWhole = note.remainder.amount === note.total.amount
  return (
    <StatusBadge
      status={isWhole ? 'unallocated' : 'partly_allocated'}
      word={isWhole ? 'Unused' : 'Part used'}
    />
  )
}
