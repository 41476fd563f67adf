'use client'
import { importAccounts } from '@smb/api-client'
import type { ImportAccountsResponse } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { counted } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { ChartImportPreview } from './chart-import-preview.tsx'

const fileBytesMax = 2 * 1024 * 1024

/** Choose a file, see line by line what it would do, then take all of it in. Nothing is written before that. */
export function ChartImport() {
  const { business } = useBusiness()
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [preview, setPreview] = useState<ImportAccountsResponse>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const send = useSend()

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusy(false)
    }
  }
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    setPreview(undefined)
    if (chosen.size > fileBytesMax) {
      const detail = `${chosen.name} is larger than 2 MB, more than any chart of accounts needs.`
      return setProblem(webProblem(413, 'web.file_too_large', detail))
    }
    void attempt(async () => setPreview(await send(chosen, 'true')))
  }
  const take = () =>
    attempt(async () => {
      if (!file) return
      const made = await send(file, 'false')
      toast(`${counted(made.new, 'account')} created`)
      router.push(businessHref(business.slug, '/accounts'))
      router.refresh()
    })

  return (
    <div className="grid gap-5">
      <FileDrop
        label="Chart of accounts"
        prompt="Choose your chart of accounts, or drop it here"
        hint="CSV with the columns code, name, type and parent, up to 5,000 accounts. You see what it does before anything is imported."
        accept=".csv,text/csv"
        busy={busy}
        name={file?.name}
        onChoose={choose}
      />
      {problem && <ProblemNotice problem={problem} title="The file was not taken in" />}
      {preview && (
        <ChartImportPreview
          preview={preview}
          action={
            <Button
              kind="primary"
              pending={busy}
              disabledReason={reasonAgainst(preview)}
              onClick={() => void take()}
            >
              Create {preview.new > 0 ? counted(preview.new, 'account') : 'accounts'}
            </Button>
          }
        />
      )}
    </div>
  )
}

function useSend() {
  const client = useClient()
  return (chosen: File, preview: 'true' | 'false'): Promise<ImportAccountsResponse> =>
    dataOf(
      importAccounts({
        client,
        query: { preview },
        headers: { 'content-type': 'text/csv' },
        // The file goes as it is, not as JSON.
        body: chosen,
        bodySerializer: null,
        throwOnError: true,
      }),
    )
}

function reasonAgainst({ conflicts, new: opened }: ImportAccountsResponse): string | undefined {
  if (conflicts > 0) return 'Correct the lines that do not fit and choose the file again'
  return opened === 0 ? 'Every account of this file is here already' : undefined
}
