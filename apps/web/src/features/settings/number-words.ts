/** A series as its owner calls it. */
export const seriesWords = {
  invoice: 'Invoice numbers',
  credit_note: 'Credit note numbers',
} as const

/** A counter in words: `2026`, or `All years` where numbers do not restart. */
export const counterWords = (counter: string): string => (counter === 'all' ? 'All years' : counter)

/** `7`, or `3 to 9`. */
export const rangeWords = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  from === to ? String(from) : `${from} to ${to}`
