'use client'
import type { StatementLine } from '@smb/api-client'
import { restoreStatementLine, unmatchStatementLine } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

/** Takes back what was decided about lines; `gone` are those that no longer belong to the view. */
export function useLineUndo() {
  const client = useClient()
  const router = useRouter()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [busyId, setBusyId] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const undo = async (line: StatementLine) => {
    setBusyId(line.id)
    setProblem(undefined)
    try {
      const request = { client, path: { id: line.id }, body: {}, throwOnError: true } as const
      await (line.state === 'excluded'
        ? restoreStatementLine(request)
        : unmatchStatementLine(request))
      setGone((before) => new Set(before).add(line.id))
      toast(`${line.name || 'The line'} waits under To match again`)
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusyId(undefined)
    }
  }
  return { gone, busyId, problem, undo: (line: StatementLine) => void undo(line) }
}
