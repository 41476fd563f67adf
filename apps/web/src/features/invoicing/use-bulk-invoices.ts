'use client'
import type { BulkInvoices } from '@smb/api-client'
import { bulkInvoices } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import type { BulkAction } from './bulk-words.ts'
import { asksReason, bulkDone } from './bulk-words.ts'
import { joinedAnswers } from './joined-answers.ts'

export type BulkRow = BulkInvoices['rows'][number]
type Named = Pick<BulkRow, 'id' | 'version'>
/** What goes with every one of them. */
export type BulkTerms = Pick<Parameters<typeof bulkInvoices>[0]['body'], 'reason' | 'writeOff'>
type Filter = NonNullable<Parameters<typeof bulkInvoices>[0]['body']['filter']>

/** The invoices that are meant: chosen rows, or all that match the list. */
export type BulkTarget = { readonly rows: readonly Named[] } | { readonly filter: Filter }
/** What is open: the act, and what it would do or did. */
export type BulkStep = {
  readonly action: BulkAction
  readonly target: BulkTarget
  readonly answer: BulkInvoices | undefined
}

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
  const turn = useRef(0)

  const send = (body: Parameters<typeof bulkInvoices>[0]['body'], key?: string) =>
    dataOf(
      bulkInvoices({
        client,
        body,
        ...(key ? { headers: { 'idempotency-key': key } } : {}),
        throwOnError: true,
      }),
    )
  // Only the last thing that was asked for is shown: an older answer may come later.
  const attempt = async (work: (isLast: () => boolean) => Promise<void>) => {
    const own = ++turn.current
    const isLast = () => own === turn.current
    setBusy(true)
    setProblem(undefined)
    try {
      await work(isLast)
    } catch (error) {
      if (isLast()) setProblem(problemFrom(error))
    } finally {
      if (isLast()) setBusy(false)
    }
  }
  const previewed = async (
    { action, target }: BulkStep,
    terms: BulkTerms,
  ): Promise<BulkInvoices> => {
    const reason = asksReason(action) ? { reason: reasonForPreview } : {}
    const head = { action, preview: true, ...terms, ...reason }
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
  const run = (rows: readonly Named[], terms: BulkTerms, keyFor: (body: unknown) => string) => {
    if (!step) return
    const { action, target } = step
    void attempt(async () => {
      const answers: BulkInvoices[] = []
      for (const portion of portions(rows)) {
        const body = { action, rows: portion, ...terms }
        answers.push(await send(body, `${keyFor({ action, rows, terms })}-${answers.length}`))
      }
      const answer = joinedAnswers(answers)
      setStep({ action, target, answer })
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
  const look = (at: BulkStep, terms: BulkTerms) => {
    setStep(at)
    void attempt(async (isLast) => {
      const answer = await previewed(at, terms)
      if (isLast()) setStep({ ...at, answer })
    })
  }
  return {
    step,
    problem,
    isBusy,
    open: (action: BulkAction, target: BulkTarget) =>
      look({ action, target, answer: undefined }, {}),
    /** Previews the same again, with what was chosen for it. */
    lookAgain: (terms: BulkTerms) => step && look(step, terms),
    run,
    close: () => {
      turn.current += 1
      setBusy(false)
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
