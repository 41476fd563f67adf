import type { ProfitAndLossQuery } from '@smb/core/reports'

const comparisons = ['previous_year', 'previous_period'] as const

/** What the address compares with; anything else is no comparison. */
export const comparisonOf = (text: string | undefined): ProfitAndLossQuery['compare'] =>
  comparisons.find((comparison) => comparison === text)
