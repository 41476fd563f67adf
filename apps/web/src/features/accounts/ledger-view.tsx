'use client'
import type { AccountView } from '@smb/core/ledger'
import { isProfitAndLoss } from '@smb/core/ledger'
import { LocalDate } from '@smb/core/time'
import { Lock, Pencil, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { PeriodChip } from '#components/period-chip.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { Badge, StatusBadge } from '#components/status-badge.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import { neighbourPeriod } from '#lib/books/fiscal-periods.ts'
import { reportReturn } from '#lib/books/report-return.ts'
import { formatDate, formatPeriod } from '#lib/format/date.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref } from '#lib/navigation.ts'
import { AccountDialog } from './account-dialog.tsx'
import { LedgerFiles } from './ledger-files.tsx'
import { roleWords, typeWords } from './account-words.ts'
import type { LedgerPage } from './ledger-rows.ts'
import { LedgerTable } from './ledger-table.tsx'
import { useAccountActs } from './use-account-acts.ts'

export type LedgerViewProps = {
  readonly account: AccountView
  /** Every account, for the parents that this one may be moved below. */
  readonly accounts: readonly AccountView[]
  readonly period: ChosenPeriod
  readonly first: LedgerPage
  readonly lockDate: string | null
  /** Where a figure led here from, as its address says. */
  readonly back: string | undefined
}

/** One account over a period: what moved it, and the balance after each line. */
export function LedgerView(props: LedgerViewProps) {
  const { account, accounts, period, first, lockDate, back } = props
  const { business } = useBusiness()
  const report = reportReturn(business.slug, back)
  const router = useRouter()
  const [editingRound, setEditingRound] = useState(0)
  const [isEditing, setEditing] = useState(false)
  const acts = useAccountActs()
  const path = businessHref(business.slug, `/accounts/${account.id}`)
  const hrefFor = (query: Readonly<Record<string, string>>) =>
    `${path}?${new URLSearchParams({ ...query, ...(report && back ? { back } : {}) }).toString()}`
  const walk = (step: 1 | -1) => {
    if (!period.from || !period.to) return
    const days = { from: LocalDate.from(period.from), to: LocalDate.from(period.to) }
    router.push(hrefFor(neighbourPeriod(days, step)), { scroll: false })
  }
  useKeys(
    'In this ledger',
    [
      { keys: 'arrowleft', label: 'Period before', run: () => walk(-1) },
      { keys: 'arrowright', label: 'Period after', run: () => walk(1) },
    ],
    period.from !== undefined && period.to !== undefined,
  )
  return (
    <>
      <PageHeader
        dense
        crumbs={[
          report
            ? { label: 'Reports', href: businessHref(business.slug, '/reports') }
            : { label: 'Accounts', href: businessHref(business.slug, '/accounts') },
          ...(report ? [report] : []),
        ]}
        title={
          <>
            <span className="font-normal text-text-3">{account.code}</span> {account.name}
          </>
        }
        badge={account.archivedAt && <StatusBadge status="archived" />}
        sub={subOf(account, business.baseCurrency, period)}
        actions={
          <LedgerActions
            files={<LedgerFiles accountId={account.id} period={period} />}
            account={account}
            acts={acts}
            onEdit={() => {
              setEditingRound(editingRound + 1)
              setEditing(true)
            }}
          />
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pb-3 md:px-8">
        <PeriodChip chosen={period} hrefFor={hrefFor} withAll />
        {lockDate && (
          <Badge icon={<Lock size={12} aria-hidden />}>Closed to {formatDate(lockDate)}</Badge>
        )}
      </div>
      {isProfitAndLoss(account.type) && (
        <p className="px-4 pb-3 text-xs text-text-3 md:px-8">{countedWords(first.openingFrom)}</p>
      )}
      {acts.problem && <ProblemNotice problem={acts.problem} className="mx-4 mb-3 md:mx-8" />}
      <LedgerTable
        account={account}
        period={period}
        first={first}
        allHref={hrefFor({ period: 'all' })}
      />
      <AccountDialog
        key={editingRound}
        account={account}
        parents={accounts}
        open={isEditing}
        onClose={() => setEditing(false)}
      />
      <KeyRow
        hints={[
          { keys: ['j', 'k'], text: 'row' },
          { keys: ['enter'], text: 'open what caused it' },
          { keys: ['arrowleft', 'arrowright'], text: 'period' },
        ]}
      />
    </>
  )
}

/** Income and expenses begin each fiscal year at zero; a ledger without a first day counts everything. */
const countedWords = (openingFrom: string | null): string =>
  openingFrom
    ? `Balance since ${formatDate(openingFrom)}: income and expenses begin each fiscal year at zero.`
    : 'Balance since the first entry, over all fiscal years.'

function subOf(account: AccountView, baseCurrency: string, { from, to }: ChosenPeriod): string {
  const days =
    from && to
      ? formatPeriod(from, to)
      : to
        ? `up to ${formatDate(to)}`
        : from
          ? `from ${formatDate(from)}`
          : 'all dates'
  const role = account.controlRole ? [roleWords[account.controlRole]] : []
  return [typeWords[account.type], ...role, account.currency ?? baseCurrency, days].join(' · ')
}

function LedgerActions({
  files,
  account,
  acts,
  onEdit,
}: {
  readonly files: ReactNode
  readonly account: AccountView
  readonly acts: ReturnType<typeof useAccountActs>
  readonly onEdit: () => void
}) {
  const { business } = useBusiness()
  const mayWrite = usePermission('account:write')
  const mayPost = usePermission('journal:post')
  return (
    <>
      {files}
      {mayWrite && (
        <Button size="sm" icon={<Pencil size={16} aria-hidden />} onClick={onEdit}>
          Edit
        </Button>
      )}
      {mayWrite && !account.controlRole && (
        <Button
          size="sm"
          pending={acts.pendingId === account.id}
          onClick={() => (account.archivedAt ? acts.restore(account) : acts.archive(account))}
        >
          {account.archivedAt ? 'Use again' : 'Archive'}
        </Button>
      )}
      {mayPost && !account.archivedAt && (
        <ButtonLink
          size="sm"
          icon={<Plus size={16} aria-hidden />}
          href={businessHref(business.slug, `/journals/new?account=${account.id}`)}
        >
          Journal entry
        </ButtonLink>
      )}
    </>
  )
}
