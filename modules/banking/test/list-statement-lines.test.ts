import { expect, test } from 'vitest'
import type { StatementImportView } from '@smb/core/banking'
import { openWorld } from '@smb/test-world'
import { addBankAccount, fixture, linesOf, ofx, take } from './bank-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
const may = () => fixture('may-sgml-1252.ofx')
const june = () => fixture('may-june-overlap.ofx')

test('imports are listed newest first, page by page, undone ones too', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const { import: first } = await take(mara, id, may())
  world.setClock('2026-07-01T12:00:00.000Z')
  const { import: second } = await take(mara, id, june())
  await mara.post(`/statement-imports/${second?.id}/undo`, {})
  world.setClock('2026-06-30T12:00:00.000Z')
  type Imports = { items: StatementImportView[]; nextCursor: string | null }

  const newest = await mara.get<Imports>(`/bank-accounts/${id}/imports?limit=1`)
  const older = await mara.get<Imports>(
    `/bank-accounts/${id}/imports?limit=1&cursor=${newest.nextCursor}`,
  )

  expect(newest.items.map((made) => [made.id, made.undoneAt !== null])).toEqual([
    [second?.id, true],
  ])
  expect(older).toMatchObject({ items: [{ id: first?.id, unmatchedCount: 5 }], nextCursor: null })
})

test('lines are paged newest first, each once, and filtered by state and days', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const lines = Array.from({ length: 25 }, (_, turn) => ({
    date: turn < 20 ? '2026-06-10' : '2026-06-11',
    amount: `${turn + 1}.00`,
    fitId: `L${turn}`,
  }))
  await take(mara, id, ofx(lines))
  type Lines = { items: { amount: { amount: string } }[]; nextCursor: string | null }
  const seen: string[] = []

  for (let cursor: string | null = ''; cursor !== null;) {
    const query = cursor ? `&cursor=${cursor}` : ''
    const page: Lines = await mara.get<Lines>(`/bank-accounts/${id}/lines?limit=10${query}`)
    seen.push(...page.items.map((line) => line.amount.amount))
    cursor = page.nextCursor
  }

  expect(seen).toEqual(lines.map(({ amount }) => amount).toReversed())
  const made = Buffer.from('2026-13-99|1').toString('base64url')
  for (const [list, cursor] of [
    ['lines', made],
    ['lines', 'abc'],
    ['imports', 'abc'],
  ]) {
    const broken = await mara.refused('GET', `/bank-accounts/${id}/${list}?cursor=${cursor}`)
    expect(broken).toMatchObject({ status: 422, code: 'page.cursor_malformed' })
  }
  expect(await linesOf(mara, id, '&from=2026-06-11')).toHaveLength(5)
  expect(await linesOf(mara, id, '&to=2026-06-10')).toHaveLength(20)
  expect(await linesOf(mara, id, '&state=coded')).toEqual([])
})
