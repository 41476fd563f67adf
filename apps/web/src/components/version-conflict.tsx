import type { ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

/** Somebody else saved the same thing meanwhile: both versions, and the choice between them. */
export function VersionConflict({
  thing,
  onKeepMine,
  onTakeTheirs,
  children,
}: {
  /** `this customer` */
  readonly thing: string
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  /** In what the versions differ. */
  readonly children: ReactNode
}) {
  return (
    <Banner tone="warn" title={`Someone changed ${thing} while you were working`}>
      {children}
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

type Difference = { readonly label: string; readonly theirs: string; readonly mine: string }

/** The fields in which two versions differ, side by side. */
export function VersionDifferences({ fields }: { readonly fields: readonly Difference[] }) {
  return (
    <table className="mt-1 w-full text-start">
      <thead>
        <tr className="text-xs text-text-2">
          <th className="pe-4 text-start font-medium">Field</th>
          <th className="pe-4 text-start font-medium">Saved version</th>
          <th className="text-start font-medium">Your version</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, theirs, mine }) => (
          <tr key={label} className="align-top wrap-anywhere">
            <th className="pe-4 text-start font-normal">{label}</th>
            <td className="pe-4">{theirs || 'empty'}</td>
            <td>{mine || 'empty'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
