import { describe, expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { homeSummary, HomeView, homeView, toDoMax } from './index.ts'
import type { HomeFigures } from './index.ts'

const usd = currency('USD')
const eur = currency('EUR')
const money = (minor: bigint): Money => Money.of(minor, usd)
const invoice = (
  number: string,
  due: string,
  minor: bigint,
): HomeFigures['largestOverdue'][number] => ({
  id: `inv_${number}`,
  number,
  customerName: 'Northwind',
  dueDate: LocalDate.from(due),
  outstanding: money(minor),
})
const figures: HomeFigures = {
  today: LocalDate.from('2026-03-10'),
  currency: usd,
  bankAccounts: [
    {
      id: 'ban_1',
      ledgerAccountId: 'acc_3',
      name: 'Current',
      balance: money(5_000n),
      base: money(5_000n),
      unmatchedCount: 3,
    },
    {
      id: 'ban_2',
      ledgerAccountId: 'acc_4',
      name: 'Euro',
      balance: Money.of(1_000n, eur),
      base: money(1_100n),
      unmatchedCount: 0,
    },
  ],
  otherCash: money(250n),
  owedToYou: { amount: money(700n), count: 3 },
  overdue: { amount: money(500n), count: 2 },
  largestOverdue: [invoice('INV-1', '2026-03-09', 100n), invoice('INV-3', '2026-01-01', 400n)],
  monthRows: [
    {
      accountId: 'acc_1',
      code: '4000',
      name: 'Sales',
      type: 'income',
      parentId: null,
      controlRole: null,
      debit: 10n,
      credit: 900n,
    },
    {
      accountId: 'acc_2',
      code: '6000',
      name: 'Rent',
      type: 'expense',
      parentId: null,
      controlRole: null,
      debit: 300n,
      credit: 0n,
    },
    {
      accountId: 'acc_3',
      code: '1000',
      name: 'Bank',
      type: 'asset',
      parentId: null,
      controlRole: null,
      debit: 590n,
      credit: 0n,
    },
  ],
  lastMonthRows: [
    {
      accountId: 'acc_1',
      code: '4000',
      name: 'Sales',
      type: 'income',
      parentId: null,
      controlRole: null,
      debit: 0n,
      credit: 400n,
    },
  ],
  draftInvoices: { count: 2 },
  unallocatedCredit: { count: 0, amount: money(0n) },
}

describe('the first page', () => {
  const home = homeSummary(figures)

  test('cash, owed to you, overdue and profit in base currency', () => {
    expect(home).toMatchObject({
      cash: money(6_350n),
      owedToYou: { amount: money(700n), count: 3 },
      overdue: { amount: money(500n), count: 2 },
      profitThisMonth: money(590n),
      profitLastMonth: money(400n),
    })
  })

  test('what to do: the largest overdue first, then what is only counted', () => {
    expect(home.toDo.map((item) => [item.kind, item.label, item.count])).toEqual([
      ['overdue_invoice', 'INV-3 Northwind', 1],
      ['overdue_invoice', 'INV-1 Northwind', 1],
      ['unmatched_lines', 'Current', 3],
      ['draft_invoices', '', 2],
    ])
  })

  test('many overdue invoices leave room for the rest', () => {
    const largestOverdue = Array.from({ length: toDoMax }, (_, at) =>
      invoice(`INV-${at}`, '2026-01-01', 100n),
    )
    const { toDo } = homeSummary({
      ...figures,
      largestOverdue,
      unallocatedCredit: { count: 1, amount: money(5n) },
    })
    expect(toDo).toHaveLength(toDoMax)
    expect(toDo.map((item) => item.kind).slice(2)).toEqual([
      'unmatched_lines',
      'unallocated_credit',
      'draft_invoices',
    ])
  })

  test('nothing to do, and the view fits its schema', () => {
    const calm = homeSummary({
      ...figures,
      bankAccounts: [],
      largestOverdue: [],
      draftInvoices: { count: 0 },
    })
    expect(calm.toDo).toEqual([])
    for (const summary of [home, calm])
      expect(HomeView.parse(homeView(summary))).toEqual(homeView(summary))
  })
})
