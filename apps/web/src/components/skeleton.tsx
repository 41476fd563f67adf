import { classes } from '#lib/classes.ts'

/** The widths of grey bars, per column, so that a loading table has the geometry of its rows. */
const widths = ['w-14', 'w-28', 'w-20', 'w-32', 'w-24'] as const

/** A grey bar in place of text; appears only after 300 ms. */
export function Skeleton({ className = 'w-24' }: { readonly className?: string }) {
  return <span className={`skel ${className}`} />
}

/** A loading list: the head that is known, rows of the real height, folded and flush as the table will be. */
export function TableSkeleton({
  columns,
  rows = 8,
  label,
  flush,
}: {
  readonly columns: readonly { readonly header: string; readonly align?: 'end' }[]
  readonly rows?: number
  /** What is loading, for screen readers: “Loading invoices”. */
  readonly label: string
  /** On a dense page, which has no padding that the panel could reach into. */
  readonly flush?: boolean
}) {
  const foldOf = (column: number) =>
    column === 0 ? 'title' : column === columns.length - 1 ? 'amount' : undefined
  return (
    <div className={classes('panel', flush ? 'panel-flush' : 'panel-list')} aria-busy="true">
      <span role="status" className="sr-only">
        {label}
      </span>
      <table className="tbl fold" aria-hidden>
        <thead>
          <tr>
            {columns.map(({ header, align }) => (
              <th key={header} className={align && 'num'}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {columns.map(({ header, align }, column) => (
                <td key={header} data-fold={foldOf(column)}>
                  <Skeleton
                    className={`${widths[(row + column * 2) % widths.length]} ${align ? 'ms-auto' : ''}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A loading card: a title and some lines. */
export function CardSkeleton({
  lines = 3,
  label,
}: {
  readonly lines?: number
  readonly label: string
}) {
  return (
    <div aria-busy="true" className="grid gap-4 rounded-card border border-border bg-surface p-5">
      <span role="status" className="sr-only">
        {label}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={widths[(line * 3) % widths.length] ?? 'w-24'} />
      ))}
    </div>
  )
}
