'use client'
import {
  excludeStatementLine,
  matchStatementLine,
  restoreStatementLine,
  unmatchStatementLine,
} from '@smb/api-client'
import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import type { AccountChoice } from './code-form.tsx'

type Act = {
  readonly said: string
  readonly run: () => Promise<unknown>
  readonly undo: () => Promise<unknown>
}

/** What can be decided about a line. Each decision is sent at once, and its toast takes it back. */
export function useMatchDecisions() {
  const client = useClient()
  const router = useRouter()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<Problem>()
  const [busyId, setBusyId] = useState<string>()

  const takeBack = (line: StatementLine, act: Act) => () => {
    act
      .undo()
      .then(() => {
        setGone((before) => new Set([...before].filter((id) => id !== line.id)))
        router.refresh()
      })
      .catch((error: unknown) => setProblem(problemFrom(error)))
  }
  const decide = async (line: StatementLine, act: Act) => {
    setBusyId(line.id)
    setProblem(undefined)
    try {
      await act.run()
      setGone((before) => new Set(before).add(line.id))
      router.refresh()
      toast(act.said, takeBack(line, act))
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusyId(undefined)
    }
  }
  const request = (line: StatementLine) =>
    ({ client, path: { id: line.id }, throwOnError: true }) as const
  const undoMatch = (line: StatementLine) => () =>
    unmatchStatementLine({ ...request(line), body: {} })

  return {
    gone,
    problem,
    busyId,
    accept: (line: StatementLine, { kind, id, label }: MatchSuggestion) =>
      void decide(line, {
        said: `Matched with ${label}`,
        run: () =>
          matchStatementLine({
            ...request(line),
            body: kind === 'invoice' ? { kind, invoiceId: id } : { kind, paymentId: id },
          }),
        undo: undoMatch(line),
      }),
    code: (line: StatementLine, account: AccountChoice, memo: string) =>
      void decide(line, {
        said: `Put to ${account.label}`,
        run: () =>
          matchStatementLine({
            ...request(line),
            body: { kind: 'account', ledgerAccountId: account.value, ...(memo ? { memo } : {}) },
          }),
        undo: undoMatch(line),
      }),
    leaveOut: (line: StatementLine) =>
      void decide(line, {
        said: 'Left out of the books',
        run: () => excludeStatementLine({ ...request(line), body: {} }),
        undo: () => restoreStatementLine({ ...request(line), body: {} }),
      }),
  }
}
