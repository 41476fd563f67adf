'use client'
import type { StatementUpload } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { CsvQuestions } from '#components/csv-questions.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { counted } from '#lib/format/money.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { StatementColumns } from './statement-columns.tsx'
import { StatementPreview } from './statement-preview.tsx'
import { useStatementUpload } from './use-statement-upload.ts'

type Statement = StatementUpload['statements'][number]

const reasonAgainst = (statement: Statement): string | undefined =>
  statement.refusal ??
  (statement.newCount === 0 ? 'Every line of this file is here already' : undefined)

/** Choose a file, see what it says and whether it adds up, then take it in. Nothing is written before that. */
export function StatementImport({ bankAccountId }: { readonly bankAccountId: string }) {
  const { file, preview, problem, busy, choose, say, take } = useStatementUpload(bankAccountId)
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
      <FileDrop
        label="Bank file"
        prompt="Choose the file from your bank, or drop it here"
        hint="CSV, OFX or QFX, up to 20 MB. You see what is in it before anything is imported."
        accept=".csv,.tsv,.txt,.ofx,.qfx,text/csv,application/x-ofx"
        busy={busy}
        name={file?.name}
        onChoose={choose}
      />
      {problem && <ProblemNotice problem={problem} title="Nothing was imported" />}
      {csv && (
        <CsvQuestions
          questions={csv.questions}
          note="The answer is remembered for the next file of this bank."
          busy={busy}
          onAnswer={say}
        />
      )}
      {csv?.refusal && (
        <Banner tone="danger" title="The file cannot be read like this">
          {csv.refusal.message}
        </Banner>
      )}
      {csv && <StatementColumns csv={csv} onChange={say} />}
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
