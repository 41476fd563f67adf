'use client'
import type { Invoice } from '@smb/api-client'
import { MoneyText } from '#components/money-text.tsx'
import { VersionConflict } from '#components/version-conflict.tsx'
import { counted } from '#lib/format/money.ts'

/** Somebody else saved this draft meanwhile: both versions in figures, and the choice between them. */
export function DraftConflict({
  current,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly current: Invoice
  readonly mine: { readonly total: string; readonly lines: number }
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}) {
  return (
    <VersionConflict thing="this draft" {...{ onKeepMine, onTakeTheirs }}>
      <dl className="mt-1 grid max-w-90 grid-cols-[auto_1fr] gap-x-4">
        <dt>Saved version</dt>
        <dd>
          {counted(current.lines.length, 'line')},{' '}
          <MoneyText {...current.total} currencyAs="sign" />
        </dd>
        <dt>Your version</dt>
        <dd>
          {counted(mine.lines, 'line')},{' '}
          <MoneyText amount={mine.total} currency={current.currency} currencyAs="sign" />
        </dd>
      </dl>
    </VersionConflict>
  )
}
