import type { Customer } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
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
  const differing = fieldNames.filter(([field]) => theirs[field].trim() !== mine[field].trim())
  return (
    <Banner tone="warn" title="Someone changed this customer while you were working">
      <table className="mt-1 w-full text-start">
        <thead>
          <tr className="text-xs text-text-2">
            <th className="pe-4 text-start font-medium">Field</th>
            <th className="pe-4 text-start font-medium">Saved version</th>
            <th className="text-start font-medium">Your version</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(([field, label]) => (
            <tr key={field} className="align-top wrap-anywhere">
              <th className="pe-4 text-start font-normal">{label}</th>
              <td className="pe-4">{theirs[field] || 'empty'}</td>
              <td>{mine[field] || 'empty'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="sm" onClick={onKeepMine}>
          Save my version
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Take the saved version
        </Button>
      </div>
    </Banner>
  )
}
