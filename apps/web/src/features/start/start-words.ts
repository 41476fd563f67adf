const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `1 Apr to 31 Mar`, for the month (1 to 12) in which the fiscal year starts. */
export function fiscalYearWords(startMonth: number): string {
  const end = (startMonth + 10) % 12
  const last = end === 1 ? 'the end of Feb' : `${lastDays[end]} ${months[end]}`
  return `1 ${months[startMonth - 1]} to ${last}`
}

export const monthOptions = (): { value: string; label: string }[] =>
  months.map((_, index) => ({ value: String(index + 1), label: fiscalYearWords(index + 1) }))

/** `Africa/Accra` is Accra; `America/Argentina/Buenos_Aires` is Buenos Aires. */
export const zoneWords = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
