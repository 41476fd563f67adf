import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runningEmbeddedPostgres } from '@smb/embedded-postgres'
import { ask, newHouse, processesIn, waitFor } from './world.ts'

const ready = 'SMB Finance OS is ready.'

test('the first start does everything, the second only what is left, and Ctrl-C stops it all', async () => {
  const house = await newHouse()
  const first = house.start()
  await first.says(ready)
  expect(first.output()).toContain(`http://localhost:${house.webPort}`)
  expect(first.output()).toContain('demo@example.com / demo-books-2026')
  expect(first.output()).toContain('[worker] a warning')
  expect(first.output()).not.toContain('nothing to see')
  expect(await (await fetch(`http://127.0.0.1:${house.webPort}/static`)).text()).toBe('static')
  first.process.kill('SIGINT')
  expect(await first.ended()).toBe(0)
  expect(house.events()).toEqual([
    'migrate embedded=true',
    'seed-demo embedded=true',
    'web built',
    'web stopped',
    'api stopped, database true',
    'worker stopped',
  ])
  expect(processesIn(house.folder)).toEqual([])

  const startedAt = performance.now()
  const second = house.start()
  await second.says(ready)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect(second.output()).toContain('demo@example.com')
  expect(house.events().slice(6)).toEqual(['migrate embedded=true'])
})

test('each process gets only the secrets that it needs', async () => {
  const house = await newHouse()
  // One that the launcher itself was given must not simply be passed on to everybody.
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  await house.start({ SMB_SIGNING_KEY: key.toString() }).says(ready)
  const secretsOf = (env: Record<string, string> = {}) =>
    Object.keys(env)
      .filter((name) => /DATABASE|SIGNING_KEY/.test(name))
      .sort()
  const api = await ask(house.port)
  expect(secretsOf(api?.env)).toEqual(['DATABASE_URL', 'SMB_SIGNING_KEY'])
  expect(api?.env['DATABASE_URL']).toMatch(/^postgresql:\/\/smb_app:/)
  expect(secretsOf(house.worker().env)).toEqual(['DATABASE_DIRECT_URL', 'DATABASE_URL'])
  const web = await ask(house.webPort)
  expect(secretsOf(web?.env)).toEqual([])
  expect(web?.env['SMB_API_URL']).toBe(`http://127.0.0.1:${house.port}`)
  expect(web?.env['HOSTNAME']).toBe('127.0.0.1')
})

test('a changed source is built again, a test beside it is not a source', async () => {
  const house = await newHouse()
  const builds = () => house.events().filter((event) => event === 'web built').length
  const startAndStop = async () => {
    const launch = house.start()
    await launch.says(ready)
    launch.process.kill('SIGTERM')
    expect(await launch.ended()).toBe(0)
  }
  await startAndStop()
  writeFileSync(join(house.folder, 'apps/web/page.test.ts'), '')
  await startAndStop()
  expect(builds()).toBe(1)
  writeFileSync(join(house.folder, 'apps/web/page.tsx'), '')
  await startAndStop()
  expect(builds()).toBe(2)
})

test('a taken port is named before anything is started', async () => {
  const house = await newHouse()
  const squatter = createServer().listen(house.webPort, '::1')
  const launch = house.start()
  expect(await launch.ended()).toBe(1)
  squatter.close()
  expect(launch.output().trim()).toBe(
    `Port ${house.webPort} is taken: stop the program that uses it, ` +
      `or choose another with WEB_PORT=${house.webPort + 1} npm start.`,
  )
  expect(house.events()).toEqual([])
  expect(processesIn(house.folder)).toEqual([])
})

test('a second launcher on the same data is told where the first is', async () => {
  const house = await newHouse()
  await house.start().says(ready)
  const second = house.start({ PORT: '5999', WEB_PORT: '3999' })
  expect(await second.ended()).toBe(1)
  expect(second.output()).toMatch(
    new RegExp(`^ {2}SMB Finance OS is already running .*localhost:${house.webPort}, process`, 'm'),
  )
  expect(await ask(house.port)).toBeDefined()
})

