import type { ProfitAndLossView, ReportRowView, ReportSectionView } from '@smb/core/reports'
import { describe, expect, test } from 'vitest'
import type { ReportPlace } from './drill.ts'
import { asOfTotalHref, changeHref, drillHref, totalHref } from './drill.ts'
import { profitAndLossRows } from './profit-and-loss-rows.ts'

type Column = ProfitAndLossView['columns'][number]

const october: Column = { from: '2026-10-01', to: '2026-10-31', role: 'period' }
const september: Column = { from: '2026-09-01', to: '2026-09-30', role: 'comparison' }
const year = { from: '2026-01-01', to: '2026-12-31' }

const place = (query: Record<string, string>, only?: string): ReportPlace => ({
  slug: 'acme',
  path: '/reports/profit-and-loss',
  query,
  only,
})
const days = ({ from, to }: { from: string; to: string }) => ({ from, to })

/** The link without its way back, which has a test of its own. */
function plain(href: string): string {
  const url = new URL(href, 'http://x')
  url.searchParams.delete('back')
  return url.pathname.replace('/o/acme', '') + url.search
}
const report = '/reports/profit-and-loss'

describe('where a total leads', () => {
  test('to the report narrowed to it, on the days of its column', () => {
    const beside = place({ ...days(october), compare: 'previous_period' })
    expect(plain(totalHref(beside, { ...september, only: 'income' }, 'r'))).toBe(
      `${report}?from=2026-09-01&to=2026-09-30&only=income`,
    )
  })

  test('there to its months, from a month to that month, and at last to the journal of its days', () => {
    const narrowed = place(year, 'income')
    expect(plain(totalHref(narrowed, { ...year, only: 'income' }, 'r'))).toBe(
      `${report}?from=2026-01-01&to=2026-12-31&only=income&by=month`,
    )
    const months = place({ ...year, by: 'month' }, 'income')
    expect(plain(totalHref(months, { ...october, only: 'income' }, 'r'))).toBe(
      `${report}?from=2026-10-01&to=2026-10-31&only=income`,
    )
    expect(plain(totalHref(months, { ...year, only: 'income' }, 'r'))).toBe(
      '/journals?from=2026-01-01&to=2026-12-31',
    )
    const month = place(days(october), 'income')
    expect(plain(totalHref(month, { ...october, only: 'income' }, 'r'))).toBe(
      '/journals?from=2026-10-01&to=2026-10-31',
    )
  })

  test('the profit leads to the whole report, and never to more months than a report can have', () => {
    const beside = place({ ...days(october), compare: 'previous_period' })
    expect(plain(totalHref(beside, { ...october, only: undefined }, 'profit'))).toBe(
      `${report}?from=2026-10-01&to=2026-10-31`,
    )
    const long = { from: '1900-01-01', to: '2026-12-31' }
    expect(plain(totalHref(place(long), { ...long, only: undefined }, 'profit'))).toBe(
      '/journals?from=1900-01-01&to=2026-12-31',
    )
  })

  test('at the end of a day: to the part of the report, and there to the journal up to that day', () => {
    const sheet = { ...place({ asOf: '2026-10-31' }), path: '/reports/balance-sheet' }
    const assets = { only: 'assets', asOf: '2026-10-31' }
    expect(plain(asOfTotalHref(sheet, assets, 'r'))).toBe(
      '/reports/balance-sheet?asOf=2026-10-31&only=assets',
    )
    expect(plain(asOfTotalHref({ ...sheet, only: 'assets' }, assets, 'r'))).toBe(
      '/journals?to=2026-10-31',
    )
    const beside = { asOf: '2026-10-31', compareAsOf: '2026-09-30' }
    expect(plain(asOfTotalHref({ ...sheet, query: beside, only: 'assets' }, assets, 'r'))).toBe(
      '/reports/balance-sheet?asOf=2026-10-31&only=assets',
    )
  })
})

test('a change leads from month to month over both periods', () => {
  const beside = place({ ...days(october), compare: 'previous_period' })
  const columns = [october, september]
  expect(plain(changeHref(beside, { only: 'acc_1', columns }, 'r'))).toBe(
    `${report}?from=2026-09-01&to=2026-10-31&only=acc_1&by=month`,
  )
  const decade: Column = { from: '2016-01-01', to: '2025-12-31', role: 'comparison' }
  expect(plain(changeHref(beside, { only: 'acc_1', columns: [october, decade] }, 'r'))).toBe(
    `${report}?from=2016-01-01&to=2026-10-31&only=acc_1`,
  )
})

