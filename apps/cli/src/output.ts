/** A column of a table for people. Amounts are right-aligned. */
export type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => string
  readonly align?: 'right'
}

/** Where results go: tables for people, JSON for programs with `--json`. Progress and remarks go to standard error. */
export type Output = {
  readonly isJson: boolean
  /** Shows rows; as JSON the given value whole. */
  readonly table: <Row>(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    whole: unknown,
  ) => void
  /** Says a sentence; as JSON the given value. */
  readonly say: (sentence: string, whole: unknown) => void
  /** A remark that is no result. */
  readonly note: (sentence: string) => void
  /** Overwrites one line of progress; silent where standard error is not a terminal. */
  readonly progress: (line: string) => void
}

export function createOutput(isJson: boolean): Output {
  const json = (value: unknown): void =>
    void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  return {
    isJson,
    table: (rows, columns, whole) => {
      if (isJson) json(whole)
      else process.stdout.write(tableText(rows, columns))
    },
    say: (sentence, whole) => {
      if (isJson) json(whole)
      else process.stdout.write(`${sentence}\n`)
    },
    note: (sentence) => void process.stderr.write(`${sentence}\n`),
    progress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`)
    },
  }
}

/** Rows under their heads, two spaces between columns, a rule below the head. */
export function tableText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)))
  const widths = columns.map((column, position) =>
    Math.max(column.head.length, ...cells.map((line) => line[position]?.length ?? 0)),
  )
  const lineOf = (line: readonly string[]): string =>
    columns
      .map((column, position) => {
        const width = widths[position] ?? 0
        const cell = line[position] ?? ''
        return column.align === 'right' ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const head = lineOf(columns.map((column) => column.head))
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return `${[head, rule, ...cells.map(lineOf)].join('\n')}\n`
}
