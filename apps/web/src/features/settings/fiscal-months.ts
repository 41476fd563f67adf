import { formatMonth } from '#lib/format/date.ts'

/** January to December, by their number. */
export const monthOptions = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: formatMonth(`2000-${String(index + 1).padStart(2, '0')}-01`).split(' ')[0] ?? '',
}))
