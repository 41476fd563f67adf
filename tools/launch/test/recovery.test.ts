import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runningEmbeddedPostgres } from '@smb/embedded-postgres'
import { newHouse, processesIn, waitFor } from './world.ts'
import type { House } from './world.ts'

const inOrder = ['web stopped', 'api stopped, database true', 'worker stopped']
const ready = 'SMB Finance OS is ready.'

/** The launcher itself, started by the entry script. */
function launcherOf(house: House): number {
  const { pid } = JSON.parse(readFileSync(join(house.dataDir, 'running.json'), 'utf8')) as {
    pid: number
  }
  return pid
}

test('after kill -9 of the launcher its processes end, and the next start recovers', async () => {
  const house = await newHouse()
  const first = house.start()
  await first.says(ready)
  const database = await runningEmbeddedPostgres(house.dataDir)
  process.kill(launcherOf(house), 'SIGKILL')
  expect(await first.ended()).toBe(1)

  const second = house.start()
  await second.says(ready)

  expect((await runningEmbeddedPostgres(house.dataDir))?.pid).toBe(database?.pid)
  second.process.kill('SIGINT')
  expect(await second.ended()).toBe(0)
  expect(processesIn(house.folder)).toEqual([])
})

test('after kill -9 of the entry script the house stops in order', async () => {
  const house = await newHouse()
  const first = house.start()
  await first.says(ready)
  first.process.kill('SIGKILL')
  await waitFor(() => processesIn(house.folder).length === 0, 15_000)
  expect(house.events().slice(-3)).toEqual(inOrder)
})

test('after kill -9 of npm the next start takes over, however soon it comes', async () => {
  const house = await newHouse()
  const first = house.start({}, ['npm', 'start'])
  await first.says(ready)
  first.process.kill('SIGKILL')

  const second = house.start({}, ['npm', 'start'])
  await second.says(ready)

  second.process.kill('SIGTERM')
  await waitFor(() => processesIn(house.folder).length === 0, 15_000)
  expect(house.events().slice(-3)).toEqual(inOrder)
})

test('Ctrl-C at a terminal reaches everybody at once, and the order of stopping is kept', async () => {
  const house = await newHouse()
  const launch = house.start({}, ['npm', 'start'])
  await launch.says(ready)
  launch.pressCtrlC()
  await waitFor(() => processesIn(house.folder).length === 0, 15_000)
  expect(house.events().slice(-3)).toEqual(inOrder)
})

test('after kill -9 of everything at once the next start recovers', async () => {
  const house = await newHouse()
  await house.start().says(ready)
  for (const pid of processesIn(house.folder)) process.kill(pid, 'SIGKILL')

  const second = house.start()
  await second.says(ready)
  second.process.kill('SIGTERM')
  expect(await second.ended()).toBe(0)
  expect(processesIn(house.folder)).toEqual([])
})

test('a child that ignores the end of its launcher is killed by the next start', async () => {
  const house = await newHouse()
  await house.start().says(ready)
  const worker = house.worker().pid
  process.kill(worker, 'SIGSTOP')
  process.kill(launcherOf(house), 'SIGKILL')

  const second = house.start()
  await second.says(ready)

  expect(house.worker().pid).not.toBe(worker)
  expect(processesIn(house.folder)).not.toContain(worker)
}, 60_000)
