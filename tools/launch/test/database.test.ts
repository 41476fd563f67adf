import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEphemeralPostgres } from '@smb/embedded-postgres'
import { newHouse, processesIn } from './world.ts'

let server: Awaited<ReturnType<typeof startEphemeralPostgres>>
beforeAll(async () => {
  server = await startEphemeralPostgres({ isDurable: false })
})
afterAll(() => server.stop())

const key = `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMlzQ4Pg2DtMv0oAtSkAGZ9wYyI1MhmwP8s5UpnuVP9c\n-----END PRIVATE KEY-----`

async function saidWith(env: Record<string, string>): Promise<string> {
  const house = await newHouse()
  const launch = house.start(env)
  expect(await launch.ended()).toBe(1)
  expect(house.events()).toEqual([])
  expect(processesIn(house.folder)).toEqual([])
  return launch.output().trim()
}

test('a database of one’s own is migrated and served, without a demo', async () => {
  const house = await newHouse()
  const launch = house.start({
    DATABASE_URL: server.appUrl,
    DATABASE_OWNER_URL: server.ownerUrl,
    SMB_SIGNING_KEY: key,
  })
  await launch.says('SMB Finance OS is ready.')
  expect(house.events()).toEqual(['migrate embedded=false', 'web built'])
  expect(launch.output()).not.toContain('demo@example.com')
  launch.process.kill('SIGINT')
  expect(await launch.ended()).toBe(0)
  expect(processesIn(house.folder)).toEqual([])
})

test('each DATABASE_URL that must not serve is refused with one sentence', async () => {
  const settings = { DATABASE_OWNER_URL: server.ownerUrl, SMB_SIGNING_KEY: key }
  expect(await saidWith({ ...settings, DATABASE_URL: server.superuserUrl })).toMatch(
    /^DATABASE_URL signs in as "postgres", which is a superuser and so .*\.$/,
  )
  expect(await saidWith({ ...settings, DATABASE_URL: server.ownerUrl })).toMatch(
    /^DATABASE_URL signs in as "smb_owner", which owns the database and so .*\.$/,
  )
  const closed = new URL(server.appUrl)
  closed.port = '1'
  expect(await saidWith({ ...settings, DATABASE_URL: closed.href })).toMatch(
    /^The database smb_finance_os at 127\.0\.0\.1:1 does not let us in \(ECONNREFUSED\): start that .*\.$/,
  )
})

test('what a database of one’s own needs beside it is asked for', async () => {
  const DATABASE_URL = server.appUrl
  expect(await saidWith({ DATABASE_URL })).toMatch(/^SMB_SIGNING_KEY is not set: write .*\.$/)
  expect(await saidWith({ DATABASE_URL, SMB_SIGNING_KEY: key })).toMatch(
    /^DATABASE_OWNER_URL is not set: write .*\.$/,
  )
})
