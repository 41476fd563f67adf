'use client'
import {
  archiveJournalTemplate,
  restoreJournalTemplate,
  skipJournalOccurrence,
} from '@smb/api-client'
import type { JournalTemplateView } from '@smb/core/ledger'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatDate } from '#lib/format/date.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

/** What is done to a template at once. */
export function useTemplateActs() {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const optionsOf = ({ id, version }: JournalTemplateView) =>
    ({ client, throwOnError: true, path: { id }, body: { version } }) as const
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await work()
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
  }
  const restore = (template: JournalTemplateView) =>
    attempt(async () => {
      await dataOf(restoreJournalTemplate(optionsOf(template)))
      toast(`${template.name} is in use again`)
    })
  return {
    problem,
    restore: (template: JournalTemplateView) => void restore(template),
    archive: (template: JournalTemplateView) =>
      void attempt(async () => {
        const gone = await dataOf(archiveJournalTemplate(optionsOf(template)))
        toast(`${template.name} archived`, () => void restore(gone))
      }),
    skip: (template: JournalTemplateView) =>
      void attempt(async () => {
        const { nextOn } = await dataOf(skipJournalOccurrence(optionsOf(template)))
        const next = nextOn ? `, next on ${formatDate(nextOn)}` : ', and none is left'
        toast(`${template.nextOn ? formatDate(template.nextOn) : 'It'} is passed over${next}`)
      }),
  }
}
