'use client'
import { archiveAccount, restoreAccount } from '@smb/api-client'
import type { AccountView } from '@smb/core/ledger'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

type Archivable = Pick<AccountView, 'id' | 'code' | 'version'>

/** Takes accounts out of use and back; each can be undone, so nothing is asked first. */
export function useAccountActs() {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const [pendingId, setPendingId] = useState<string>()

  const run = async ({ id, code, version }: Archivable, to: 'archive' | 'restore') => {
    setProblem(undefined)
    setPendingId(id)
    const act = to === 'archive' ? archiveAccount : restoreAccount
    try {
      const options = { client, throwOnError: true, path: { id }, body: { version } } as const
      const account = await dataOf(act(options))
      const undo = to === 'archive' ? 'restore' : 'archive'
      toast(
        to === 'archive' ? `Account ${code} archived` : `Account ${code} is in use again`,
        () => void run(account, undo),
      )
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
    setPendingId(undefined)
  }
  return {
    problem,
    pendingId,
    archive: (account: Archivable) => void run(account, 'archive'),
    restore: (account: Archivable) => void run(account, 'restore'),
  }
}
