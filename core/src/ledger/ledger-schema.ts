import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { CurrencyWire, DecimalWire, MoneyView, MoneyWire } from '../money/index.ts'
import { InstantView, LocalDateView, LocalDateWire } from '../time/index.ts'
import { accountTypes, controlRoles } from './account.ts'
import { entrySourceTypes } from './journal-entry.ts'

const AccountCode = z.string().trim().min(1).max(200)
const AccountName = z.string().trim().min(1, 'must not be empty').max(200)

export const CreateAccountBody = z.strictObject({
  id: idWire('acc').optional(),
  code: AccountCode,
  name: AccountName,
  type: z.enum(accountTypes),
  parentId: idWire('acc').nullable().default(null),
  currency: CurrencyWire.nullable().default(null),
})
export type CreateAccount = z.output<typeof CreateAccountBody>

export const ReviseAccountBody = z.strictObject({
  version: z.number().int().min(1),
  code: AccountCode,
  name: AccountName,
  parentId: idWire('acc').nullable(),
})
export type ReviseAccount = z.output<typeof ReviseAccountBody>
export const ArchiveAccountBody = z.strictObject({ version: z.number().int().min(1) })

export const AccountView = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  type: z.enum(accountTypes),
  parentId: z.string().nullable(),
  controlRole: z.enum(controlRoles).nullable(),
  currency: z.string().nullable(),
  archivedAt: InstantView.nullable(),
  version: z.number().int(),
})
export type AccountView = z.infer<typeof AccountView>

export const AccountListItem = AccountView.extend({
  /** Debits less credits in base currency, up to now. */
  balance: MoneyView,
})
export type AccountListItem = z.infer<typeof AccountListItem>

export const journalLinesMax = 1000
const JournalLineBody = z.strictObject({
  accountId: idWire('acc'),
  side: z.enum(['debit', 'credit']),
  amount: MoneyWire,
  /** Base currency per one unit of the amount's currency; not needed for base currency. */
  rate: DecimalWire.optional(),
})
export const PostJournalBody = z.strictObject({
  id: idWire('je').optional(),
  postingDate: LocalDateWire,
  memo: z.string().trim().max(500).optional(),
  lines: z.array(JournalLineBody).min(2, 'needs at least two lines').max(journalLinesMax),
  /** For accruals: the entry that undoes this one is posted with it, dated on this later day. */
  reverseOn: LocalDateWire.optional(),
})
export type PostJournal = z.output<typeof PostJournalBody>

export const ReverseJournalBody = z.strictObject({
  /** Left out: the original date where that is open, else today. */
  postingDate: LocalDateWire.optional(),
  memo: z.string().trim().max(500).optional(),
})

export const JournalLineView = z.object({
  accountId: z.string(),
  accountCode: z.string(),
  accountName: z.string(),
  side: z.enum(['debit', 'credit']),
  amount: MoneyView,
  base: MoneyView,
  rate: z.string(),
  customerId: z.string().nullable(),
  /** Every code under which the line counts for tax, its first one first; empty for most lines. */
  taxCodeIds: z.array(z.string()),
})
export type JournalLineView = z.infer<typeof JournalLineView>

export const JournalEntryView = z.object({
  id: z.string(),
  postingDate: LocalDateView,
  kind: z.enum(['post', 'reverse', 'void']),
  source: z.object({ type: z.enum(entrySourceTypes), id: z.string() }),
  reversesId: z.string().nullable(),
  reversedById: z.string().nullable(),
  memo: z.string().nullable(),
  postedAt: InstantView,
  postedBy: z.string().nullable(),
  total: MoneyView,
  lines: z.array(JournalLineView),
})
export type JournalEntryView = z.infer<typeof JournalEntryView>

export const JournalListItem = JournalEntryView.omit({ lines: true })
export type JournalListItem = z.infer<typeof JournalListItem>

/** One line of an account's ledger with the balance after it, in base currency, debit positive. */
export const AccountTransactionView = z.object({
  entryId: z.string(),
  postingDate: LocalDateView,
  kind: z.enum(['post', 'reverse', 'void']),
  source: z.object({ type: z.enum(entrySourceTypes), id: z.string() }),
  memo: z.string().nullable(),
  side: z.enum(['debit', 'credit']),
  amount: MoneyView,
  base: MoneyView,
  balance: MoneyView,
})
export type AccountTransactionView = z.infer<typeof AccountTransactionView>

export const LockDateBody = z.strictObject({ lockDate: LocalDateWire.nullable() })
export const BookView = z.object({ baseCurrency: z.string(), lockDate: LocalDateView.nullable() })
export type BookView = z.infer<typeof BookView>
