'use client'
import { listSavedViews } from '@smb/api-client'
import { useEffect, useState } from 'react'
import type { ApiClient } from '../api-client.ts'
import { viewPath } from '../saved-view-page.ts'
import type { RecentRecord } from './recent-records.ts'

/** The views that can be gone to, read once when the palette opens; none while they are not there. */
export function useSavedViews(client: ApiClient): readonly RecentRecord[] {
  const [views, setViews] = useState<readonly RecentRecord[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      try {
        const { data } = await listSavedViews({ client, signal: stop.signal, throwOnError: true })
        setViews(data.items.map((view) => ({ path: viewPath(view), label: view.name })))
      } catch {
        // Everything else can be found without them.
      }
    }
    void read()
    return () => stop.abort()
  }, [client])
  return views
}
