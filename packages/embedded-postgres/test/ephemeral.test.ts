import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEphemeralPostgres } from '../src/index.ts'
import { killHard, query, serverProcesses, startedByAnotherProcess } from './world.ts'

test('a temporary cluster is durable unless asked otherwise, and goes without a trace', async () => {
  const strict = await startEphemeralPostgres()
  const loose = await startEphemeralPostgres({ isDurable: false })
  const fsync = `select current_setting('fsync') as fsync`
  expect(await query(strict.superuserUrl, fsync)).toEqual([{ fsync: 'on' }])
  expect(await query(loose.superuserUrl, fsync)).toEqual([{ fsync: 'off' }])
  await Promise.all([strict.stop(), loose.stop()])
  expect([existsSync(strict.dataDir), existsSync(loose.dataDir)]).toEqual([false, false])
})

test('what a killed test run left behind is removed by the next', async () => {
  const abandoned = await startEphemeralPostgres({ isDurable: false })
  await abandoned.stop()
  const { starter, server } = await startedByAnotherProcess(abandoned.dataDir)
  writeFileSync(join(abandoned.dataDir, 'starter.pid'), String(starter.pid))
  await killHard(starter)
  expect(await serverProcesses(abandoned.dataDir)).toContain(server.pid)

  const next = await startEphemeralPostgres({ isDurable: false })

  expect(await serverProcesses(abandoned.dataDir)).toEqual([])
  expect(existsSync(abandoned.dataDir)).toBe(false)
  await next.stop()
})
