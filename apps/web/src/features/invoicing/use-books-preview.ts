'use client'
import type { InvoicePreview } from '@smb/api-client'
import { previewInvoice } from '@smb/api-client'
import { useEffect, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import type { DraftBody } from './draft-values.ts'

const pauseMs = 450

type State = {
  readonly preview?: InvoicePreview
  readonly problem?: Problem
  readonly isPending: boolean
}

/** What issuing would post, asked with a pause in typing. The last answer stays until the next is there. */
export function useBooksPreview(body: DraftBody | undefined, ready: () => Promise<void>): State {
  const client = useClient()
  const [state, setState] = useState<State>({ isPending: false })
  const text = body && body.lines?.length ? JSON.stringify(body) : undefined
  useEffect(() => {
    if (text === undefined) return
    let isStale = false
    const ask = async () => {
      setState((before) => ({ ...before, isPending: true }))
      await ready()
      if (isStale) return
      try {
        const asked = JSON.parse(text) as DraftBody
        const preview = await dataOf(previewInvoice({ client, body: asked, throwOnError: true }))
        if (!isStale) setState({ preview, isPending: false })
      } catch (error) {
        if (!isStale) setState({ problem: problemFrom(error), isPending: false })
      }
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, client, ready])
  return text === undefined ? { isPending: false } : state
}
