'use client'
import { listAccounts } from '@smb/api-client'
import { useEffect, useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import type { SelectOption } from '#components/select-field.tsx'
import { dataOf } from '#lib/api-client.ts'

/** Expense accounts to choose from; without the list the server's own choice is used. */
export function useExpenseAccounts(): readonly SelectOption[] {
  const client = useClient()
  const [accounts, setAccounts] = useState<readonly SelectOption[]>([])
  useEffect(() => {
    let isGone = false
    dataOf(listAccounts({ client, throwOnError: true }))
      .then(({ items }) => {
        const expenses = items.filter(
          ({ type, controlRole, archivedAt }) =>
            type === 'expense' && controlRole === null && archivedAt === null,
        )
        if (isGone) return
        setAccounts(expenses.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })))
      })
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [client])
  return accounts
}
