'use client'
import type { Item } from '@smb/api-client'
import { archiveItem, restoreItem } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useClient } from '#components/business-context.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

type Given = { readonly item: Item; readonly onClose: () => void }

function useArchiving({ item, onClose }: Given) {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const options = { client, path: { id: item.id }, throwOnError: true } as const
  const attempt = (work: () => Promise<void>) => {
    setProblem(undefined)
    void work()
      .then(() => {
        onClose()
        router.refresh()
      })
      .catch((error: unknown) => setProblem(problemFrom(error)))
  }
  const restore = (version: number) =>
    attempt(async () => {
      await restoreItem({ ...options, body: { version } })
    })
  const archive = () =>
    attempt(async () => {
      const archived = await dataOf(archiveItem({ ...options, body: { version: item.version } }))
      toast(`${item.name} archived`, () => restore(archived.version))
    })
  return { problem, archive, restore }
}

/** Takes an item out of choice; it comes back with the toast, or from the archived ones. */
export function ArchiveItem(given: Given) {
  const { problem, archive } = useArchiving(given)
  return (
    <>
      <Button kind="ghost" onClick={archive}>
        Archive
      </Button>
      {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
    </>
  )
}

/** An archived item is looked at and restored, not changed. */
export function ArchivedItem({ mayWrite, ...given }: Given & { readonly mayWrite: boolean }) {
  const { problem, restore } = useArchiving(given)
  const { code, name, version } = given.item
  return (
    <div className="grid gap-4 pt-2">
      <p>
        {code ? `${code} ${name}` : name} is archived: documents keep it, and new lines do not offer
        it.
      </p>
      {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
      <div className="flex flex-col-reverse gap-2 md:flex-row md:justify-end">
        <Button onClick={given.onClose}>Close</Button>
        {mayWrite && (
          <Button kind="primary" onClick={() => restore(version)}>
            Restore it
          </Button>
        )}
      </div>
    </div>
  )
}
