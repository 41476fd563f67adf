import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, startEmbeddedPostgres } from '../src/index.ts'
import { killHard, newDataDir, query, serverProcesses, startedByAnotherProcess } from './world.ts'

test('a server left behind by a killed process is taken over with its data', async () => {
  const dataDir = await newDataDir()
  const { starter, server: orphan } = await startedByAnotherProcess(dataDir)
  await query(orphan.ownerUrl, 'create table kept as select 42 as answer')
  await killHard(starter)
  expect(await serverProcesses(dataDir)).toContain(orphan.pid)

  const server = await startEmbeddedPostgres({ dataDir })

  expect([server.isAdopted, server.pid, server.port]).toEqual([true, orphan.pid, orphan.port])
  expect(await query(server.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  await server.stop()
  expect(await serverProcesses(dataDir)).toEqual([])
})

test('when the server is killed with the process that started it, nothing committed is lost', async () => {
  const dataDir = await newDataDir()
  const { starter, server: victim } = await startedByAnotherProcess(dataDir)
  await query(victim.ownerUrl, 'create table kept as select 42 as answer')
  process.kill(victim.pid, 'SIGKILL')
  await killHard(starter)

  const server = await startEmbeddedPostgres({ dataDir })

  expect(server.isAdopted).toBe(false)
  expect(server.pid).not.toBe(victim.pid)
  expect(await query(server.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('an orphan on another port than the wanted one is replaced', async () => {
  const dataDir = await newDataDir()
  const { starter, server: orphan } = await startedByAnotherProcess(dataDir)
  await killHard(starter)
  const port = await freePort()

  const server = await startEmbeddedPostgres({ dataDir, port })

  expect(server.port).toBe(port)
  expect(await serverProcesses(dataDir)).not.toContain(orphan.pid)
})

test('a process number that now belongs to another program is not taken for the server', async () => {
  const dataDir = await newDataDir()
  const first = await startEmbeddedPostgres({ dataDir })
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  const stale = readFileSync(pidFile, 'utf8')
  await first.stop()
  writeFileSync(pidFile, stale.replace(/^\d+/, String(process.pid)))

  const server = await startEmbeddedPostgres({ dataDir })

  expect(server.isAdopted).toBe(false)
  expect(server.pid).not.toBe(process.pid)
  expect(await query(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('an interrupted creation is repeated', async () => {
  const dataDir = await newDataDir()
  await mkdir(join(dataDir, 'postgres.new-99999999', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres.new-99999999', 'PG_VERSION'), '18\n')
  const server = await startEmbeddedPostgres({ dataDir })
  expect(await query(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(() => readFileSync(join(dataDir, 'postgres.new-99999999', 'PG_VERSION'))).toThrow(/ENOENT/)
})

test('two processes that start at once share one server', async () => {
  const dataDir = await newDataDir()
  const [one, two] = await Promise.all([
    startedByAnotherProcess(dataDir),
    startedByAnotherProcess(dataDir),
  ])
  expect(one.server.pid).toBe(two.server.pid)
  expect(one.server.superuserUrl).toBe(two.server.superuserUrl)
  await Promise.all([killHard(one.starter), killHard(two.starter)])
})

test('each refusal is one sentence that says what to change', async () => {
  const [file, old, damaged, taken] = [
    join(await newDataDir(), 'file'),
    await newDataDir(),
    await newDataDir(),
    await newDataDir(),
  ]
  writeFileSync(file, 'not a folder')
  await expect(startEmbeddedPostgres({ dataDir: file })).rejects.toThrow(
    /^The data folder .*file is a file, or lies below one: set SMB_DATA_DIR to another folder\.$/,
  )

  await mkdir(join(old, 'postgres'))
  writeFileSync(join(old, 'postgres', 'PG_VERSION'), '14\n')
  await expect(startEmbeddedPostgres({ dataDir: old })).rejects.toThrow(
    /written by PostgreSQL 14, and this release brings PostgreSQL 18: .*SMB_DATA_DIR/,
  )

  writeFileSync(join(damaged, 'secrets.json'), '{"superuser":')
  await expect(startEmbeddedPostgres({ dataDir: damaged })).rejects.toThrow(
    /secrets\.json is damaged: .*npm run db:reset/,
  )
  rmSync(join(damaged, 'secrets.json'))

  const server = await startEmbeddedPostgres({ dataDir: damaged })
  await expect(startEmbeddedPostgres({ dataDir: taken, port: server.port })).rejects.toThrow(
    new RegExp(`^Port ${server.port} for the embedded PostgreSQL is taken: .*SMB_PG_PORT`),
  )
})
