'use client'
import { Upload } from 'lucide-react'
import type { StatementUpload } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { counted } from '#lib/format/money.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { CsvColumns } from './csv-columns.tsx'
import { CsvQuestions } from './csv-questions.tsx'
import { StatementPreview } from './statement-preview.tsx'
import { useStatementUpload } from './use-statement-upload.ts'

type Statement = StatementUpload['statements'][number]

const reasonAgainst = (statement: Statement): string | undefined =>
  statement.refusal ??
  (statement.newCount === 0 ? 'Every line of this file is here already' : undefined)

/** Choose a file, see what it says and whether it adds up, then take it in. Nothing is written before that. */
export function StatementImport({ bankAccountId }: { readonly bankAccountId: string }) {
  const { file, preview, problem, busy, choose, remap, take } = useStatementUpload(bankAccountId)
  const [only, second] = preview?.statements ?? []
  const isReady = only !== undefined && !second && !busy && reasonAgainst(only) === undefined
  useKeys(
    'Import statement',
    [{ keys: 'mod+enter', label: 'Import the lines', run: () => only && take(only.position) }],
    isReady,
  )
  const csv = preview?.csv
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
      {csv && <CsvColumns csv={csv} onChange={remap} />}
      {preview?.statements.map((statement) => (
        <StatementPreview
          key={statement.position}
          statement={statement}
          action={
            <Button
              kind="primary"
              pending={busy}
              onClick={() => take(statement.position)}
              disabledReason={reasonAgainst(statement)}
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
          : 'CSV, OFX or QFX, up to 20 MB. You see what is in it before anything is imported.'}
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.ofx,.qfx,text/csv,application/x-ofx"
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
