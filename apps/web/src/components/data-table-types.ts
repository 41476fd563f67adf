import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end, and their heading over them. */
  readonly align?: 'end'
  /** As narrow as its content. */
  readonly fit?: boolean
  /** Hides the column where the window is narrower than 1180 px. */
  readonly wideOnly?: boolean
  /**
   * Where it goes below 768 px, where a row has two lines: title and amount above, meta and status below.
   * Columns without a place are left out there.
   */
  readonly fold?: 'title' | 'amount' | 'meta' | 'status'
  /** Shows the column below 768 px only, where it stands for several. */
  readonly phoneOnly?: boolean
  /** Hides the heading from sight (a column of buttons). */
  readonly quietHeader?: boolean
  /** The line between debit and credit. */
  readonly edge?: boolean
}

export type Selection = {
  /** Keys of the chosen rows. */
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
  /** What a row is, for its tick box: “invoice INV-0042”. */
  readonly nameOf: (key: string) => string
}

export type DataTableProps<Row> = {
  /** What the table is, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The record behind a row: its first cell becomes the link, and a press anywhere in the row opens it. */
  readonly rowHref?: (row: Row) => string | undefined
  readonly selection?: Selection
  /** Rows of the list before the first of `rows` that are not held any more. */
  readonly rowsBefore?: number
  /** Cells of the foot by column key; it sticks to the bottom of the window. */
  readonly footer?: Readonly<Record<string, ReactNode>>
  /** Rows are being loaded again; the old ones stay, with a line above. */
  readonly refreshing?: boolean
  /** No frame: the table runs from edge to edge of a dense page. */
  readonly flush?: boolean
  /** What `Space` shows of a row without leaving the list, by its key. */
  readonly peek?: (key: string) => ReactNode
  /** J, K and the arrows walk its rows. Off for the second table of a page. */
  readonly walkable?: boolean
}
