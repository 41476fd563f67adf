'use client'
import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { importStatement } from '@smb/api-client'
import type { StatementUpload } from '@smb/api-client'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { counted } from '#lib/format/money.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { StatementPreview } from './statement-preview.tsx'

const fileBytesMax = 20 * 1024 * 1024

/** Choose a file, see what it says and whether it adds up, then take it in. Nothing is written before that. */
export function StatementImport({ bankAccountId }: { readonly bankAccountId: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [preview, setPreview] = useState<StatementUpload>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)

  const send = async (
    chosen: File,
    query: { preview?: 'true'; statement?: number },
  ): Promise<StatementUpload> => {
    const { data } = await importStatement({
      client,
      path: { id: bankAccountId },
      query: { fileName: chosen.name, ...query },
      headers: { 'content-type': 'application/x-ofx' },
      // The file goes as it is, not as JSON.
      body: chosen,
      bodySerializer: null,
      throwOnError: true,
    })
    return data
  }
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
      const detail = `${chosen.name} is larger than 20 MB. Download a shorter period from your bank.`
      return setProblem(webProblem(413, 'web.file_too_large', detail))
    }
    void attempt(async () => setPreview(await send(chosen, { preview: 'true' })))
  }
  const take = (statement: StatementUpload['statements'][number]) =>
    attempt(async () => {
      if (!file) return
      await send(file, { statement: statement.position })
      toast(`${counted(statement.newCount, 'line')} imported`)
      router.push(`/o/${business.slug}/money/${bankAccountId}`)
      router.refresh()
    })

  return (
    <div className="grid gap-5">
      <FileDrop busy={busy} name={file?.name} onChoose={choose} />
      {problem && <ProblemNotice problem={problem} title="Nothing was imported" />}
      {preview?.statements.map((statement) => (
        <StatementPreview
          key={statement.position}
          statement={statement}
          action={
            <Button
              kind="primary"
              pending={busy}
              onClick={() => void take(statement)}
              disabledReason={
                statement.refusal ??
                (statement.newCount === 0 ? 'Every line of this file is here already' : undefined)
              }
            >
              Import {counted(statement.newCount, 'line')}
            </Button>
          }
        />
      ))}
    </div>
  )
}

function FileDrop({
  name,
  busy,
  onChoose,
}: {
  readonly name: string | undefined
  readonly busy: boolean
  readonly onChoose: (file: File | undefined) => void
}) {
  return (
    <label
      className="grid cursor-pointer justify-items-center gap-2 rounded-card border border-dashed border-border-strong bg-surface px-6 py-9 text-center focus-within:outline-2 focus-within:outline-focus hover:bg-hover"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onChoose(event.dataTransfer.files[0])
      }}
    >
      <Upload size={20} aria-hidden className="text-text-3" />
      <span className="font-medium">
        {name ?? 'Choose the file from your bank, or drop it here'}
      </span>
      <span className="text-sm text-text-3" role="status">
        {busy
          ? 'Reading …'
          : 'OFX or QFX, up to 20 MB. You see what is in it before anything is imported.'}
      </span>
      <input
        type="file"
        accept=".ofx,.qfx,application/x-ofx"
        className="sr-only"
        aria-label="Bank file"
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          // The same file again is a choice too: after a correction at the bank, for instance.
          event.target.value = ''
        }}
      />
    </label>
  )
}
