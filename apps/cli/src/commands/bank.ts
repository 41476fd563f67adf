import type { CsvReading, StatementUpload } from '@smb/api-client'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import type { Output } from '../output.ts'
import { upload } from '../upload.ts'
import { mappingFlags, mappingOf, questionLines } from './bank-mapping.ts'
import { bankParse } from './bank-parse.ts'

const csvName = /\.(?:csv|tsv|txt|asc)$/i

const bank: Command = {
  words: 'import bank',
  arguments: ['FILE'],
  values: {
    'business!': 'slug of the business',
    'account!': 'id of the bank account',
    statement: 'which statement of the file, the first being 0',
    ...mappingFlags,
  },
  switches: { preview: 'show what the file would bring and import nothing' },
  summary: 'Import a bank statement (CSV, OFX); the same file again adds nothing',
  run: async (input) => {
    const uploaded = await sent(input)
    if (input.flags['preview'] === true) showPreview(input.output, uploaded)
    else showImport(input.output, uploaded)
  },
}

function sent(input: Input): Promise<StatementUpload> {
  const file = input.args[0] as string
  const mapping = JSON.stringify(mappingOf(input))
  const query = new URLSearchParams({ fileName: file.split('/').at(-1) as string })
  const statement = optional(input, 'statement')
  if (statement !== undefined) query.set('statement', statement)
  if (mapping !== '{}') query.set('mapping', mapping)
  if (input.flags['preview'] === true) query.set('preview', 'true')
  const account = encodeURIComponent(text(input, 'account'))
  return upload<StatementUpload>(`/bank-accounts/${account}/imports?${query.toString()}`, {
    file,
    head: '',
    contentType: csvName.test(file) ? 'text/csv' : 'application/x-ofx',
    business: text(input, 'business'),
    output: input.output,
  })
}

function showImport(output: Output, uploaded: StatementUpload): void {
  const { import: made } = uploaded
  if (!made) return
  output.say(
    `${made.newCount} of ${made.lineCount} lines are new, ${made.duplicateCount} were there already. ${made.proof.words}`,
    uploaded,
  )
}

function showPreview(output: Output, uploaded: StatementUpload): void {
  const { statements, csv } = uploaded
  if (csv && !output.isJson) showCsv(output, csv)
  for (const each of statements) {
    output.note(
      `${each.newCount} of ${each.lineCount} lines are new. ${each.refusal ?? each.proof.words}`,
    )
  }
  output.table(
    statements.flatMap(({ lines }) => lines),
    [
      { head: 'Date', cell: ({ date }) => date },
      { head: 'Amount', cell: ({ amount }) => amount.amount, align: 'right' },
      { head: 'Text', cell: ({ name, memo }) => [name, memo].filter(Boolean).join(' · ') },
      { head: '', cell: ({ isDuplicate }) => (isDuplicate ? 'already here' : '') },
    ],
    uploaded,
  )
}

function showCsv(output: Output, csv: CsvReading): void {
  output.table(
    csv.columns,
    [
      { head: 'Column', cell: ({ heading }) => heading },
      { head: 'Taken for', cell: ({ role }) => role },
      { head: 'Values', cell: ({ samples }) => samples.join(' · ').slice(0, 80) },
    ],
    csv,
  )
  if (csv.refusal) output.note(csv.refusal.message)
  for (const question of csv.questions)
    for (const line of questionLines(question)) output.note(line)
}

export const bankCommands: readonly Command[] = [bank, bankParse]
