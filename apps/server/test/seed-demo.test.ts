import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { demoPlans } from '../src/demo/demo-plans.ts'
import { seedDemo } from '../src/demo/seed-demo.ts'

const whole = openWorld()
const broken = openWorld()
const plans = demoPlans.slice(0, 1)

test('a demo that was interrupted is told on to its end, with nothing in it twice', async () => {
  await seed(whole, await newFolder())
  const folder = await newFolder()
  for (const after of [1, 40, 100]) {
    await breakAfter(after)
    await expect(seed(broken, folder)).rejects.toThrow('Nothing was changed')
  }
  await broken.rows('drop trigger power on ledger.journal_entry')
  await seed(broken, folder)
  expect(await books(broken)).toEqual(await books(whole))

  await seed(broken, folder)
  expect(await books(broken)).toEqual(await books(whole))
}, 60_000)

test('the year ends on the day on which the telling began', async () => {
  const folder = await newFolder()
  await expect(
    seedDemo({ databaseUrl: 'nowhere', dataDir: folder, plans }, () => undefined),
  ).rejects.toThrow()
  const begun = await readFile(join(folder, 'demo.json'), 'utf8')
  expect(JSON.parse(begun)).toEqual({ day: new Date().toISOString().slice(0, 10), told: [] })
})

type World = ReturnType<typeof openWorld>
const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'smb-demo-'))

const seed = (world: World, dataDir: string): Promise<void> =>
  seedDemo({ databaseUrl: world.urls.appUrl, dataDir, plans }, () => undefined)

async function breakAfter(entries: number): Promise<void> {
  await broken.rows(`create or replace function public.power() returns trigger language plpgsql security definer as $$
    begin
      if (select count(*) from ledger.journal_entry) > ${entries} then raise exception 'the power went'; end if;
      return new;
    end $$`)
  await broken.rows(
    'create or replace trigger power after insert on ledger.journal_entry for each row execute function public.power()',
  )
}

function books(world: World): Promise<unknown[]> {
  return world.rows(`
    select (select count(*) from identity.tenant) as businesses, (select count(*) from parties.customer) as customers,
           (select count(*) from invoicing.invoice) as invoices, (select count(*) from payments.payment_received) as payments,
           (select count(*) from banking.statement_line) as statement_lines,
           (select count(*) from ledger.journal_line) as lines, (select sum(base_debit) from ledger.journal_line) as turnover`)
}
