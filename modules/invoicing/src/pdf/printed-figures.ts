/** `-1234567.50` as `−1,234,567.50`. Takes plain decimals; other texts stay as they are. */
export function printedFigure(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? []
  if (whole === '') return text
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${sign && '−'}${grouped}${fraction}`
}

const monthNames = new Map(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
    .split(' ')
    .map((name, index) => [`${index + 1}`.padStart(2, '0'), name]),
)

/** `2026-11-03` as `3 Nov 2026`: with the month in letters no one takes it for the eleventh of March. */
export function printedDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day.replace(/^0/, '')} ${monthNames.get(month) ?? month} ${year}`
}
