/** What cells refer to: texts by position, which styles show a day, and from when days are counted. */
export type Workbook = {
  readonly texts: readonly string[]
  readonly isDateStyle: readonly boolean[]
  readonly epoch: 1900 | 1904
}
