import { z } from 'zod'
import {
  BookView,
  ExchangeRateQuery,
  ExchangeRateView,
  JournalEntryView,
  JournalListItem,
  LockDateBody,
  PostJournalBody,
  ReverseJournalBody,
  entrySourceTypes,
} from '@smb/core/ledger'
import { PageQuery, pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import { LocalDateWire } from '@smb/core/time'
import { routes } from '@smb/platform/http'
import { getBook, setLockDate } from './book-repository.ts'
import { listEntries } from './entry-queries.ts'
import { lastExchangeRate } from './exchange-rate-query.ts'
import { getEntry } from './entry-repository.ts'
import { postJournal, reverseJournal } from './post-journal.ts'

const EntryParams = z.object({ id: idWire('je') })
const EntriesQuery = PageQuery.extend({
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
  sourceType: z.enum(entrySourceTypes).optional(),
})

export const journalRoutes = routes('Journal', (api) => {
  api.query('/journal-entries', {
    operationId: 'listJournalEntries',
    summary: 'Journal entries, newest first',
    permission: 'journal:read',
    query: EntriesQuery,
    answer: pageOf(JournalListItem),
    run: (tx, { query }) => listEntries(tx, query, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.query('/journal-entries/:id', {
    operationId: 'getJournalEntry',
    summary: 'One entry with its lines',
    permission: 'journal:read',
    params: EntryParams,
    answer: JournalEntryView,
    run: (tx, { params }) => getEntry(tx, params.id),
    view: (entry) => entry,
  })
  api.command('POST', '/journal-entries', {
    operationId: 'postJournal',
    summary: 'Post an entry by hand',
    permission: 'journal:post',
    body: PostJournalBody,
    answer: JournalEntryView,
    status: 201,
    run: (tx, { body }) => postJournal(tx, body),
    view: (entry) => entry,
  })
  api.command('POST', '/journal-entries/:id/reverse', {
    operationId: 'reverseJournal',
    summary: 'Undo an entry made by hand or imported with another',
    permission: 'journal:post',
    params: EntryParams,
    body: ReverseJournalBody,
    answer: JournalEntryView,
    status: 201,
    run: (tx, { params, body }) => reverseJournal(tx, { id: params.id, ...body }),
    view: (entry) => entry,
  })
  api.query('/exchange-rates', {
    operationId: 'getExchangeRate',
    summary: 'The last rate that the books used for a currency on or before a day',
    permission: 'journal:read',
    query: ExchangeRateQuery,
    answer: ExchangeRateView,
    run: async (tx, { query }) => ({
      ...query,
      baseCurrency: tx.baseCurrency,
      proposed: await lastExchangeRate(tx, query),
    }),
    view: (answer) => answer,
  })
  api.query('/book', {
    operationId: 'getBook',
    summary: 'Base currency and lock date',
    permission: 'journal:read',
    answer: BookView,
    run: (tx) => getBook(tx),
    view: ({ baseCurrency, lockDate }) => ({ baseCurrency, lockDate }),
  })
  api.command('PUT', '/book/lock-date', {
    operationId: 'setLockDate',
    summary: 'Close the books up to a date, or open them with null',
    permission: 'books:lock',
    body: LockDateBody,
    answer: BookView,
    run: async (tx, { body }) => {
      await setLockDate(tx, body.lockDate)
      return getBook(tx)
    },
    view: ({ baseCurrency, lockDate }) => ({ baseCurrency, lockDate }),
  })
})
