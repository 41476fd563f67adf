'use client'
import { reviseTaxCode } from '@smb/api-client'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

type Change = { readonly isArchived?: boolean; readonly isDefault?: boolean }

/** What is done to a tax code at once, because it can be undone. */
export function useTaxCodeActs() {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const revise = async (code: BusinessTaxCodeView, change: Change, said: string) => {
    setProblem(undefined)
    const { id, version } = code
    try {
      const options = { client, throwOnError: true, path: { id } } as const
      const revised = await dataOf(reviseTaxCode({ ...options, body: { ...change, version } }))
      const undo =
        change.isArchived === undefined
          ? undefined
          : () => {
              const back = { isArchived: !change.isArchived }
              void revise(
                revised,
                back,
                change.isArchived ? `${code.code} is in use again` : `${code.code} archived`,
              )
            }
      toast(said, undo)
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
  }
  return {
    problem,
    makeDefault: (code: BusinessTaxCodeView) =>
      void revise(code, { isDefault: true }, `New invoice lines start with ${code.code}`),
    archive: (code: BusinessTaxCodeView) =>
      void revise(code, { isArchived: true }, `${code.code} archived`),
    restore: (code: BusinessTaxCodeView) =>
      void revise(code, { isArchived: false }, `${code.code} is in use again`),
  }
}
