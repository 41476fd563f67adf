import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../src/index.ts'
import { newDataDir, processUser, query, serverProcesses } from './world.ts'

test('a cold start gives a durable server on loopback, and a warm start finds its data', async () => {
  const dataDir = await newDataDir()
  const coldFrom = performance.now()
  const cold = await startEmbeddedPostgres({ dataDir })
  const coldMs = performance.now() - coldFrom

  const [settings] = await query(
    cold.superuserUrl,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit,
            current_setting('data_checksums') as checksums,
            current_setting('listen_addresses') as listens,
            (select datlocprovider::text || ' ' || datlocale from pg_database
              where datname = current_database()) as locale`,
  )
  expect(settings).toEqual({
    fsync: 'on',
    pages: 'on',
    commit: 'on',
    checksums: 'on',
    listens: '127.0.0.1',
    locale: 'b C.UTF-8',
  })
  await query(cold.ownerUrl, 'create table kept as select 42 as answer')
  await cold.stop()
  expect(await serverProcesses(dataDir)).toEqual([])

  const warmFrom = performance.now()
  const warm = await startEmbeddedPostgres({ dataDir })
  const warmMs = performance.now() - warmFrom
  expect(await query(warm.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(warm.isAdopted).toBe(false)
  await warm.stop()
  console.info(`cold start ${coldMs.toFixed(0)} ms, warm start ${warmMs.toFixed(0)} ms`)
})

test('stop leaves no process, and the end is announced', async () => {
  const dataDir = await newDataDir()
  const server = await startEmbeddedPostgres({ dataDir })
  expect((await serverProcesses(dataDir)).length).toBeGreaterThan(1)

  const ended = server.ended()
  await server.stop()

  await ended
  expect(await serverProcesses(dataDir)).toEqual([])
  expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined()
})

test('a running server can be found by another program, which does not start a second one', async () => {
  const dataDir = await newDataDir()
  const server = await startEmbeddedPostgres({ dataDir })
  const found = await runningEmbeddedPostgres(dataDir)
  expect(found?.pid).toBe(server.pid)
  expect(found?.appUrl).toBe(server.appUrl)
  const again = await startEmbeddedPostgres({ dataDir })
  expect([again.pid, again.isAdopted]).toEqual([server.pid, true])
})

test('passwords are random, kept for this user alone, and asked for', async () => {
  const [dataDir, otherDir] = [await newDataDir(), await newDataDir()]
  const server = await startEmbeddedPostgres({ dataDir })
  const other = await startEmbeddedPostgres({ dataDir: otherDir })
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  const passwords = [server, other].flatMap((each) =>
    [each.appUrl, each.ownerUrl, each.superuserUrl].map((url) => new URL(url).password),
  )
  expect(new Set(passwords).size).toBe(6)
  expect(Math.min(...passwords.map((password) => password.length))).toBeGreaterThanOrEqual(32)

  for (const url of [server.appUrl, server.ownerUrl, server.superuserUrl]) {
    const guessed = new URL(url)
    guessed.password = 'guessed'
    await expect(query(guessed.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  }
  const log = readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8')
  for (const password of passwords) expect(log).not.toContain(password)
})

test.runIf(process.getuid?.() === 0)('root hands the server to an unprivileged user', async () => {
  const server = await startEmbeddedPostgres({ dataDir: await newDataDir() })
  expect(processUser(server.pid)).toBe(65534)
})