test('the operator’s commands find the embedded PostgreSQL by themselves', async () => {
  const house = await newHouse()
  const admin = () => house.start({}, [process.execPath, 'tools/launch/admin.ts', 'migrate'])
  const without = admin()
  expect(await without.ended()).toBe(1)
  expect(without.output().trim()).toMatch(
    /^The embedded PostgreSQL of .*\.data is not running: start it with npm start and try again/,
  )
  await house.start().says(ready)
  const before = house.events()
  const found = admin()
  expect(await found.ended()).toBe(0)
  expect(house.events()).toEqual([...before, 'migrate embedded=true'])
})

test('settings and commands that fail end the start with a sentence', async () => {
  const house = await newHouse()
  const nonsense = house.start({ PORT: 'abc' })
  expect(await nonsense.ended()).toBe(1)
  expect(nonsense.output().trim()).toMatch(/^PORT=abc is not a port: .*\.$/)

  const file = house.start({ SMB_DATA_DIR: join(house.folder, 'package.json') })
  expect(await file.ended()).toBe(1)
  expect(file.output().trim()).toMatch(/^The data folder .* is a file, or lies below one: .*\.$/)

  const noMigration = house.start({ STAND_IN_ADMIN: 'no migrate' })
  expect(await noMigration.ended()).toBe(1)
  expect(noMigration.output()).toMatch(
    /The command "migrate" failed; see .*admin\.log:\nthe stand-in refuses/,
  )
  expect(processesIn(house.folder)).toEqual([])
})

test('Ctrl-C in the middle of a start leaves nothing behind', async () => {
  const house = await newHouse()
  const launch = house.start({ STAND_IN_ADMIN: 'slow' })
  await waitFor(async () => (await runningEmbeddedPostgres(house.dataDir)) !== undefined, 10_000)
  await sleep(500)
  launch.process.kill('SIGINT')
  expect(await launch.ended()).toBe(0)
  expect(processesIn(house.folder)).toEqual([])
})

test('one Ctrl-C that arrives three times is one; another one later kills', async () => {
  const house = await newHouse()
  const patient = house.start()
  await patient.says(ready)
  for (let i = 0; i < 3; i++) {
    patient.process.kill('SIGINT')
    await sleep(100)
  }
  expect(await patient.ended()).toBe(0)

  const hanging = house.start()
  await hanging.says(ready)
  const worker = house.worker().pid
  process.kill(worker, 'SIGSTOP')
  hanging.process.kill('SIGINT')
  await sleep(1_000)
  hanging.process.kill('SIGINT')
  expect(await hanging.ended()).toBe(130)
  await waitFor(() => processesIn(house.folder).length === 0, 5_000)
})

test('a crash drill of its parts: each comes back, and PostgreSQL on the same port', async () => {
  const house = await newHouse()
  const launch = house.start()
  await launch.says(ready)
  const api = (await ask(house.port))?.pid
  await ask(house.port, '/die')
  await waitFor(async () => ![undefined, api].includes((await ask(house.port))?.pid), 10_000)
  expect(launch.output()).toContain('[api] ended unexpectedly (exit code 7)')

  const before = await runningEmbeddedPostgres(house.dataDir)
  process.kill(before?.pid ?? 0, 'SIGKILL')
  const isBack = async () =>
    ![undefined, before?.pid].includes((await runningEmbeddedPostgres(house.dataDir))?.pid)
  await waitFor(isBack, 15_000)
  expect((await runningEmbeddedPostgres(house.dataDir))?.port).toBe(before?.port)
  expect(await ask(house.port)).toBeDefined()
  launch.process.kill('SIGINT')
  expect(await launch.ended()).toBe(0)
  expect(processesIn(house.folder)).toEqual([])
})

test('a process that cannot live ends the start with its last words', async () => {
  const house = await newHouse()
  const launch = house.start({ STAND_IN_API: 'broken' })
  expect(await launch.ended()).toBe(1)
  expect(launch.output()).toMatch(
    /The api process ended 2 times in a row; its log is .*api\.log, and its last words were:\n(.*\n)*?.*the stand-in is broken/,
  )
  expect(readFileSync(join(house.dataDir, 'logs/api.log'), 'utf8')).toContain(
    'the stand-in is broken',
  )
  expect(processesIn(house.folder)).toEqual([])
})
