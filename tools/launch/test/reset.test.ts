import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '@smb/embedded-postgres'
import { newHouse } from './world.ts'
import type { House } from './world.ts'

function reset(house: House, args: string[] = [], env: Record<string, string> = {}) {
  const script = join(house.folder, 'tools', 'launch', 'reset.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: { ...process.env, SMB_DATA_DIR: house.dataDir, ...env },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

test('the data is set aside only when that is confirmed, and an orphaned server is stopped', async () => {
  const house = await newHouse()
  expect(reset(house, ['--yes'])).toMatchObject({ status: 0 })
  await startEmbeddedPostgres({ dataDir: house.dataDir })

  const asked = reset(house)
  expect(asked.status).toBe(1)
  expect(asked.output).toMatch(/Nothing was changed\. To reset without being asked, add: -- --yes/)
  expect(await runningEmbeddedPostgres(house.dataDir)).toBeDefined()

  expect(reset(house, ['--yes']).status).toBe(0)
  expect(await runningEmbeddedPostgres(house.dataDir)).toBeUndefined()
  expect(existsSync(join(house.dataDir, 'postgres'))).toBe(false)
  const aside = readdirSync(house.dataDir).find((name) => name.startsWith('before-reset-')) ?? ''
  expect(readdirSync(join(house.dataDir, aside)).sort()).toEqual(['postgres', 'secrets.json'])
})

test('a running house and a database of one’s own are not reset', async () => {
  const house = await newHouse()
  await house.start().says('SMB Finance OS is ready.')
  expect(reset(house, ['--yes'])).toMatchObject({ status: 1 })
  expect(await runningEmbeddedPostgres(house.dataDir)).toBeDefined()
  const DATABASE_URL = 'postgresql://smb_app:x@127.0.0.1:1/books'
  const { status, output } = reset(house, ['--yes'], { DATABASE_URL })
  expect([status, output.includes('for the embedded PostgreSQL only')]).toEqual([1, true])
})