test('a figure of an account leads to its ledger on its days, and the ledger knows the row it came from', () => {
  const from = place({ ...days(october), compare: 'previous_year' }, 'income')
  const drill = { accountId: 'acc_1', ...days(october) }
  const url = new URL(drillHref(from, drill, 'income 3'), 'http://x')
  expect(url.pathname).toBe('/o/acme/accounts/acc_1')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ...days(october),
    back: `${report}?from=2026-10-01&to=2026-10-31&compare=previous_year&only=income#row-income-3`,
  })
  expect(plain(drillHref(from, { accountId: null, from: null, to: '2025-12-31' }, 'r'))).toBe(
    `${report}?from=1900-01-01&to=2025-12-31`,
  )
})

describe('no figure is dead', () => {
  const amounts = ['3.00', '1.00']
  const drillsOf = (accountId: string, columns: readonly Column[]) =>
    columns.map((column) => ({ accountId, ...days(column) }))
  const section = (
    type: ReportSectionView['type'],
    columns: readonly Column[],
  ): ReportSectionView => {
    const shown = amounts.slice(0, columns.length)
    const row = (kind: ReportRowView['kind'], accountId: string, depth: number) => ({
      ...{ kind, accountId, depth, code: accountId, name: accountId },
      amounts: kind === 'heading' ? [] : shown,
      drills: kind === 'account' ? drillsOf(accountId, columns) : [],
    })
    const [group, leaf, other] = [`${type}_group`, `${type}_leaf`, `${type}_other`]
    const rows = [
      row('heading', group, 0),
      row('account', leaf, 1),
      row('subtotal', group, 0),
      row('account', other, 0),
    ]
    return { type, rows, totals: shown }
  }
  const viewOf = (columns: readonly Column[]): ProfitAndLossView => ({
    currency: 'EUR',
    columns: [...columns],
    income: section('income', columns),
    expenses: section('expense', columns),
    profit: amounts.slice(0, columns.length),
  })
  const total: Column = { ...days(october), role: 'total' }
  const month: Column = { ...days(october), role: 'month' }

  test.each([
    ['alone', [october], days(october)],
    ['beside another', [october, september], { ...days(october), compare: 'previous_period' }],
    ['by month', [month, total], { ...days(october), by: 'month' }],
  ] as const)('%s, whole or in part: each leads somewhere else', (_, columns, query) => {
    for (const only of [undefined, 'income', 'expenses', 'income_group', 'expense_other']) {
      const here = place(query, only)
      const own = `${report}?${new URLSearchParams({ ...query, ...(only ? { only } : {}) }).toString()}`
      const cells = profitAndLossRows(viewOf(columns), here).flatMap((row) =>
        Object.values(row.cells ?? {}),
      )
      expect(cells.length).toBeGreaterThan(0)
      for (const cell of cells) {
        if (cell === undefined || 'flag' in cell) continue
        expect(cell.href).toBeDefined()
        expect(plain(cell.href ?? '')).not.toBe(own)
      }
    }
  })

  test('an account leads to its own ledger, what is added up on the report does not', () => {
    const rows = profitAndLossRows(viewOf([october]), place(days(october)))
    const leads = rows.flatMap(({ label, cells }) =>
      cells?.['c0'] && 'href' in cells['c0']
        ? [`${label}: ${plain(cells['c0'].href ?? '').split('?')[0]}`]
        : [],
    )
    expect(leads.slice(0, 4)).toEqual([
      'income_leaf: /accounts/income_leaf',
      `Total income_group: ${report}`,
      'income_other: /accounts/income_other',
      `Total income: ${report}`,
    ])
  })

  test('a part of the report is its rows and no others', () => {
    const labels = (only: string) =>
      profitAndLossRows(viewOf([october]), place(days(october), only)).map(({ label }) => label)
    expect(labels('expenses')).toEqual([
      ...['Expenses', 'expense_group', 'expense_leaf', 'Total expense_group', 'expense_other'],
      'Total expenses',
    ])
    expect(labels('income_group')).toEqual([
      ...['income_group', 'income_leaf', 'Total income_group'],
    ])
    expect(labels('acc_nobody')).toEqual([])
  })
})
