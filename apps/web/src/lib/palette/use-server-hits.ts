'use client'
import { searchBooks } from '@smb/api-client'
import type { SearchBooksResponse } from '@smb/api-client'
import { useEffect, useState } from 'react'
import type { ApiClient } from '../api-client.ts'
import { serverQuery } from './palette-sections.ts'

type Found = {
  readonly sections: SearchBooksResponse['sections']
  readonly isLooking: boolean
  readonly isAway: boolean
}
const nothing: Found = { sections: [], isLooking: false, isAway: false }
const pauseMs = 80

/** What the server finds for the text, a moment after the last key. What was found stays until the next answer is there. */
export function useServerHits(client: ApiClient, typed: string): Found {
  const query = serverQuery(typed)
  const [answer, setAnswer] = useState<Found & { readonly query: string | undefined }>({
    ...nothing,
    query: undefined,
  })
  useEffect(() => {
    if (query === undefined) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const { data } = await searchBooks({
          client,
          query: { q: query },
          signal: stop.signal,
          throwOnError: true,
        })
        if (!stop.signal.aborted)
          setAnswer({ sections: data.sections, isLooking: false, isAway: false, query })
      } catch {
        if (!stop.signal.aborted) setAnswer({ ...nothing, isAway: true, query })
      }
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, query])
  if (query === undefined) return nothing
  return { ...answer, isLooking: answer.query !== query }
}
