'use client'
import { importJournalCsv } from '@smb/api-client'
import type { JournalCsvImport, JournalCsvMapping } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { counted } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

const fileBytesMax = 20 * 1024 * 1024

type Request = {
  readonly file: File
  readonly mapping: JournalCsvMapping
  readonly preview: 'true' | 'false'
}

/**
 * A spreadsheet of journals on its way in: chosen, previewed anew with every change of its mapping, then taken in. An
 * answer that a later change has overtaken is dropped.
 */
export function useJournalUpload() {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState<JournalCsvMapping>({})
  const [preview, setPreview] = useState<JournalCsvImport>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)

  const send = ({ file: body, mapping: said, preview: isPreview }: Request) =>
    dataOf(
      importJournalCsv({
        client,
        query: {
          preview: isPreview,
          ...(Object.keys(said).length > 0 ? { mapping: JSON.stringify(said) } : {}),
        },
        headers: { 'content-type': 'text/csv' },
        // The file goes as it is, not as JSON.
        body,
        bodySerializer: null,
        throwOnError: true,
      }),
    )
  const attempt = async (request: Request, done: (answer: JournalCsvImport) => void) => {
    latest.current += 1
    const mine = latest.current
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await send(request)
      if (mine === latest.current) done(answer)
    } catch (error) {
      if (mine === latest.current) setProblem(problemFrom(error))
    } finally {
      if (mine === latest.current) setBusy(false)
    }
  }
  const show = (chosen: File, said: JournalCsvMapping) => {
    setMapping(said)
    void attempt({ file: chosen, mapping: said, preview: 'true' }, setPreview)
  }
  return {
    file,
    preview,
    problem,
    busy,
    choose: (chosen: File | undefined) => {
      if (!chosen) return
      setFile(chosen)
      setPreview(undefined)
      if (chosen.size <= fileBytesMax) return show(chosen, {})
      const detail = `${chosen.name} is larger than 20 MB. Split it.`
      return setProblem(webProblem(413, 'web.file_too_large', detail))
    },
    remap: (change: JournalCsvMapping) => file && show(file, { ...mapping, ...change }),
    take: () => {
      if (!file) return
      void attempt({ file, mapping, preview: 'false' }, ({ import: made }) => {
        toast(`${counted(made?.added ?? 0, 'entry', 'entries')} posted`)
        router.push(businessHref(business.slug, '/journals'))
        router.refresh()
      })
    },
  }
}
