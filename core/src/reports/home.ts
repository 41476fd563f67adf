import { z } from 'zod'
import type { BankAccountId, InvoiceId, LedgerAccountId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money, MoneyView, moneyView } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import { LocalDateView } from '../time/index.ts'
import { profitOf } from './balance-sheet.ts'
import { cashAccounts } from './cash-over-time.ts'
import type { AccountBalanceRow } from './report-rows.ts'

export type HomeFigures = {
  readonly today: LocalDate
  readonly currency: CurrencyCode
  /** Balances in the books: in the account's own currency, and what that is in base currency. */
  readonly bankAccounts: readonly {
    readonly id: BankAccountId
    readonly ledgerAccountId: LedgerAccountId
    readonly name: string
    readonly balance: Money
    readonly base: Money
    readonly unmatchedCount: number
  }[]
  /** What the books hold as cash in no bank account: a cash box, or where payments go until one is tied to it. In base currency. */
  readonly otherCash: Money
  /** Open invoices, and those of them that were due before today, in base currency. */
  readonly owedToYou: CountedAmount
  readonly overdue: CountedAmount
  /** The largest overdue ones, `toDoMax` at most, outstanding in base currency. */
  readonly largestOverdue: readonly {
    readonly id: InvoiceId
    readonly number: string
    readonly customerName: string
    readonly dueDate: LocalDate
    readonly outstanding: Money
  }[]
  /** Movements from the first of this month to today, and from the first of last month to the same day of it. */
  readonly monthRows: readonly AccountBalanceRow[]
  readonly lastMonthRows: readonly AccountBalanceRow[]
  readonly draftInvoices: { readonly count: number }
  readonly unallocatedCredit: CountedAmount
}

export type CountedAmount = { readonly amount: Money; readonly count: number }

/** What to do next. `subject` is the one thing it is about, null where it is about several. */
export type ToDo = {
  readonly kind: 'overdue_invoice' | 'unmatched_lines' | 'unallocated_credit' | 'draft_invoices'
  readonly subject: string | null
  readonly label: string
  readonly count: number
  readonly amount: Money | null
  readonly dueDate: LocalDate | null
}

export type HomeSummary = {
  readonly asOf: LocalDate
  readonly cash: Money
  readonly bankAccounts: HomeFigures['bankAccounts']
  readonly owedToYou: CountedAmount
  readonly overdue: CountedAmount
  readonly profitThisMonth: Money
  /** Of last month up to the same day of it, so that the two compare. */
  readonly profitLastMonth: Money
  readonly toDo: readonly ToDo[]
}

/** Rows of the list of things to do; overdue invoices are named singly, the largest first. */
export const toDoMax = 5

const byAmount = (
  a: { outstanding: Money; number: string },
  b: { outstanding: Money; number: string },
): number => Money.compare(b.outstanding, a.outstanding) || (a.number < b.number ? -1 : 1)

function toDos(figures: HomeFigures): ToDo[] {
  const invoices = [...figures.largestOverdue].sort(byAmount).map((invoice): ToDo => ({
    kind: 'overdue_invoice',
    subject: invoice.id,
    label: `${invoice.number} ${invoice.customerName}`,
    count: 1,
    amount: invoice.outstanding,
    dueDate: invoice.dueDate,
  }))
  const unmatched = figures.bankAccounts
    .filter((account) => account.unmatchedCount > 0)
    .map((account): ToDo => ({
      kind: 'unmatched_lines',
      subject: account.id,
      label: account.name,
      count: account.unmatchedCount,
      amount: null,
      dueDate: null,
    }))
  const credit = figures.unallocatedCredit
  const rest = { subject: null, label: '', dueDate: null }
  const last: ToDo[] = [
    { ...rest, kind: 'unallocated_credit', count: credit.count, amount: credit.amount },
    { ...rest, kind: 'draft_invoices', count: figures.draftInvoices.count, amount: null },
  ]
  const others = [...unmatched, ...last.filter((item) => item.count > 0)]
  // The named invoices give way to what is only counted: that appears nowhere else on the page.
  const room = Math.max(1, toDoMax - others.length)
  return [...invoices.slice(0, room), ...others].slice(0, toDoMax)
}

/** What lies on cash accounts that are tied to none of the bank accounts: with theirs it is the cash of the cash-flow statement. */
export function cashElsewhere(
  balances: readonly AccountBalanceRow[],
  bankAccounts: readonly Pick<HomeFigures['bankAccounts'][number], 'ledgerAccountId'>[],
  currency: CurrencyCode,
): Money {
  const tied = new Set(bankAccounts.map(({ ledgerAccountId }) => ledgerAccountId))
  const elsewhere = cashAccounts(balances, tied).filter(({ accountId }) => !tied.has(accountId))
  const minor = elsewhere.reduce((sum, { debit, credit }) => sum + debit - credit, 0n)
  return Money.of(minor, currency)
}

/** The figures of the first page, all in base currency and all as of today. */
export function homeSummary(figures: HomeFigures): HomeSummary {
  const { currency, today, bankAccounts } = figures
  const inBanks = Money.sum(
    bankAccounts.map((account) => account.base),
    currency,
  )
  return {
    asOf: today,
    cash: Money.add(inBanks, figures.otherCash),
    bankAccounts,
    owedToYou: figures.owedToYou,
    overdue: figures.overdue,
    profitThisMonth: profitOf(figures.monthRows, currency),
    profitLastMonth: profitOf(figures.lastMonthRows, currency),
    toDo: toDos(figures),
  }
}

const CountedMoney = z.object({ amount: MoneyView, count: z.number().int() })

export const HomeView = z
  .object({
    asOf: LocalDateView,
    cash: MoneyView,
    bankAccounts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        balance: MoneyView,
        base: MoneyView,
        unmatchedCount: z.number().int(),
      }),
    ),
    owedToYou: CountedMoney,
    overdue: CountedMoney,
    profitThisMonth: MoneyView,
    /** Of last month up to the same day of it. */
    profitLastMonth: MoneyView,
    toDo: z.array(
      z.object({
        kind: z.enum([
          'overdue_invoice',
          'unmatched_lines',
          'unallocated_credit',
          'draft_invoices',
        ]),
        subject: z.string().nullable(),
        label: z.string(),
        count: z.number().int(),
        amount: MoneyView.nullable(),
        dueDate: LocalDateView.nullable(),
      }),
    ),
  })
  .meta({ id: 'Home' })
export type HomeView = z.infer<typeof HomeView>

const countedView = (of: CountedAmount): z.infer<typeof CountedMoney> => ({
  amount: moneyView(of.amount),
  count: of.count,
})

export function homeView(summary: HomeSummary): HomeView {
  return {
    asOf: summary.asOf,
    cash: moneyView(summary.cash),
    bankAccounts: summary.bankAccounts.map(({ ledgerAccountId: _, ...account }) => ({
      ...account,
      balance: moneyView(account.balance),
      base: moneyView(account.base),
    })),
    owedToYou: countedView(summary.owedToYou),
    overdue: countedView(summary.overdue),
    profitThisMonth: moneyView(summary.profitThisMonth),
    profitLastMonth: moneyView(summary.profitLastMonth),
    toDo: summary.toDo.map((item) => ({
      ...item,
      amount: item.amount ? moneyView(item.amount) : null,
    })),
  }
}
