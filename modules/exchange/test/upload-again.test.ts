import { afterEach, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { file, importFile, refusedFile, transaction, whatThereIs } from './import-story.ts'

const world = openWorld()
const rent = (index: number, minor = 100) =>
  transaction('2026-01-05', [`Expenses:Rent ${minor} EUR`, `Assets:Bank -${minor} EUR`], {
    id: index,
    description: 'A long story. '.repeat(30),
  })
/** More than the server holds before it begins a transaction. */
const many = Array.from({ length: 3_000 }, (_, index) => rent(index))
const sent = (who: Person, key: string, text: string) =>
  who.ask('POST', '/journal-imports', text, {
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key },
  })

test.each([
  ['small', file(rent(1)), file(rent(1, 101))],
  ['large', file(...many), file(...many.slice(0, -1), rent(2_999, 7))],
])(
  'a %s file under the same key is answered once; one that differs in its last line is refused',
  async (key, text, other) => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const first = await sent(mara, key, text)
    expect(first).toMatchObject({ status: 201 })
    const again = await sent(mara, key, text)
    expect(again).toMatchObject({ status: 201, text: first.text })
    expect(again.headers['idempotency-replayed']).toBe('true')

    const before = await whatThereIs(world)
    const reused = await sent(mara, key, other)
    expect(reused.status).toBe(409)
    expect(reused.text).toContain('idempotency.key_reused')
    expect(await whatThereIs(world)).toEqual(before)
  },
)

/** Makes the database ask for another run of the next transactions. */
async function failNext(times: number): Promise<void> {
  await world.rows('create sequence public.failures')
  await world.rows('grant usage on sequence public.failures to public')
  await world.rows(`create function public.fail_some() returns trigger language plpgsql as $$
    begin
      if nextval('public.failures') <= ${times} then
        raise exception 'could not serialize' using errcode = '40001';
      end if;
      return new;
    end $$`)
  await world.rows(
    'create trigger fail_some before insert on exchange.journal_import for each row execute function public.fail_some()',
  )
}

afterEach(async () => {
  await world.rows('drop trigger if exists fail_some on exchange.journal_import')
  await world.rows('drop function if exists public.fail_some')
  await world.rows('drop sequence if exists public.failures')
})

test('a file that the server holds whole is run again when the database asks for it', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  await failNext(2)
  expect(await importFile(asha, file(rent(1), rent(2)))).toMatchObject({ added: 2 })
})

test('a longer one is gone by then: it is refused, and nothing of it stays', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  const before = await whatThereIs(world)
  await failNext(1)
  expect(await refusedFile(kofi, file(...many))).toMatchObject({
    status: 503,
    code: 'request.upload_interrupted',
  })
  expect(await whatThereIs(world)).toEqual(before)
})
