import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const nodeFloor = 24

/**
 * The Node that the repository brings, or this one when the platform has no such package.
 * @param {string} root the checkout
 */
function repositoryNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const linked = join(root, 'node_modules', '.bin', name)
  if (process.platform !== 'win32' && existsSync(linked)) return realpathSync(linked)
  const require = createRequire(join(root, 'package.json'))
  const platform = process.platform === 'win32' ? 'win' : process.platform
  for (const prefix of ['node', 'node-bin']) {
    try {
      const manifest = require.resolve(`${prefix}-${platform}-${process.arch}/package.json`)
      return join(dirname(manifest), 'bin', name)
    } catch {
      // This platform's package has the other name, or none.
    }
  }
  return process.execPath
}

/**
 * Runs a program of the repository on its own Node and answers its exit code. Signals are passed on,
 * and when this process is killed, or the npm that started it, the program notices and ends.
 * @param {string} root the checkout
 * @param {string[]} args the program and its arguments
 * @returns {Promise<number>}
 */
export async function runOnRepositoryNode(root, args) {
  const node = repositoryNode(root)
  assertModern(node)
  const program = spawn(node, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => program.kill(signal))
  const watch = watchParent(() => program.connected && program.disconnect())
  return new Promise((resolve, reject) => {
    program.once('error', reject)
    program.once('exit', (code, signal) => {
      clearInterval(watch)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** @param {string} node */
function assertModern(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const version = (stdout ?? '').trim()
  if (Number.parseInt(version.slice(1), 10) >= nodeFloor) return
  const problem =
    `There is no Node package for ${process.platform}-${process.arch}, and ${node} is ` +
    `${version || 'no Node that starts'}: install Node ${nodeFloor} or later and start again.`
  throw Object.assign(new Error(problem), { isExplained: true })
}

/**
 * npm that was killed cannot pass anything on: its child merely gets another parent.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return undefined
  return setInterval(() => process.ppid !== parent && onGone(), 500)
}
