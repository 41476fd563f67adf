/** One measured pair: what, the two figures, and how they relate. */
export type ResultRow = {
  readonly what: string
  readonly measured: string
  readonly against: string
  readonly ratio: string
  readonly target: string
}

export function tableText(rows: readonly ResultRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line([row.what, row.measured, row.against, row.ratio, row.target]))
  return `${[line(['what', 'measured', 'against', 'ratio', 'target']), line(['---', '---', '---', '---', '---']), ...body].join('\n')}\n`
}

export const perSecond = (rate: number): string => `${Math.round(rate)}/s`
export const ms = (value: number): string =>
  `${value >= 100 ? Math.round(value) : Math.round(value * 100) / 100} ms`
export const percent = (part: number, whole: number): string =>
  `${Math.round((part / whole) * 100)} %`
export const times = (part: number, whole: number): string =>
  `${Math.round((part / whole) * 10) / 10}×`
