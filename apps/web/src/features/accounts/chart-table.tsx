'use client'
import { Ellipsis } from 'lucide-react'
import type { AccountListItem } from '@smb/core/ledger'
import Link from 'next/link'
import { useRef } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import { openRow } from '#components/data-table-row.tsx'
import { Menu } from '#components/menu.tsx'
import type { MenuItem } from '#components/menu.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { useRowKeys } from '#components/use-row-keys.ts'
import { classes } from '#lib/classes.ts'
import { ledgerHref } from '#lib/books/entry-source.ts'
import { roleWords, typeHeadings } from './account-words.ts'
import type { ChartGroup, ChartRow } from './chart-groups.ts'
import { SidedAmount } from './sided-amount.tsx'
import type { useAccountActs } from './use-account-acts.ts'

type Acts = ReturnType<typeof useAccountActs>
type ChartTableProps = {
  readonly groups: readonly ChartGroup[]
  readonly acts: Acts
  /** Left out for people who may only look. */
  readonly onEdit: ((account: AccountListItem) => void) | undefined
}

const indents = ['', 'ps-5', 'ps-10', 'ps-15'] as const

/** Accounts under the heading of their type, each row leading to its ledger. */
export function ChartTable({ groups, acts, onEdit }: ChartTableProps) {
  const { business } = useBusiness()
  const panel = useRef<HTMLDivElement>(null)
  useRowKeys(panel, { enabled: true, selectAll: undefined })
  const currency = business.baseCurrency
  return (
    <div ref={panel} className="panel panel-flush">
      <table className="tbl fold">
        <caption className="sr-only">Chart of accounts</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className="wide-only">
              Used for
            </th>
            <th scope="col" className="num">
              Balance
            </th>
            <th scope="col" className="fit">
              <span className="sr-only">Acts</span>
            </th>
          </tr>
        </thead>
        {groups.map(({ type, rows, total }) => (
          <tbody key={type}>
            <tr className="bg-canvas">
              <td data-fold="title" className="font-semibold">
                {typeHeadings[type]}
              </td>
              <td className="wide-only" />
              <td data-fold="amount" className="num font-semibold">
                <SidedAmount amount={total} currency={currency} />
              </td>
              <td />
            </tr>
            {rows.map((row) => (
              <AccountRow key={row.account.id} row={row} acts={acts} onEdit={onEdit} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function AccountRow({
  row,
  acts,
  onEdit,
}: Pick<ChartTableProps, 'acts' | 'onEdit'> & { readonly row: ChartRow }) {
  const { business } = useBusiness()
  const { account, depth } = row
  const { id, code, name, controlRole, balance, archivedAt, currency } = account
  return (
    <tr data-href={ledgerHref(business.slug, id)} onClick={openRow}>
      <td data-fold="title" className="md:w-full md:max-w-0">
        <span className={classes('flex items-center gap-2', indents[Math.min(depth, 3)])}>
          <Link
            href={ledgerHref(business.slug, id)}
            className="row-link min-w-0 truncate"
            prefetch={false}
          >
            <span className="me-3 inline-block w-10 font-normal text-text-3">{code}</span>
            {name}
          </Link>
          {currency && currency !== business.baseCurrency && (
            <span className="text-xs text-text-3">{currency}</span>
          )}
          {archivedAt && <StatusBadge status="archived" />}
        </span>
      </td>
      <td className="wide-only whitespace-nowrap text-text-3">
        {controlRole && roleWords[controlRole]}
      </td>
      <td className="num" data-fold="amount">
        <SidedAmount amount={balance.amount} currency={balance.currency} />
      </td>
      <td className="fit">
        {onEdit && <AccountMenu account={account} acts={acts} onEdit={onEdit} />}
      </td>
    </tr>
  )
}

function AccountMenu({
  account,
  acts,
  onEdit,
}: {
  readonly account: AccountListItem
  readonly acts: Acts
  readonly onEdit: (account: AccountListItem) => void
}) {
  const { code, name, controlRole, archivedAt } = account
  const archive: MenuItem = archivedAt
    ? { label: 'Use again', onSelect: () => acts.restore(account) }
    : {
        label: 'Archive',
        disabledReason: controlRole ? 'Documents post to this account.' : undefined,
        onSelect: () => acts.archive(account),
      }
  return (
    <Menu
      label={`Acts on ${code} ${name}`}
      align="end"
      items={[{ label: 'Rename or move', onSelect: () => onEdit(account) }, archive]}
      trigger={(props) => (
        <button
          type="button"
          className="btn btn-ghost btn-sm btn-icon"
          aria-label={`Acts on ${code} ${name}`}
          aria-busy={acts.pendingId === account.id || undefined}
          {...props}
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      )}
    />
  )
}
