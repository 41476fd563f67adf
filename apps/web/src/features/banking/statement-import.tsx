'use client'
import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { importStatement } from '@smb/api-client'
import type { CsvMapping, StatementUpload } from '@smb/api-client'
import { Button } from '#components/button.tsx'
import { Banner } from '#components/banner.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { classes } from '#lib/classes.ts'
import { counted } from '#lib/format/money.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { CsvColumns } from './csv-columns.tsx'
import { CsvQuestions } from './csv-questions.tsx'
import { StatementPreview } from './statement-preview.tsx'

const fileBytesMax = 20 * 1024 * 1024
const csvName = /\.(?:csv|tsv|txt|asc)$/i

/** Choose a file, see what it says and whether it adds up, then take it in. Nothing is written before that. */
export function StatementImport({ bankAccountId }: { readonly bankAccountId: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [preview, setPreview] = useState<StatementUpload>()
  const [mapping, setMapping] = useState<CsvMapping>({})
  const mayWrite = usePermission('bank:write')
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)

  const send = async (
    chosen: File,
    query: { preview?: 'true'; statement?: number },
    how: CsvMapping,
  ): Promise<StatementUpload> => {
    const { data } = await importStatement({
      client,
      path: { id: bankAccountId },
      query: {
        fileName: chosen.name,
        ...query,
        ...(Object.keys(how).length > 0 ? { mapping: JSON.stringify(how) } : {}),
      },
      headers: { 'content-type': csvName.test(chosen.name) ? 'text/csv' : 'application/x-ofx' },
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
    setMapping({})
    void attempt(async () => setPreview(await send(chosen, { preview: 'true' }, {})))
  }
  const remap = (change: CsvMapping) => {
    if (!file) return
    const next = { ...mapping, ...change }
    setMapping(next)
    void attempt(async () => setPreview(await send(file, { preview: 'true' }, next)))
  }
  const take = (statement: StatementUpload['statements'][number]) =>
    attempt(async () => {
      if (!file) return
      await send(file, { statement: statement.position }, mapping)
      router.push(`/o/${business.slug}/money/${bankAccountId}`)
      router.refresh()
    })

  const csv = preview?.csv
  if (!mayWrite)
    return (
      <Banner tone="info" title="Importing is not yours to do here">
        It needs an owner, accountant or bookkeeper of {business.name}.
      </Banner>
    )
  return (
    <div className="grid gap-5">
      <FileDrop busy={busy} name={file?.name} onChoose={choose} />
      {problem && <ProblemNotice problem={problem} title="Nothing was imported" />}
      {csv && <CsvQuestions questions={csv.questions} busy={busy} onAnswer={remap} />}
      {csv?.refusal && (
        <Banner tone="danger" title="The file cannot be read like this">
          {csv.refusal.message}
        </Banner>
      )}
      <div className={classes('grid items-start gap-5', csv && 'xl:grid-cols-2')}>
        {csv && <CsvColumns csv={csv} onChange={remap} />}
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
  const tooLarge = (file: File | undefined) => (file && file.size > fileBytesMax ? undefined : file)
  return (
    <label
      className="grid cursor-pointer justify-items-center gap-2 rounded-card border border-dashed border-border-strong bg-surface px-6 py-9 text-center focus-within:outline-2 focus-within:outline-focus hover:bg-hover"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onChoose(tooLarge(event.dataTransfer.files[0]))
      }}
    >
      <Upload size={20} aria-hidden className="text-text-3" />
      <span className="font-medium">
        {name ?? 'Choose the file from your bank, or drop it here'}
      </span>
      <span className="text-sm text-text-3" role="status">
        {busy
          ? 'Reading …'
          : 'CSV, OFX or QFX, up to 20 MB. You see what is in it before anything is imported.'}
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.ofx,.qfx,text/csv,application/x-ofx"
        className="sr-only"
        aria-label="Bank file"
        onChange={(event) => onChoose(tooLarge(event.target.files?.[0]))}
      />
    </label>
  )
}
