'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { thrownProblem } from '#lib/problem.ts'

const freshForMs = 30_000
const retriesMax = 2

/** 0 is no answer at all. */
const isSilence = (status: number | undefined): boolean =>
  status === 0 || (status !== undefined && status >= 502)

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshForMs,
        // A refusal stays a refusal; only silence and overload are worth another try.
        retry: (failures, error) =>
          failures < retriesMax && isSilence(thrownProblem(error)?.status),
      },
      mutations: { retry: false },
    },
  })
}

let browserClient: QueryClient | undefined

/** Server state of the signed-in pages; one client per request on the server, one per window in the browser. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const client =
    typeof window === 'undefined' ? newQueryClient() : (browserClient ??= newQueryClient())
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
