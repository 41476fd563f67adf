'use client'
import type { CreditNotePreview } from '@smb/api-client'
import { previewCreditNote } from '@smb/api-client'
import { useEffect, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

export type CreditBody = NonNullable<Parameters<typeof previewCreditNote>[0]>['body']

const pauseMs = 250

type State = {
  readonly preview?: CreditNotePreview
  readonly problem?: Problem
  readonly isPending: boolean
}

/** What issuing would post, asked with a pause in typing. The last answer stays until the next is there. */
export function useCreditPreview(body: CreditBody | undefined): State {
  const client = useClient()
  const [state, setState] = useState<State>({ isPending: true })
  const text = body && JSON.stringify(body)
  useEffect(() => {
    if (text === undefined) return
    let isStale = false
    const ask = async () => {
      setState((before) => ({ ...before, isPending: true }))
      try {
        const asked = JSON.parse(text) as CreditBody
        const preview = await dataOf(previewCreditNote({ client, body: asked, throwOnError: true }))
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
  }, [text, client])
  return state
}
