'use client'
import type { Invoice } from '@smb/api-client'
import { createInvoice, getInvoice, reviseInvoice } from '@smb/api-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatInstant } from '#lib/format/date.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import type { DraftBody, DraftValues } from './draft-values.ts'
import { draftBody } from './draft-values.ts'
import { forgetDraft, keepDraft, unsaved } from './kept-draft.ts'

export type SavingState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** `at` is HH:MM in the business’s time zone. */
  | { readonly kind: 'saved'; readonly at: string }
  /** A figure cannot be read, so nothing is sent until it can. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'conflict'; readonly current: Invoice }

const pauseMs = 700
const againMs = 8_000

type Given = {
  readonly id: string
  /** 0 where the draft was never saved. */
  readonly version: number
  readonly values: DraftValues
  /** What needs no saving: the values that the server has, or those that a new draft starts with. */
  readonly baseline: DraftValues | undefined
  /** Something the draft refers to is still being made. */
  readonly ready: () => Promise<void>
  readonly onFirstSave: () => void
}

const textOf = (body: DraftBody | undefined) => (body ? JSON.stringify(body) : undefined)

/** Saves a draft with every pause in typing, one request at a time; until then it is kept on this device. */
export function useDraftSaving(given: Given) {
  const { id, values } = given
  const { business } = useBusiness()
  const { slug, timeZone } = business
  const client = useClient()
  const [state, setState] = useState<SavingState>({ kind: 'untouched' })
  const latest = useRef(given)
  const version = useRef(given.version)
  const sent = useRef(textOf(given.baseline && draftBody(given.baseline)))
  const running = useRef<Promise<void>>(undefined)
  const isTouched = useRef(false)
  useEffect(() => {
    latest.current = given
  })

  const send = useCallback(
    async (body: DraftBody): Promise<Invoice> => {
      const options = { client, throwOnError: true } as const
      if (version.current === 0) {
        try {
          return await dataOf(createInvoice({ ...options, body: { ...body, id } }))
        } catch (error) {
          // An earlier answer was lost on its way: the draft is there, with what it held then.
          if (problemFrom(error).code !== 'invoice.already_exists') throw error
          version.current = (await dataOf(getInvoice({ ...options, path: { id } }))).version
        }
      }
      const revised = { ...body, version: version.current }
      return dataOf(reviseInvoice({ ...options, path: { id }, body: revised }))
    },
    [client, id],
  )

  const saveAll = useCallback(async () => {
    for (;;) {
      const body = draftBody(latest.current.values)
      if (!body) return setState({ kind: 'unreadable' })
      if (textOf(body) === sent.current && version.current > 0) break
      setState({ kind: 'saving' })
      await latest.current.ready()
      const current = draftBody(latest.current.values) ?? body
      const isFirst = version.current === 0
      const invoice = await send(current)
      version.current = invoice.version
      sent.current = textOf(current)
      if (isFirst) {
        forgetDraft(slug, unsaved)
        latest.current.onFirstSave()
      }
    }
    forgetDraft(slug, id)
    const at = formatInstant(new Date().toISOString(), timeZone).slice(-5)
    setState({ kind: 'saved', at })
  }, [id, send, slug, timeZone])

  const save = useCallback((): Promise<void> => {
    running.current ??= saveAll()
      .catch((error: unknown) => {
        const problem = problemFrom(error)
        const { current } = problem as Problem & { current?: Invoice }
        const isConflict = problem.code === 'invoice.changed_meanwhile' && current !== undefined
        setState(isConflict ? { kind: 'conflict', current } : { kind: 'failed', problem })
        throw error
      })
      .finally(() => {
        running.current = undefined
      })
    return running.current
  }, [saveAll])

  useEffect(() => {
    const text = textOf(draftBody(values))
    if (text === sent.current) return
    isTouched.current = true
    const name = version.current === 0 ? unsaved : id
    keepDraft(slug, name, { id, version: version.current, values })
    setState((before) => (before.kind === 'conflict' ? before : { kind: 'waiting' }))
    const timer = setTimeout(() => void save().catch(() => undefined), pauseMs)
    return () => clearTimeout(timer)
  }, [values, id, slug, save])

  // Silence is not an answer: try again until there is one.
  useEffect(() => {
    if (state.kind !== 'failed' || state.problem.status < 500) return
    const timer = setTimeout(() => void save().catch(() => undefined), againMs)
    return () => clearTimeout(timer)
  }, [state, save])

  // Leaving the page does not wait for the next pause.
  useEffect(
    () => () => {
      if (isTouched.current) void save().catch(() => undefined)
    },
    [save],
  )

  /** Takes the other version as the one this change was made on, so that saving puts this over it. */
  const overwrite = (current: Invoice) => {
    version.current = current.version
    void save().catch(() => undefined)
  }
  /** Goes on from the other version; the caller shows its values. */
  const takeOver = (current: Invoice) => {
    version.current = current.version
    setState({ kind: 'waiting' })
  }
  /** Everything saved: the version to act on. Rejects when it cannot be. */
  const flush = async (): Promise<number> => {
    await running.current?.catch(() => undefined)
    await save()
    return version.current
  }
  /** Stops saving and removes what is kept here: the draft was discarded. */
  const forget = () => {
    isTouched.current = false
    forgetDraft(slug, version.current === 0 ? unsaved : id)
  }
  /** Whether there is anything to lay aside: saved, or typed. */
  const isStarted = () => version.current > 0 || isTouched.current
  return { state, flush, overwrite, takeOver, forget, isStarted }
}
