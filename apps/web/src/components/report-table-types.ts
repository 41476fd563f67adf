export type ReportColumn = {
  readonly key: string
  /** “Oct 2026” */
  readonly title: string
  /** “31 days” */
  readonly sub?: string
  readonly kind: 'money' | 'percent' | 'flag'
}

/** A figure, a percentage or a letter; undefined leaves the cell empty. Decimal strings throughout. */
export type ReportCell =
  | { readonly amount: string; readonly href?: string; readonly opens?: string }
  | { readonly percent: string; readonly href?: string }
  | { readonly flag: string }
  | undefined

export type ReportRow = {
  readonly id: string
  /**
   * `group` is a heading that folds the lines that name it; `line` an account; `sum` has a rule above its
   * figures; `result` is a banded figure on the way (gross profit); `final` ends the report, ruled twice.
   */
  readonly kind: 'group' | 'line' | 'sum' | 'result' | 'final'
  readonly label: string
  readonly code?: string
  readonly href?: string
  /** Indent; lines and sums stand one step in. */
  readonly level?: 0 | 1 | 2
  /** Where the figures are not in the report's currency. */
  readonly currency?: string
  /** The id of the group that folds this row. */
  readonly group?: string
  /** By column key. */
  readonly cells?: Readonly<Record<string, ReportCell>>
}
