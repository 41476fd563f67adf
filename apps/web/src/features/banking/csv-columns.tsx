'use client'
import type { CsvMapping, CsvReading } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { SelectField } from '#components/select-field.tsx'
import { counted } from '#lib/format/money.ts'
import { dateOrderWords, decimalMarkWords, fileInWords, roleWords, signWords } from './csv-words.ts'

type Column = CsvReading['columns'][number]

/** What each column of the file is taken for, with values of it, and how they are written. Everything can be changed. */
export function CsvColumns({
  csv,
  onChange,
}: {
  readonly csv: CsvReading
  readonly onChange: (change: CsvMapping) => void
}) {
  const roles = csv.columns.map(({ role }) => role)
  const choose = (at: number, role: string) =>
    onChange({ roles: roles.map((each, column) => (column === at ? (role as typeof each) : each)) })
  const { questions, isRemembered, refusal } = csv
  return (
    <Card>
      <CardHead
        title="Columns of the file"
        aside={isRemembered ? 'Remembered from the last import' : undefined}
      />
      <CardBody>
        <details open={!isRemembered || refusal !== null || questions.length > 0}>
          <summary className="cursor-pointer text-sm font-medium">
            {counted(csv.columns.length, 'column')}: what each of them is
          </summary>
          <div className="mt-2 grid gap-4">
            <ul className="grid">
              {csv.columns.map((column, at) => (
                <CsvColumnRow
                  key={at}
                  column={column}
                  name={column.heading || `Column ${at + 1}`}
                  onChange={(role) => choose(at, role)}
                />
              ))}
            </ul>
            <CsvStyles csv={csv} onChange={onChange} />
            <p className="text-xs text-text-3">{fileInWords(csv)}</p>
          </div>
        </details>
        <CsvLeftOut csv={csv} />
      </CardBody>
    </Card>
  )
}

function CsvColumnRow({
  column,
  name,
  onChange,
}: {
  readonly column: Column
  readonly name: string
  readonly onChange: (role: string) => void
}) {
  const { samples, role, reason } = column
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 border-t border-row-line py-2.5 first:border-0 sm:grid-cols-[minmax(0,1fr)_11rem] md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_11rem]">
      <span className="min-w-0 text-sm font-medium wrap-anywhere sm:col-span-2 md:col-span-1">
        {name}
      </span>
      <span className="min-w-0 text-sm wrap-anywhere text-text-2">
        {samples.length > 0 ? samples.join(' · ') : 'Empty'}
        {reason && <span className="block text-xs text-text-3">{reason}.</span>}
      </span>
      <SelectField
        label={`What ${name} is`}
        hideLabel
        options={roleWords}
        value={role}
        onChange={(event) => onChange(event.target.value)}
      />
    </li>
  )
}

const notNeeded = 'Makes no difference here'

function CsvStyles({
  csv: { mapping, columns, questions },
  onChange,
}: {
  readonly csv: CsvReading
  readonly onChange: (change: CsvMapping) => void
}) {
  const unset = (kind: (typeof questions)[number]['kind']): string =>
    questions.some((question) => question.kind === kind) ? 'Answer the question' : notNeeded
  const isSigned =
    columns.some(({ role }) => role === 'amount') &&
    columns.every(({ role }) => role !== 'direction')
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        label="Dates are written"
        options={dateOrderWords}
        {...(mapping.dateOrder ? {} : { placeholder: unset('date_order') })}
        value={mapping.dateOrder ?? ''}
        onChange={({ target }) => onChange({ dateOrder: target.value as 'dmy' })}
      />
      <SelectField
        label="Decimals follow a"
        options={decimalMarkWords}
        {...(mapping.decimalMark ? {} : { placeholder: unset('decimal_mark') })}
        value={mapping.decimalMark ?? ''}
        onChange={({ target }) => onChange({ decimalMark: target.value as 'point' })}
      />
      {isSigned && (
        <SelectField
          label="A minus means"
          options={signWords}
          {...(mapping.sign ? {} : { placeholder: 'Not known yet' })}
          value={mapping.sign ?? ''}
          onChange={({ target }) => onChange({ sign: target.value as 'reversed' })}
        />
      )}
    </div>
  )
}

/** What is in the file and not in the statement, each with its reason. */
function CsvLeftOut({ csv: { leftOut, leftOutCount } }: { readonly csv: CsvReading }) {
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
