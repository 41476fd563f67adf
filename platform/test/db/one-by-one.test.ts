import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Pool } from '../../src/db/index.ts'
import { createPool, inOrder } from '../../src/db/index.ts'

const warnings: Error[] = []
const keep = (warning: Error) => warnings.push(warning)
beforeAll(() => process.on('warning', keep))
afterAll(() => process.off('warning', keep))

const poolOf = (isPipelined: boolean): Pool =>
  createPool({
    url: inject('postgres').superuserUrl,
    max: 1,
    applicationName: 'one-by-one',
    isPipelined,
  })

describe.each([true, false])('a connection of a pool with isPipelined: %s', (isPipelined) => {
  const pool = poolOf(isPipelined)
  afterAll(() => pool.end())

  test('takes several statements at once, in order and without a warning', async () => {
    const client = await pool.connect()
    const numbers = [1, 2, 3, 4, 5]
    const answers = await inOrder(
      numbers.map((n) => client.query<{ n: number }>('select $1::int as n', [n])),
    )
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(numbers)
    client.release()
    await new Promise(setImmediate)
    expect(warnings).toEqual([])
  })

  test('goes on behind a statement that fails', async () => {
    const client = await pool.connect()
    const [failed, next] = await Promise.allSettled([
      client.query('select 1 / 0'),
      client.query('select 1'),
    ])
    expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled'])
    client.release()
  })
})
