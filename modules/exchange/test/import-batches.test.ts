import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import {
  balances,
  file,
  importFile,
  refusedFile,
  transaction,
  trialBalance,
  whatThereIs,
} from './import-story.ts'

const world = openWorld()
const description = 'A long story. '.repeat(35).trim()

/** Files of some ten megabytes go to the database in several batches. */
const count = 12_000
const numbered = (index: number) => {
  const date = `2026-0${1 + (index % 5)}-1${index % 10}`
  return transaction(date, ['Expenses:Rent 100 EUR', 'Assets:Bank -100 EUR'], {
    id: index,
    description,
  })
}
const coffee = transaction('2026-01-05', ['Expenses:Meals 350 EUR', 'Assets:Bank -350 EUR'])
const long = file(coffee, ...Array.from({ length: count }, (_, index) => numbered(index)), coffee)

test('a file of many batches is imported as one; twins far apart are both kept', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  expect(await importFile(mara, long)).toMatchObject({
    added: count + 2,
    alreadyThere: 0,
    accountsCreated: 3,
  })

  expect((await balances(mara)).get('Assets:Bank EUR')?.minor).toBe(String(-count * 100 - 700))
  const [batches] = await world.rows<{ count: string }>(
    `select count(*) from audit.event where action = 'ledger.entries_imported'`,
  )
  expect(Number(batches?.count)).toBeGreaterThan(1)
})

test('after an import the balance tables are ready: no report adds up what is still to be rolled up', async () => {
  const [waiting] = await world.rows<{ count: string }>('select count(*) from ledger.balance_delta')
  expect(waiting?.count).toBe('0')
})

test('the same file again adds nothing, batch by batch', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  expect(await importFile(mara, long)).toMatchObject({ added: 0, alreadyThere: count + 2 })
})

test('a fault in the last line takes back the batches before it', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  const before = await whatThereIs(world)
  const unbalanced = transaction('2026-01-05', ['Expenses:Meals 351 EUR', 'Assets:Bank -350 EUR'])

  const problem = await refusedFile(kofi, long + file(unbalanced))

  expect(problem.issues.map(({ path }) => path)).toEqual([['line', count + 3]])
  expect(await whatThereIs(world)).toEqual(before)
})

test('a sender who hangs up in the middle changes nothing and blocks nobody', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const before = await whatThereIs(world)

  await hungUp(tariq, long.slice(0, long.length / 2))

  await expect
    .poll(() => importFile(tariq, file(coffee)).catch((error: Error) => error.message), {
      timeout: 15_000,
    })
    .toMatchObject({ added: 1 })
  expect(await trialBalance(tariq)).toEqual(
    new Map([
      ['Assets:Bank', '-3.50'],
      ['Expenses:Meals', '3.50'],
    ]),
  )
  expect(await whatThereIs(world)).not.toEqual(before)
})

async function hungUp(who: Person, half: string): Promise<void> {
  const address = await world.house.server.listen({ port: 0, host: '127.0.0.1' })
  const sending = request(`${address}/api/v1/journal-imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.accessToken}`,
      'smb-business': who.business ?? '',
      'content-type': 'application/x-ndjson',
      'content-length': half.length * 2,
    },
  })
  const ended = new Promise((resolve) => sending.on('error', resolve).on('close', resolve))
  await new Promise((resolve) => sending.write(half, resolve))
  await sleep(300)
  sending.destroy()
  await ended
}
