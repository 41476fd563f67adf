'use client'
import type { CsvMapping, CsvReading } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { CsvColumns, CsvStyles } from '#components/csv-columns.tsx'
import { SelectField } from '#components/select-field.tsx'
import { counted } from '#lib/format/money.ts'
import { fileInWords, roleWords, signWords } from './csv-words.ts'

/** What each column of the file is taken for, with values of it, and how they are written. Everything can be changed. */
export function StatementColumns({
  csv,
  onChange,
}: {
  readonly csv: CsvReading
  readonly onChange: (change: CsvMapping) => void
}) {
  const { columns, mapping, questions, isRemembered, refusal } = csv
  return (
    <Card>
      <CardHead
        title="Columns of the file"
        aside={isRemembered ? 'Remembered from the last import' : undefined}
      />
      <CardBody>
        <details open={!isRemembered || refusal !== null || questions.length > 0}>
          <summary className="cursor-pointer text-sm font-medium">
            {counted(columns.length, 'column')}: what each of them is
          </summary>
          <div className="mt-2 grid gap-4">
            <CsvColumns
              columns={columns}
              roleWords={roleWords}
              onChange={(roles) => onChange({ roles })}
            />
            <div className="grid gap-3 sm:grid-cols-3">
              <CsvStyles
                dateOrder={mapping.dateOrder}
                decimalMark={mapping.decimalMark}
                questions={questions}
                onChange={onChange}
              />
              <SignField csv={csv} onChange={onChange} />
            </div>
            <p className="text-xs text-text-3">{fileInWords(csv)}</p>
          </div>
        </details>
        <LeftOut csv={csv} />
      </CardBody>
    </Card>
  )
}

/** Asked where one column holds money in and out and nothing else tells them apart. */
function SignField({
  csv: { mapping, columns },
  onChange,
}: {
  readonly csv: CsvReading
  readonly onChange: (change: CsvMapping) => void
}) {
  const isSigned =
    columns.some(({ role }) => role === 'amount') &&
    columns.every(({ role }) => role !== 'direction')
  if (!isSigned) return null
  return (
    <SelectField
      label="A minus means"
      options={signWords}
      {...(mapping.sign ? {} : { placeholder: 'Not known yet' })}
      value={mapping.sign ?? ''}
      onChange={({ target }) => onChange({ sign: target.value as 'reversed' })}
    />
  )
}

/** What is in the file and not in the statement, each with its reason. */
function LeftOut({ csv: { leftOut, leftOutCount } }: { readonly csv: CsvReading }) {
  if (leftOutCount === 0) return null
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer font-medium">
        {counted(leftOutCount, 'line')} of the file left out
      </summary>
      <ul className="mt-2 grid gap-1.5 text-text-2">
        {leftOut.map(({ fileLine, text, reason }) => (
          <li key={fileLine} className="wrap-anywhere">
            Line {fileLine}: {text} <span className="text-text-3">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
