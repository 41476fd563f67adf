import type { CsvMapping, CsvReading } from '@smb/api-client'

type Role = CsvReading['columns'][number]['role']
type Words<Value extends string> = readonly { readonly value: Value; readonly label: string }[]

/** What a column of a bank's file can be, as people say it. */
export const roleWords: Words<Role> = [
  { value: 'date', label: 'Date' },
  { value: 'description', label: 'Text' },
  { value: 'amount', label: 'Amount' },
  { value: 'money_in', label: 'Money in' },
  { value: 'money_out', label: 'Money out' },
  { value: 'direction', label: 'Says in or out' },
  { value: 'balance', label: 'Balance' },
  { value: 'reference', label: 'Reference' },
  { value: 'currency', label: 'Currency' },
  { value: 'value_date', label: 'Value date' },
  { value: 'status', label: 'Status' },
  { value: 'ignore', label: 'Leave out' },
]

export const signWords: Words<NonNullable<CsvMapping['sign']>> = [
  { value: 'as_written', label: 'Money out' },
  { value: 'reversed', label: 'Money in' },
]

const separators: Readonly<Record<string, string>> = {
  ',': 'Commas',
  ';': 'Semicolons',
  '\t': 'Tabs',
  '|': 'Bars',
}

/** “Semicolons between columns, heading on line 4, letters in windows-1252.” */
export function fileInWords({ separator, headingLine, encoding }: CsvReading): string {
  const heading = headingLine === null ? 'no heading' : `heading on line ${headingLine}`
  return `${separators[separator] ?? separator} between columns, ${heading}, letters in ${encoding}.`
}
