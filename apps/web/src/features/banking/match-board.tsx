'use client'
import type { BankAccountStanding, StatementLine } from '@smb/api-client'
import { useState } from 'react'
import { usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { counted } from '#lib/format/money.ts'
import { useIsWide } from '#components/use-is-wide.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { AccountChoice } from './code-form.tsx'
import { inShownOrder } from './match-groups.ts'
import { MatchLineList } from './match-line-list.tsx'
import { MatchPanel } from './match-panel.tsx'
import { useMatchDecisions } from './use-match-decisions.ts'

const hints = [
  { keys: ['arrowup', 'arrowdown'], text: 'line' },
  { keys: ['enter'], text: 'accept, go to the next' },
  { keys: ['1', '2'], text: 'choose' },
  { keys: ['mod+z'], text: 'undo' },
]

// Enter on a focused button, link or list is that control's own.
const isElsewhere = () =>
  document.activeElement?.matches('button:not([aria-current]), a, [role=combobox]') ?? false

/** The lines to match beside the one being decided. Accepting moves to the next undecided line. */
export function MatchBoard({
  lines: given,
  accounts,
  account,
}: {
  /** The newest of them; the rest follow as these are decided. */
  readonly lines: readonly StatementLine[]
  readonly account: BankAccountStanding
  readonly accounts: readonly AccountChoice[]
}) {
  const [selectedId, setSelectedId] = useState<string>()
  const decisions = useMatchDecisions()
  const mayWrite = usePermission('bank:write')
  const isWide = useIsWide()
  const lines = inShownOrder(given.filter(({ id }) => !decisions.gone.has(id)))
  // A decided line hands over to the one that takes its place.
  const before = inShownOrder(given).findIndex(({ id }) => id === selectedId)
  const next = inShownOrder(given)
    .slice(Math.max(before, 0))
    .find(({ id }) => !decisions.gone.has(id))
  const selected = next ?? lines.at(-1)

  const step = (by: number) =>
    setSelectedId(lines[(selected ? lines.indexOf(selected) : 0) + by]?.id ?? selected?.id)
  const acceptByKey = (rank: number) => {
    const suggestion = selected?.suggestions[rank]
    if (!mayWrite || !selected || !suggestion) return
    if (decisions.busyId !== undefined || isElsewhere()) return
    decisions.accept(selected, suggestion)
  }
  useKeys('Match', [
    { keys: 'arrowdown', label: 'Next line', run: () => step(1) },
    { keys: 'arrowup', label: 'Line before', run: () => step(-1) },
    { keys: 'enter', label: 'Accept the first suggestion', run: () => acceptByKey(0) },
    ...[1, 2, 3].map((rank) => ({
      keys: String(rank),
      label: `Accept suggestion ${rank}`,
      run: () => acceptByKey(rank - 1),
    })),
  ])

  if (!selected) return <NothingToMatch isNew={account.statementDate === null} />
  const panel = (
    <MatchPanel
      key={selected.id}
      line={selected}
      accounts={accounts}
      busy={decisions.busyId === selected.id}
      onAccept={(suggestion) => decisions.accept(selected, suggestion)}
      onCode={(account, memo) => decisions.code(selected, account, memo)}
      onLeaveOut={() => decisions.leaveOut(selected)}
    />
  )
  return (
    <>
      {decisions.problem && (
        <ProblemNotice
          problem={decisions.problem}
          title="The line is as it was"
          className="mx-4 my-3 md:mx-8"
        />
      )}
      <div className="grid min-h-0 lg:grid-cols-[minmax(0,1fr)_376px]">
        <MatchLineList
          lines={lines}
          currency={account.currency}
          selectedId={selected.id}
          busyId={decisions.busyId}
          onSelect={setSelectedId}
          onAccept={decisions.accept}
          detail={!isWide && panel}
        />
        {isWide && <div className="bg-canvas">{panel}</div>}
      </div>
      {given.length < account.unmatchedCount && (
        <p className="px-4 py-3 text-sm text-text-3 md:px-8">
          {given.length} of {counted(account.unmatchedCount, 'line')} are shown. The others follow
          as you decide these.
        </p>
      )}
      {mayWrite && <KeyRow hints={hints} />}
    </>
  )
}

function NothingToMatch({ isNew }: { readonly isNew: boolean }) {
  return isNew ? (
    <EmptyState title="No bank lines yet">
      Import the file that your bank lets you download. Its lines wait here to be matched.
    </EmptyState>
  ) : (
    <EmptyState title="Every line is matched">
      Nothing is left to decide. Import the next statement when you have it.
    </EmptyState>
  )
}
