'use client'
import type { JournalCsvMapping } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { CsvColumns, CsvStyles } from '#components/csv-columns.tsx'
import { counted } from '#lib/format/money.ts'
import type { JournalCsv } from './import-words.ts'
import { roleWords } from './import-words.ts'

/** What each column of the spreadsheet is taken for, with values of it, and how they are written. */
export function ImportColumns({
  csv: { columns, mapping, questions, refusal, grouping, leftOut },
  onChange,
}: {
  readonly csv: JournalCsv
  readonly onChange: (change: JournalCsvMapping) => void
}) {
  return (
    <Card>
      <CardHead title="Columns of the file" />
      <CardBody>
        <details open={refusal !== null || questions.length > 0}>
          <summary className="cursor-pointer text-sm font-medium">
            {counted(columns.length, 'column')}: what each of them is
          </summary>
          <div className="mt-2 grid gap-4">
            <CsvColumns
              columns={columns}
              roleWords={roleWords}
              onChange={(roles) => onChange({ roles })}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <CsvStyles
                dateOrder={mapping.dateOrder}
                decimalMark={mapping.decimalMark}
                questions={questions}
                onChange={onChange}
              />
            </div>
          </div>
        </details>
        {grouping && <p className="mt-3 text-sm text-text-2">{grouping.words}</p>}
        {leftOut.length > 0 && (
          <p className="mt-1 text-sm text-text-3">
            Left out as totals: {leftOut.map(({ fileLine }) => `line ${fileLine}`).join(', ')}.
          </p>
        )}
      </CardBody>
    </Card>
  )
}
