import { SelectField } from './select-field.tsx'

type Words<Value extends string> = readonly { readonly value: Value; readonly label: string }[]

type Column<Role extends string> = {
  readonly heading: string | null
  readonly samples: readonly string[]
  readonly role: Role
  /** Why it is taken for that. */
  readonly reason: string | null
}

/** What each column of a file is taken for, with values of it. */
export function CsvColumns<Role extends string>({
  columns,
  roleWords,
  onChange,
}: {
  readonly columns: readonly Column<Role>[]
  readonly roleWords: Words<Role>
  /** The roles of all columns, in their order. */
  readonly onChange: (roles: Role[]) => void
}) {
  const choose = (at: number, chosen: Role) =>
    onChange(columns.map(({ role }, column) => (column === at ? chosen : role)))
  return (
    <ul className="grid">
      {columns.map(({ heading, samples, role, reason }, at) => {
        const name = heading || `Column ${at + 1}`
        return (
          <li
            key={at}
            className="grid items-center gap-x-4 gap-y-1.5 border-t border-row-line py-2.5 first:border-0 sm:grid-cols-[minmax(0,1fr)_13rem] md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_13rem]"
          >
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
              onChange={(event) => choose(at, event.target.value as Role)}
            />
          </li>
        )
      })}
    </ul>
  )
}

type DateOrder = 'dmy' | 'mdy' | 'ymd'
type DecimalMark = 'point' | 'comma'

const dateOrderWords: Words<DateOrder> = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
  { value: 'ymd', label: 'Year, month, day' },
]

const decimalMarkWords: Words<DecimalMark> = [
  { value: 'point', label: 'Point: 1,234.50' },
  { value: 'comma', label: 'Comma: 1.234,50' },
]

/** How dates and amounts of a file are written: two fields for a grid. */
export function CsvStyles({
  dateOrder,
  decimalMark,
  questions,
  onChange,
}: {
  readonly dateOrder: DateOrder | undefined
  readonly decimalMark: DecimalMark | undefined
  readonly questions: readonly { readonly kind: string }[]
  readonly onChange: (
    change: { readonly dateOrder: DateOrder } | { readonly decimalMark: DecimalMark },
  ) => void
}) {
  const unset = (kind: string): string =>
    questions.some((question) => question.kind === kind)
      ? 'Answer the question'
      : 'Makes no difference here'
  return (
    <>
      <SelectField
        label="Dates are written"
        options={dateOrderWords}
        {...(dateOrder ? {} : { placeholder: unset('date_order') })}
        value={dateOrder ?? ''}
        onChange={({ target }) => onChange({ dateOrder: target.value as DateOrder })}
      />
      <SelectField
        label="Decimals follow a"
        options={decimalMarkWords}
        {...(decimalMark ? {} : { placeholder: unset('decimal_mark') })}
        value={decimalMark ?? ''}
        onChange={({ target }) => onChange({ decimalMark: target.value as DecimalMark })}
      />
    </>
  )
}
