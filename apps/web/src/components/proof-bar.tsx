import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { classes } from '#lib/classes.ts'

type ProofFigure = {
  readonly label: string
  readonly value: ReactNode
  /** True when it is as it must be: a tick, in the colour of what is settled. */
  readonly proven?: boolean
}

/**
 * Two totals, their difference, what is unexplained, and a sentence for each cause. The same for
 * reconciling, importing, closing and moving in.
 */
export function ProofBar({
  figures,
  progress,
  causes = [],
}: {
  readonly figures: readonly ProofFigure[]
  /** How far: “8 lines left”, done of total. */
  readonly progress?: { readonly label: string; readonly done: number; readonly total: number }
  readonly causes?: readonly { readonly text: string; readonly amount?: ReactNode }[]
}) {
  return (
    <div className="border-y border-border bg-surface px-4 md:px-8">
      <dl className="proof">
        {figures.map(({ label, value, proven }) => (
          <div key={label}>
            <dt className="text-xs whitespace-nowrap text-text-3">{label}</dt>
            <dd
              className={classes(
                'flex items-center gap-1 text-md font-semibold whitespace-nowrap',
                proven && 'text-ok',
              )}
            >
              {proven && <Check size={16} aria-hidden />}
              {value}
            </dd>
          </div>
        ))}
        {progress && (
          <div>
            <dt className="text-xs whitespace-nowrap text-text-3">{progress.label}</dt>
            <dd className="flex h-6 items-center">
              <Meter {...progress} />
            </dd>
          </div>
        )}
      </dl>
      {causes.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 pb-3 text-xs text-text-2">
          {causes.map(({ text, amount }) => (
            <li key={text}>
              {text} <b className="font-medium text-text">{amount}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A bar of what is done. Drawn as SVG: its width is data, and pages carry no style attributes. */
function Meter({
  done,
  total,
  label,
}: {
  readonly done: number
  readonly total: number
  readonly label: string
}) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 100
  return (
    <svg
      role="img"
      aria-label={`${label}: ${done} of ${total}`}
      className="h-1.5 w-30"
      preserveAspectRatio="none"
      viewBox="0 0 100 1"
    >
      <rect width="100" height="1" className="fill-border" />
      <rect width={share} height="1" className="fill-text" />
    </svg>
  )
}
