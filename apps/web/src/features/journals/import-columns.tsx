'use client'
import type { JournalCsvMapping } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { SelectField } from '#components/select-field.tsx'
import { counted } from '#lib/format/money.ts'
import type { JournalCsv } from './import-words.ts'
import { dateOrderWords, decimalMarkWords, roleWords } from './import-words.ts'

/** What each column of the spreadsheet is taken for, with values of it, and how they are written. */
export function ImportColumns({
  csv,
  onChange,
}: {
  readonly csv: JournalCsv
  readonly onChange: (change: JournalCsvMapping) => void
}) {
  const roles = csv.columns.map(({ role }) => role)
  const choose = (at: number, role: string) =>
    onChange({ roles: roles.map((each, column) => (column === at ? (role as typeof each) : each)) })
  const { questions, refusal, grouping, leftOut } = csv
  return (
    <Card>
      <CardHead title="Columns of the file" />
      <CardBody>
        <details open={refusal !== null || questions.length > 0}>
          <summary className="cursor-pointer text-sm font-medium">
            {counted(csv.columns.length, 'column')}: what each of them is
          </summary>
          <ul className="mt-2 grid">
            {csv.columns.map((column, at) => (
              <ColumnRow
                key={at}
                column={column}
                name={column.heading || `Column ${at + 1}`}
                onChange={(role) => choose(at, role)}
              />
            ))}
          </ul>
          <Styles csv={csv} onChange={onChange} />
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

function ColumnRow({
  column: { samples, role, reason },
  name,
  onChange,
}: {
  readonly column: JournalCsv['columns'][number]
  readonly name: string
  readonly onChange: (role: string) => void
}) {
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 border-t border-row-line py-2.5 first:border-0 sm:grid-cols-[minmax(0,1fr)_13rem] md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_13rem]">
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

function Styles({
  csv: { mapping, questions },
  onChange,
}: {
  readonly csv: JournalCsv
  readonly onChange: (change: JournalCsvMapping) => void
}) {
  const unset = (kind: (typeof questions)[number]['kind']): string =>
    questions.some((question) => question.kind === kind)
      ? 'Answer the question'
      : 'Makes no difference here'
  return (
    <div className="mt-4 grid gap-3 sm:grid-cols-2">
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
    </div>
  )
}
