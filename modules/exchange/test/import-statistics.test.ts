import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { file, importFile, transaction } from './import-story.ts'

const world = openWorld()
const count = 30_000
const books = (name: string, entries: number) =>
  file(
    ...Array.from({ length: entries }, (_, index) =>
      transaction('2026-01-05', ['Expenses:Rent 100 EUR', 'Assets:Bank -100 EUR'], {
        id: `${name} ${index}`,
        description: 'A long story. '.repeat(20),
      }),
    ),
  )

test('books that statistics know nothing of yet are imported without reading them again for each entry', async () => {
  // Statistics are made while only others have books.
  const others = await world.business('Mara', 'Harbour Design Studio')
  await importFile(others, books('old', 3_000))
  await world.rows('analyze')

  const before = await entriesReadByDate()
  const kofi = await world.business('Kofi', 'Kofi Foods')
  expect(await importFile(kofi, books('new', count))).toMatchObject({ added: count })
  expect((await entriesReadByDate()) - before).toBeLessThan(count)
})

/** Rows of journals read through an index that is not their key. */
async function entriesReadByDate(): Promise<number> {
  await world.rows('select pg_stat_force_next_flush()')
  const [row] = await world.rows<{ read: string }>(
    `select sum(idx_tup_read)::text as read from pg_stat_user_indexes
      where relname = 'journal_entry' and indexrelname not in ('journal_entry_pkey', 'journal_entry_source_unique')`,
  )
  return Number(row?.read)
}
