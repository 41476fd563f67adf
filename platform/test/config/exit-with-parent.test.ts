import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const child = join(import.meta.dirname, 'child-of-parent.ts')

/** Starts a parent that starts the child, and answers their process numbers. */
async function family(channel: 'with a channel' | 'without') {
  const stdio =
    channel === 'without' ? '["ignore", "pipe", "inherit"]' : '["ignore", "pipe", "inherit", "ipc"]'
  const code = `const c = require("node:child_process").spawn(process.execPath, [${JSON.stringify(child)}], { stdio: ${stdio} });
    c.stdout.once("data", () => process.send(c.pid)); c.on("exit", (code) => process.send({ code }));`
  const parent = spawn(process.execPath, ['-e', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [childPid] = (await once(parent, 'message')) as [number]
  return { parent, childPid }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end;) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

test('a killed parent takes its child along', async () => {
  const { parent, childPid } = await family('with a channel')
  expect(await isGone(childPid, 300)).toBe(false)
  parent.kill('SIGKILL')
  expect(await isGone(childPid, 5_000)).toBe(true)
})

test('without a channel the process lives on: it was started by hand', async () => {
  const { parent, childPid } = await family('without')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(await isGone(childPid, 500)).toBe(false)
  process.kill(childPid, 'SIGKILL')
})

test('the channel alone keeps no process alive', async () => {
  const idle = fork(child, ['idle'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [code] = (await once(idle, 'exit')) as [number]
  expect(code).toBe(0)
})
