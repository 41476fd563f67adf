'use client'
import { importStatement } from '@smb/api-client'
import type { CsvMapping, StatementUpload } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { counted } from '#lib/format/money.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

const fileBytesMax = 20 * 1024 * 1024
const csvName = /\.(?:csv|tsv|txt|asc)$/i

type Request = {
  readonly file: File
  readonly mapping: CsvMapping
  readonly query: { preview?: 'true'; statement?: number }
}

/**
 * A bank's file on its way in: chosen, previewed anew with every change of its mapping, then taken in. An answer that a
 * later change has overtaken is dropped.
 */
export function useStatementUpload(bankAccountId: string) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState<CsvMapping>({})
  const [preview, setPreview] = useState<StatementUpload>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const latest = useRef(0)

  const send = async ({ file: body, mapping: said, query }: Request): Promise<StatementUpload> => {
    const hasMapping = Object.keys(said).length > 0
    const { data } = await importStatement({
      client,
      path: { id: bankAccountId },
      query: {
        fileName: body.name,
        ...query,
        ...(hasMapping ? { mapping: JSON.stringify(said) } : {}),
      },
      headers: { 'content-type': csvName.test(body.name) ? 'text/csv' : 'application/x-ofx' },
      // The file goes as it is, not as JSON.
      body,
      bodySerializer: null,
      throwOnError: true,
    })
    return data
  }
  const attempt = async (request: Request, done: (answer: StatementUpload) => void) => {
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
  const show = (chosen: File, said: CsvMapping) => {
    setMapping(said)
    void attempt({ file: chosen, mapping: said, query: { preview: 'true' } }, setPreview)
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
      const detail = `${chosen.name} is larger than 20 MB. Download a shorter period from your bank.`
      return setProblem(webProblem(413, 'web.file_too_large', detail))
    },
    remap: (change: CsvMapping) => file && show(file, { ...mapping, ...change }),
    take: (position: number) => {
      if (!file) return
      void attempt({ file, mapping, query: { statement: position } }, ({ import: made }) => {
        toast(`${counted(made?.newCount ?? 0, 'line')} imported`)
        router.push(`/o/${business.slug}/money/${bankAccountId}`)
        router.refresh()
      })
    },
  }
}
