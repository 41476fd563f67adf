import type { JournalEntryView, JournalTemplateView } from '@smb/core/ledger'
import type { JournalRow } from './journal-lines.ts'

/** The lines of a posted entry, to begin another one with. */
export const rowsOfEntry = ({ lines }: JournalEntryView): JournalRow[] =>
  lines.map(({ accountId, side, base }, index) => ({
    key: `from-${index}`,
    accountId,
    debit: side === 'debit' ? base.amount : '',
    credit: side === 'credit' ? base.amount : '',
  }))

/** A first line for one account. */
export const rowOfAccount = (accountId: string): JournalRow => ({
  key: 'from-account',
  accountId,
  debit: '',
  credit: '',
})

/** The lines of a template; open amounts are left to write. */
export const rowsOfTemplate = ({ lines }: JournalTemplateView): JournalRow[] =>
  lines.map(({ accountId, side, amount }, index) => ({
    key: `template-${index}`,
    accountId,
    debit: side === 'debit' ? (amount?.amount ?? '') : '',
    credit: side === 'credit' ? (amount?.amount ?? '') : '',
  }))
