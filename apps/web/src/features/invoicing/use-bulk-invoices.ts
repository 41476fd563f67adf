'use client'
import type { BulkInvoices } from '@smb/api-client'
import { bulkInvoices } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import type { BulkAction } from './bulk-words.ts'
import { bulkDone } from './bulk-words.ts'
import { joinedAnswers } from './joined-answers.ts'

export type BulkRow = BulkInvoices['rows'][number]
type Named = Pick<BulkRow, 'id' | 'version'>
type Filter = NonNullable<Parameters<typeof bulkInvoices>[0]['body']['filter']>

/** The invoices that are meant: chosen rows, or all that match the list. */
export type BulkTarget = { readonly rows: readonly Named[] } | { readonly filter: Filter }
/** What is open: the act, and what it would do or did. */
export type BulkStep = { readonly action: BulkAction; readonly answer: BulkInvoices | undefined }

// What one call takes, and how many calls a press of a button makes at most.
const rowsPerCall = 200
const callsMax = 25
// The preview needs a reason as the act does; the person has not said theirs yet.
const reasonForPreview = 'Preview'

/** Previews an act on many invoices, does it in portions, and takes it back where that can be. */
export function useBulkInvoices(onDone: () => void) {
  const client = useClient()
  const router = useRouter()
  const [step, setStep] = useState<BulkStep>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)

  const send = (body: Parameters<typeof bulkInvoices>[0]['body'], key?: string) =>
    dataOf(
      bulkInvoices({
        client,
        body,
        ...(key ? { headers: { 'idempotency-key': key } } : {}),
        throwOnError: true,
      }),
    )
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusy(false)
    }
  }
  const previewed = async (action: BulkAction, target: BulkTarget): Promise<BulkInvoices> => {
    const head = {
      action,
      preview: true,
      ...(action === 'void' ? { reason: reasonForPreview } : {}),
    }
    const answers: BulkInvoices[] = []
    if ('rows' in target) {
      for (const rows of portions(target.rows)) answers.push(await send({ ...head, rows }))
      return joinedAnswers(answers)
    }
    let cursor: string | null = null
    do {
      const filter: Filter = { ...target.filter, ...(cursor ? { cursor } : {}) }
      const answer: BulkInvoices = await send({ ...head, filter })
      answers.push(answer)
      cursor = answer.nextCursor
    } while (cursor !== null && answers.length < callsMax)
    return joinedAnswers(answers)
  }
  const run = (
    rows: readonly Named[],
    reason: string | undefined,
    keyFor: (body: unknown) => string,
  ) => {
    if (!step) return
    const { action } = step
    void attempt(async () => {
      const answers: BulkInvoices[] = []
      for (const portion of portions(rows)) {
        const body = { action, rows: portion, ...(reason ? { reason } : {}) }
        answers.push(await send(body, `${keyFor({ action, rows, reason })}-${answers.length}`))
      }
      const answer = joinedAnswers(answers)
      setStep({ action, answer })
      offerUndo(answer)
      onDone()
      router.refresh()
    })
  }
  const offerUndo = (answer: BulkInvoices) => {
    if (answer.done === 0) return
    const back = undoOf(answer)
    toast(
      bulkDone(answer.action, answer.done),
      back &&
        (() => {
          void (async () => {
            for (const rows of portions(back.rows)) await send({ action: back.action, rows })
            router.refresh()
          })()
        }),
    )
  }
  return {
    step,
    problem,
    isBusy,
    open: (action: BulkAction, target: BulkTarget) => {
      setStep({ action, answer: undefined })
      void attempt(async () => setStep({ action, answer: await previewed(action, target) }))
    },
    run,
    close: () => {
      setStep(undefined)
      setProblem(undefined)
    },
  }
}

function portions(rows: readonly Named[]): { id: string; version: number }[][] {
  const named = rows.map(({ id, version }) => ({ id, version }))
  const count = Math.ceil(named.length / rowsPerCall)
  return Array.from({ length: count }, (_, at) =>
    named.slice(at * rowsPerCall, (at + 1) * rowsPerCall),
  )
}

/** What takes the act back; undefined where it cannot be. */
function undoOf({ action, rows }: BulkInvoices): { action: BulkAction; rows: Named[] } | undefined {
  const done = rows.filter(({ outcome }) => outcome === 'done')
  if (action === 'archive') return { action: 'restore', rows: done }
  if (action === 'restore') return { action: 'archive', rows: done }
  if (action !== 'duplicate') return undefined
  return {
    action: 'archive',
    rows: done.flatMap(({ newId }) => (newId ? [{ id: newId, version: 1 }] : [])),
  }
}
