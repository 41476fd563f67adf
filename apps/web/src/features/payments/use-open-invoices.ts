'use client'
import type { OpenInvoice } from '@smb/api-client'
import { listOpenInvoices } from '@smb/api-client'
import { useCallback, useRef, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

type State = {
  readonly items: readonly OpenInvoice[]
  readonly isLoading: boolean
  readonly problem?: Problem
}

/** What a customer has open, the longest due first; asked anew for each customer. */
export function useOpenInvoices(first: readonly OpenInvoice[]) {
  const client = useClient()
  const [state, setState] = useState<State>({ items: first, isLoading: false })
  const latest = useRef<string | null>(null)
  const load = useCallback(
    async (customerId: string | null): Promise<readonly OpenInvoice[]> => {
      latest.current = customerId
      setState({ items: [], isLoading: customerId !== null })
      if (customerId === null) return []
      try {
        const query = { customerId }
        const { items } = await dataOf(listOpenInvoices({ client, query, throwOnError: true }))
        if (latest.current !== customerId) return []
        setState({ items, isLoading: false })
        return items
      } catch (error) {
        if (latest.current === customerId)
          setState({ items: [], isLoading: false, problem: problemFrom(error) })
        return []
      }
    },
    [client],
  )
  return { ...state, load }
}
