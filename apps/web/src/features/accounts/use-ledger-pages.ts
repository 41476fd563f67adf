'use client'
import { listAccountTransactions } from '@smb/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { LedgerPage } from './ledger-rows.ts'
import { ledgerPageSize } from './ledger-rows.ts'

export type LedgerDays = { readonly from: string | undefined; readonly to: string | undefined }

/** The pages of a ledger, beginning with the one that came with the page. */
export function useLedgerPages(accountId: string, days: LedgerDays, first: LedgerPage) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['ledger', accountId, days.from, days.to, first],
    queryFn: ({ pageParam }): Promise<LedgerPage> =>
      dataOf(
        listAccountTransactions({
          client,
          throwOnError: true,
          path: { id: accountId },
          query: {
            limit: ledgerPageSize,
            ...(days.from ? { from: days.from } : {}),
            ...(days.to ? { to: days.to } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    // What was loaded stays: reading more must not move the balances above.
    staleTime: Infinity,
  })
}
