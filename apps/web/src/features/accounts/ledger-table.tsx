'use client'
import type { AccountView } from '@smb/core/ledger'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { DataTable } from '#components/data-table.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { LoadMore } from '#components/load-more.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { originHref } from '#lib/books/entry-source.ts'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import { counted, moneyParts } from '#lib/format/money.ts'
import { problemFrom } from '#lib/problem.ts'
import { ledgerColumns } from './ledger-columns.tsx'
import type { LedgerPage } from './ledger-rows.ts'
import { ledgerRows, ledgerTotals } from './ledger-rows.ts'
import { SideMark, SidedAmount } from './sided-amount.tsx'
import { useLedgerPages } from './use-ledger-pages.ts'

type LedgerTableProps = {
  readonly account: AccountView
  readonly period: ChosenPeriod
  readonly first: LedgerPage
  /** The same ledger over all dates. */
  readonly allHref: string
}

/** The lines of a ledger. Totals stand below once all lines are there: those of a part would mislead. */
export function LedgerTable({ account, period, first, allHref }: LedgerTableProps) {
  const { business } = useBusiness()
  const { slug, baseCurrency } = business
  const ledger = useLedgerPages(account.id, period, first)
  const { pages } = ledger.data
  const rows = ledgerRows(pages)
  const isOneYear = period.from?.slice(0, 4) === period.to?.slice(0, 4)
  const count = rows.length - 1
  if (count === 0 && moneyParts(first.opening.amount).zero) {
    return <NoLines period={period} allHref={allHref} />
  }
  return (
    <>
      <DataTable
        flush
        caption={`Ledger of ${account.code} ${account.name}`}
        columns={ledgerColumns(baseCurrency, isOneYear ? period.to : undefined)}
        rows={rows}
        rowKey={({ key }) => key}
        rowHref={(row) => (row.kind === 'line' ? originHref(slug, row.line) : undefined)}
        {...(ledger.hasNextPage ? {} : { footer: footerOf(pages, baseCurrency, count) })}
      />
      {ledger.error && (
        <ProblemNotice
          className="m-4 md:mx-8"
          problem={problemFrom(ledger.error)}
          title="The next lines could not be loaded"
          onRetry={() => void ledger.fetchNextPage()}
        />
      )}
      {ledger.hasNextPage && (
        <LoadMore
          shown={count}
          noun="line"
          hasMore
          loading={ledger.isFetchingNextPage}
          onLoadMore={() => void ledger.fetchNextPage()}
        />
      )}
    </>
  )
}

function footerOf(pages: readonly LedgerPage[], currency: string, count: number) {
  const { debit, credit, closing } = ledgerTotals(pages, currency)
  const phone = (amount: string, side: 'debit' | 'credit') => (
    <>
      <MoneyText amount={amount} currency={currency} />
      <span className="md:hidden">
        <SideMark side={side} />
      </span>
    </>
  )
  return {
    date: <span className="whitespace-nowrap">{counted(count, 'line')}</span>,
    debit: phone(debit, 'debit'),
    credit: phone(credit, 'credit'),
    balance: <SidedAmount amount={closing} currency={currency} />,
  }
}

function NoLines({ period, allHref }: { readonly period: ChosenPeriod; readonly allHref: string }) {
  if (period.name === 'all') {
    return (
      <EmptyState title="Nothing is booked here yet">
        Invoices, payments and bank lines post by themselves; the rest is a journal entry.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nothing in this period"
      actions={
        <ButtonLink href={allHref} scroll={false}>
          Show all dates
        </ButtonLink>
      }
    >
      The account has no lines and no opening balance on these days.
    </EmptyState>
  )
}
