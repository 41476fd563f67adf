'use client'
import type { TaxPolicy } from '@smb/api-client'
import { reviseTaxPolicy } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

/** The policy as it is chosen and not yet saved. */
export function useTaxPolicy(policy: TaxPolicy) {
  const client = useClient()
  const router = useRouter()
  const [saved, setSaved] = useState(policy)
  const [values, setValues] = useState(policy)
  const [isPending, setPending] = useState(false)
  const [isStale, setStale] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const isChanged =
    values.taxRounding !== saved.taxRounding || values.pricesIncludeTax !== saved.pricesIncludeTax
  const save = async () => {
    setPending(true)
    setProblem(undefined)
    const { taxRounding, pricesIncludeTax } = values
    const body = { taxRounding, pricesIncludeTax, version: saved.version }
    try {
      const now = await dataOf(reviseTaxPolicy({ client, throwOnError: true, body }))
      setSaved(now)
      setValues(now)
      toast('New invoices start from this')
      router.refresh()
    } catch (error) {
      const refused = problemFrom(error)
      const isConflict = refused.code === 'tax.policy_changed_meanwhile'
      setStale(isConflict)
      setProblem(isConflict ? undefined : refused)
    } finally {
      setPending(false)
    }
  }
  return {
    values,
    change: (changes: Partial<TaxPolicy>) => setValues({ ...values, ...changes }),
    isChanged,
    isPending,
    isStale,
    problem,
    save,
  }
}
