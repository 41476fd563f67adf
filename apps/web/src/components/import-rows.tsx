import { counted } from '#lib/format/money.ts'
import type { Column } from './data-table.tsx'
import { DataTable } from './data-table.tsx'
import type { ImportOutcome, ImportRow } from './import-outcome.ts'
import { outcomeLooks, shownRows } from './import-outcome.ts'
import { Badge } from './status-badge.tsx'

const rowsMax = 300

/** Whether a row comes in, stays or is in the way. */
export function OutcomeBadge({ outcome }: { readonly outcome: ImportOutcome }) {
  const { word, tone, icon: Icon } = outcomeLooks[outcome]
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {word}
    </Badge>
  )
}

/** The lines of a list that is to come in, those that do not fit first. */
export function ImportRows<Row extends ImportRow>({
  rows,
  columns,
}: {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
}) {
  return (
    <>
      <DataTable
        caption="Lines of the file"
        columns={columns}
        rows={shownRows(rows, rowsMax)}
        rowKey={({ line }) => String(line)}
        walkable={false}
      />
      {rows.length > rowsMax && (
        <p className="text-sm text-text-3">
          {rowsMax} of {counted(rows.length, 'line')} are shown, those that do not fit first. All
          are imported.
        </p>
      )}
    </>
  )
}
