import type { ListChartPacksResponse } from '@smb/api-client'
import { counted } from '#lib/format/money.ts'

/** A chart of accounts to start with, as the API lists it. */
export type ChartChoice = ListChartPacksResponse['items'][number]

/** Those that a business of that country may start with: its own, the usual one first, then the one of no country. */
export function chartsOf(country: string | null, charts: readonly ChartChoice[]): ChartChoice[] {
  const own = charts.filter((chart) => chart.country !== null && chart.country === country)
  const usual = own.filter(({ isDefault }) => isDefault)
  const others = own.filter(({ isDefault }) => !isDefault)
  return [...usual, ...others, ...charts.filter((chart) => chart.country === null)]
}

export const chartWords = ({ name, accounts }: ChartChoice): string =>
  `${name}, ${counted(accounts, 'account')}`
