'use client'
import type { JournalCsvImport } from '@smb/api-client'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { CsvQuestions } from '#components/csv-questions.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { counted } from '#lib/format/money.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportPreview } from './import-preview.tsx'
import { useJournalUpload } from './use-journal-upload.ts'

/** Choose a spreadsheet, see every entry that it would post, then take all of it in. Nothing is written before that. */
export function JournalImport() {
  const { file, preview, problem, busy, choose, say, take } = useJournalUpload()
  const reason = preview && reasonAgainst(preview)
  useKeys(
    'Import journals',
    [{ keys: 'mod+enter', label: 'Post the entries', run: take }],
    preview !== undefined && reason === undefined && !busy,
  )
  return (
    <div className="grid gap-5">
      <FileDrop
        label="Spreadsheet of journals"
        prompt="Choose your spreadsheet saved as CSV, or drop it here"
        hint="A row for each debit or credit, with its date, account and amount; rows of one reference make an entry. Up to 100,000 rows. You see every entry before anything is posted."
        accept=".csv,.tsv,.txt,text/csv"
        busy={busy}
        name={file?.name}
        onChoose={choose}
      />
      {problem && <ProblemNotice problem={problem} title="Nothing was imported" />}
      {preview && <CsvQuestions questions={preview.csv.questions} busy={busy} onAnswer={say} />}
      {preview?.csv.refusal && (
        <Banner tone="danger" title="The file cannot be read like this">
          {preview.csv.refusal.message}
        </Banner>
      )}
      {preview && <ImportColumns csv={preview.csv} onChange={say} />}
      {preview && preview.entries.length > 0 && (
        <ImportPreview
          preview={preview}
          action={
            <Button kind="primary" pending={busy} disabledReason={reason} onClick={take}>
              Post {preview.new > 0 ? counted(preview.new, 'entry', 'entries') : 'entries'}
            </Button>
          }
        />
      )}
    </div>
  )
}

function reasonAgainst({ csv, faulty, new: fresh }: JournalCsvImport): string | undefined {
  if (csv.refusal || csv.questions.length > 0) return 'The file cannot be read yet'
  if (faulty > 0) return 'Correct the rows that do not fit and choose the file again'
  return fresh === 0 ? 'Every entry of this file is here already' : undefined
}
