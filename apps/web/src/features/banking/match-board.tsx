'use client'
import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import {
  excludeStatementLine,
  matchStatementLine,
  restoreStatementLine,
  unmatchStatementLine,
} from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import type { AccountChoice } from './code-form.tsx'
import { MatchLineList } from './match-line-list.tsx'
import { MatchPanel } from './match-panel.tsx'

type Act = {
  readonly said: string
  readonly run: () => Promise<unknown>
  readonly undo: () => Promise<unknown>
}

/** The lines to match beside the one being decided. Accepting moves to the next undecided line. */
export function MatchBoard({
  lines: given,
  accounts,
}: {
  readonly lines: readonly StatementLine[]
  readonly accounts: readonly AccountChoice[]
}) {
  const client = useClient()
  const router = useRouter()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [selectedId, setSelectedId] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [busyId, setBusyId] = useState<string>()
  const lines = given.filter(({ id }) => !gone.has(id))
  const selected = lines.find(({ id }) => id === selectedId) ?? lines[0]

  const decide = async (line: StatementLine, act: Act) => {
    setBusyId(line.id)
    setProblem(undefined)
    try {
      await act.run()
      const position = lines.indexOf(line)
      setSelectedId((lines[position + 1] ?? lines[position - 1])?.id)
      setGone((before) => new Set(before).add(line.id))
      router.refresh()
      toast(
        act.said,
        () =>
          void act.undo().then(() => {
            setGone((before) => new Set([...before].filter((id) => id !== line.id)))
            router.refresh()
          }),
      )
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusyId(undefined)
    }
  }
  const path = (line: StatementLine) => ({ id: line.id })
  const unmatch = (line: StatementLine) => () =>
    unmatchStatementLine({ client, path: path(line), body: {}, throwOnError: true })
  const accept = (line: StatementLine, suggestion: MatchSuggestion) =>
    decide(line, {
      said: `Matched with ${suggestion.label}`,
      run: () =>
        matchStatementLine({
          client,
          path: path(line),
          body:
            suggestion.kind === 'invoice'
              ? { kind: 'invoice', invoiceId: suggestion.id }
              : { kind: 'payment_received', paymentId: suggestion.id },
          throwOnError: true,
        }),
      undo: unmatch(line),
    })
  const code = (line: StatementLine, account: AccountChoice, memo: string) =>
    decide(line, {
      said: `Put to ${account.label}`,
      run: () =>
        matchStatementLine({
          client,
          path: path(line),
          body: { kind: 'account', ledgerAccountId: account.value, ...(memo ? { memo } : {}) },
          throwOnError: true,
        }),
      undo: unmatch(line),
    })
  const leaveOut = (line: StatementLine) =>
    decide(line, {
      said: 'Left out of the books',
      run: () => excludeStatementLine({ client, path: path(line), body: {}, throwOnError: true }),
      undo: () => restoreStatementLine({ client, path: path(line), body: {}, throwOnError: true }),
    })
  const step = (by: number) =>
    setSelectedId(lines[(selected ? lines.indexOf(selected) : 0) + by]?.id ?? selected?.id)
  useKeys('Match', [
    { keys: 'ArrowDown', label: 'Next line', run: () => step(1) },
    { keys: 'ArrowUp', label: 'Line before', run: () => step(-1) },
    {
      keys: 'Enter',
      label: 'Accept the first suggestion, go to the next',
      run: () => selected?.suggestions[0] && void accept(selected, selected.suggestions[0]),
    },
    ...[1, 2, 3].map((rank) => ({
      keys: String(rank),
      label: `Accept suggestion ${rank}`,
      run: () => {
        const chosen = selected?.suggestions[rank - 1]
        if (selected && chosen) void accept(selected, chosen)
      },
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
      {problem && <ProblemNotice problem={problem} title="The line is as it was" className="m-4" />}
      <div className="grid min-h-0 lg:grid-cols-[minmax(0,1fr)_376px]">
        <MatchLineList
          lines={lines}
          selectedId={selected.id}
          busyId={busyId}
          onSelect={setSelectedId}
          onAccept={(line, suggestion) => void accept(line, suggestion)}
        />
        <MatchPanel
          key={selected.id}
          line={selected}
          accounts={accounts}
          busy={busyId === selected.id}
          onAccept={(suggestion) => void accept(selected, suggestion)}
          onCode={(account, memo) => void code(selected, account, memo)}
          onLeaveOut={() => void leaveOut(selected)}
        />
      </div>
      <KeyRow
        hints={[
          { keys: ['ArrowUp', 'ArrowDown'], text: 'line' },
          { keys: ['Enter'], text: 'accept, go to the next' },
          { keys: ['1', '2'], text: 'choose' },
          { keys: ['Mod+Z'], text: 'undo' },
        ]}
      />
    </>
  )
}
