import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { platformNode } from './platform-node.mjs'

const nodeFloor = 24

/**
 * Runs a program of the repository on its own Node and answers its exit code. Signals are passed on,
 * and when this process is killed, or the npm that started it, the program notices and ends.
 * @param {string} root the checkout
 * @param {string[]} args the program and its arguments
 * @returns {Promise<number>}
 */
export async function runOnRepositoryNode(root, args) {
  const node = modernNode(root)
  const program = spawn(node, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Compiled modules are kept: the second start takes half the processor time.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
  })
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

/**
 * The Node that the repository brings, if it starts here, else this one, if it is new enough.
 * @param {string} root the checkout
 */
function modernNode(root) {
  const brought = platformNode(root)
  if (brought !== undefined && isModern(brought)) return brought
  if (isModern(process.execPath)) return process.execPath
  const problem =
    `The Node that the repository brings does not ${brought ? 'start' : 'exist'} for ` +
    `${process.platform}-${process.arch}, and ${process.execPath} is ${process.version}: ` +
    `install Node ${nodeFloor} or later and start again.`
  throw Object.assign(new Error(problem), { isExplained: true })
}

/** @param {string} node */
function isModern(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return Number.parseInt((stdout ?? '').slice(1), 10) >= nodeFloor
}

/**
 * npm that was killed cannot pass anything on: its child merely gets another parent. Under npm a
 * shell may stand between, so then the shell's parent is watched.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined
  const shell = shellAbove()
  const watched = () => (shell === undefined ? process.ppid : statusOf(shell)?.parent)
  const parent = watched()
  return setInterval(() => watched() !== parent && onGone(), 500)
}

/** The number of the shell that npm started us with; undefined when npm is our parent itself. */
function shellAbove() {
  return /^(ba|da|z|k)?sh$/.test(statusOf(process.ppid)?.name ?? '') ? process.ppid : undefined
}

/** @param {number} pid @returns {{ name: string, parent: number } | undefined} (Linux) */
function statusOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (/** @type {string} */ name) =>
      status.match(new RegExp(`^${name}:\\s+(.*)$`, 'm'))?.[1] ?? ''
    return { name: field('Name'), parent: Number(field('PPid')) }
  } catch {
    return undefined
  }
}
