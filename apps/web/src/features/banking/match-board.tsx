'use client'
import type { StatementLine } from '@smb/api-client'
import { useState } from 'react'
import { EmptyState } from '#components/empty-state.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
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
}: {
  readonly lines: readonly StatementLine[]
  readonly accounts: readonly AccountChoice[]
}) {
  const [selectedId, setSelectedId] = useState<string>()
  const decisions = useMatchDecisions()
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
    if (!selected || !suggestion || decisions.busyId !== undefined || isElsewhere()) return
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

  if (!selected) {
    return (
      <EmptyState title="Every line is matched">
        Nothing is left to decide. Import the next statement when you have it.
      </EmptyState>
    )
  }
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
          selectedId={selected.id}
          busyId={decisions.busyId}
          onSelect={setSelectedId}
          onAccept={decisions.accept}
        />
        <MatchPanel
          key={selected.id}
          line={selected}
          accounts={accounts}
          busy={decisions.busyId === selected.id}
          onAccept={(suggestion) => decisions.accept(selected, suggestion)}
          onCode={(account, memo) => decisions.code(selected, account, memo)}
          onLeaveOut={() => decisions.leaveOut(selected)}
        />
      </div>
      <KeyRow hints={hints} />
    </>
  )
}
