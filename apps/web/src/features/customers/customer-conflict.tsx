import type { Customer } from '@smb/api-client'
import { VersionConflict, VersionDifferences } from '#components/version-conflict.tsx'
import type { CustomerValues } from './customer-values.ts'
import { customerValues, fieldNames } from './customer-values.ts'

/** Somebody else saved this customer meanwhile: what differs, side by side, and the choice between the two. */
export function CustomerConflict({
  current,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly current: Customer
  readonly mine: CustomerValues
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}) {
  const theirs = customerValues(current, current.currency)
  const differing = fieldNames
    .filter(([field]) => theirs[field].trim() !== mine[field].trim())
    .map(([field, label]) => ({ label, theirs: theirs[field], mine: mine[field] }))
  return (
    <VersionConflict thing="this customer" {...{ onKeepMine, onTakeTheirs }}>
      <VersionDifferences fields={differing} />
    </VersionConflict>
  )
}
