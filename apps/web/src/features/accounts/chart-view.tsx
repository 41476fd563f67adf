'use client'
import type { AccountListItem } from '@smb/core/ledger'
import { Plus, Search, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { Banner } from '#components/banner.tsx'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { InputBox } from '#components/text-field.tsx'
import { counted } from '#lib/format/money.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref } from '#lib/navigation.ts'
import { AccountDialog } from './account-dialog.tsx'
import { chartGroups, foundAccounts } from './chart-groups.ts'
import { ChartTable } from './chart-table.tsx'
import { useAccountActs } from './use-account-acts.ts'

type Editing = { readonly account?: AccountListItem; readonly round: number }

/** The chart of accounts: by type, with balances, searched as one types. */
export function ChartView({
  accounts,
  withArchived,
}: {
  readonly accounts: readonly AccountListItem[]
  readonly withArchived: boolean
}) {
  const { business } = useBusiness()
  const mayWrite = usePermission('account:write')
  const acts = useAccountActs()
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [editing, setEditing] = useState<Editing>({ round: 0 })
  const open = (account?: AccountListItem) => {
    setEditing({ ...(account ? { account } : {}), round: editing.round + 1 })
    setOpen(true)
  }
  useKeys('Accounts', [
    { keys: '/', label: 'Search accounts', run: () => search.current?.focus() },
    ...(mayWrite ? [{ keys: 'n', label: 'New account', run: () => open() }] : []),
  ])
  const found = foundAccounts(accounts, { text, withArchived })
  const archived = accounts.filter(({ archivedAt }) => archivedAt !== null).length
  const denied = mayWrite ? undefined : 'Creating accounts needs an owner or an accountant.'
  const path = businessHref(business.slug, '/accounts')
  return (
    <>
      <PageHeader
        dense
        title="Accounts"
        sub={`${counted(accounts.length - archived, 'account')} in use · ${business.baseCurrency}`}
        actions={
          <>
            <ButtonLink href={`${path}/opening-balances`} className="max-md:hidden">
              Opening balances
            </ButtonLink>
            {mayWrite && (
              <ButtonLink href={`${path}/import`} icon={<Upload size={16} aria-hidden />}>
                <span>
                  Import<span className="max-md:sr-only"> accounts</span>
                </span>
              </ButtonLink>
            )}
            <Button
              kind="primary"
              icon={<Plus size={16} aria-hidden />}
              disabledReason={denied}
              kbd="N"
              onClick={() => open()}
            >
              New account
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-8">
        <InputBox
          ref={search}
          type="search"
          aria-label="Search accounts"
          placeholder="Code or name"
          boxClassName="md:w-64!"
          start={<Search size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {archived > 0 && (
          <IntentLink
            className="filter"
            scroll={false}
            href={withArchived ? path : `${path}?archived=1`}
          >
            {withArchived ? 'Hide archived' : `Show archived (${archived})`}
          </IntentLink>
        )}
        {denied && <span className="text-xs text-text-3">{denied}</span>}
      </div>
      {acts.problem && <ProblemNotice problem={acts.problem} className="mx-4 mb-3 md:mx-8" />}
      {found.length === 0 ? (
        <Nothing text={text} onClear={() => setText('')} />
      ) : (
        <ChartTable
          groups={chartGroups(found, business.baseCurrency)}
          acts={acts}
          onEdit={mayWrite ? open : undefined}
        />
      )}
      <AccountDialog
        key={editing.round}
        account={editing.account}
        parents={accounts}
        open={isOpen}
        onClose={() => setOpen(false)}
      />
      <KeyRow
        hints={[
          { keys: ['j', 'k'], text: 'row' },
          { keys: ['enter'], text: 'open ledger' },
          { keys: ['/'], text: 'search' },
        ]}
      />
    </>
  )
}

function Nothing({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  if (text.trim() === '') {
    return (
      <Banner tone="warn" className="mx-4 md:mx-8">
        This business has no accounts in use.
      </Banner>
    )
  }
  return (
    <EmptyState
      title={`No account matches “${text.trim()}”`}
      actions={<Button onClick={onClear}>Show all accounts</Button>}
    />
  )
}
