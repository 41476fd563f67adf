'use client'
import { issueInvoice } from '@smb/api-client'
import type { DraftInvoice } from '@smb/core/invoicing'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import type { DraftValues } from './draft-values.ts'
import { issueProblem, placedIssues } from './issue-faults.ts'

/** Issues the draft once everything is saved, and leads to the invoice. What keeps it from that is shown in place. */
export function useIssueInvoice(flush: () => Promise<number>) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const [isIssuing, setIssuing] = useState(false)

  const refuse = (why: Problem, values: DraftValues) => {
    setProblem(why)
    const [first] = Object.values(placedIssues(why, values).links)
    if (first) requestAnimationFrame(() => document.getElementById(first.id)?.focus())
  }
  const issue = async (values: DraftValues, invoice: DraftInvoice) => {
    if (isIssuing) return
    const missing = issueProblem(values, invoice)
    if (missing) return refuse(missing, values)
    setProblem(undefined)
    setIssuing(true)
    try {
      const body = { version: await flush() }
      const { id } = invoice
      const headers = { 'idempotency-key': keyFor({ id, ...body }) }
      await issueInvoice({ client, path: { id }, body, headers, throwOnError: true })
      router.push(`/o/${business.slug}/invoices/${id}`)
      router.refresh()
    } catch (error) {
      setIssuing(false)
      refuse(problemFrom(error), values)
    }
  }
  return { problem, isIssuing, issue, clear: () => setProblem(undefined) }
}
