'use client'
import type { ImportItemsResponse } from '@smb/api-client'
import { importItems } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { ItemImportPreview } from './item-import-preview.tsx'
import { importWords, reasonAgainst } from './item-import-rows.ts'

const fileBytesMax = 2 * 1024 * 1024

type DecimalMark = 'point' | 'comma'
type Chosen = { readonly file: File; readonly decimalMark?: DecimalMark }

/** Choose a file, see line by line what it would do, then take all of it in. Nothing is written before that. */
export function ItemImport() {
  const { business } = useBusiness()
  const router = useRouter()
  const [chosen, setChosen] = useState<Chosen>()
  const [preview, setPreview] = useState<ImportItemsResponse>()
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
  const look = (at: Chosen) => {
    setChosen(at)
    setPreview(undefined)
    if (at.file.size > fileBytesMax) {
      const detail = `${at.file.name} is larger than 2 MB. Split it.`
      return setProblem(webProblem(413, 'web.file_too_large', detail))
    }
    void attempt(async () => setPreview(await send(at, 'true')))
  }
  const take = () =>
    attempt(async () => {
      if (!chosen) return
      const made = await send(chosen, 'false')
      toast(`${made.new} added, ${made.changed} changed`)
      router.push(businessHref(business.slug, '/products'))
      router.refresh()
    })

  return (
    <div className="grid gap-5">
      <FileDrop
        label="Products and services"
        prompt="Choose your list of products, or drop it here"
        hint="CSV with any of the columns code, name, description, price, unit, account and tax, up to 5,000 lines. An empty cell changes nothing. You see what it does before anything is imported."
        accept=".csv,text/csv"
        busy={busy}
        name={chosen?.file.name}
        onChoose={(file) => file && look({ file })}
      />
      {problem && <ProblemNotice problem={problem} title="The file was not taken in" />}
      {preview && (
        <ItemImportPreview
          preview={preview}
          onAnswer={(decimalMark) => chosen && look({ file: chosen.file, decimalMark })}
          action={
            <Button
              kind="primary"
              pending={busy}
              disabledReason={reasonAgainst(preview)}
              onClick={() => void take()}
            >
              {importWords(preview)}
            </Button>
          }
        />
      )}
    </div>
  )
}

function useSend() {
  const client = useClient()
  return ({ file, decimalMark }: Chosen, preview: 'true' | 'false'): Promise<ImportItemsResponse> =>
    dataOf(
      importItems({
        client,
        query: { preview, ...(decimalMark ? { decimalMark } : {}) },
        headers: { 'content-type': 'text/csv' },
        // The file goes as it is, not as JSON.
        body: file,
        bodySerializer: null,
        throwOnError: true,
      }),
    )
}
