import type { JournalCsvImport } from '@smb/api-client'

export type JournalCsv = JournalCsvImport['csv']
export type ImportEntry = JournalCsvImport['entries'][number]
type Role = JournalCsv['columns'][number]['role']
type Words<Value extends string> = readonly { readonly value: Value; readonly label: string }[]

/** What a column of a spreadsheet of journals can be, as people say it. */
export const roleWords: Words<Role> = [
  { value: 'entry', label: 'Entry or reference' },
  { value: 'date', label: 'Date' },
  { value: 'account', label: 'Account' },
  { value: 'account_name', label: 'Account name' },
  { value: 'description', label: 'Text' },
  { value: 'debit', label: 'Debit' },
  { value: 'credit', label: 'Credit' },
  { value: 'amount', label: 'Amount, minus is credit' },
  { value: 'currency', label: 'Currency' },
  { value: 'rate', label: 'Rate' },
  { value: 'ignore', label: 'Leave out' },
]
