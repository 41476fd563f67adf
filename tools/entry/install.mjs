import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { withProgress } from './progress.mjs'

/**
 * Installs the packages that package-lock.json names, unless exactly those are there already.
 * @param {string} root the checkout
 */
export async function installPackages(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stampFile = join(root, 'node_modules', '.smb-install')
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (!isInstalled(root, lock)) {
    const title = existsSync(stampFile) ? 'Installing packages anew' : 'Installing packages'
    await withProgress(title, () => runInstall(root))
  }
  writeFileSync(stampFile, stamp)
}

/**
 * Whether npm itself recorded these very packages: somebody ran `npm ci` by hand. npm writes its
 * record last, so an interrupted installation has none.
 * @param {string} root @param {string} lock
 */
function isInstalled(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, wanted]) =>
      !path.includes('node_modules/') ||
      wanted.link === true ||
      (installed[path] === undefined ? wanted.optional === true : same(installed[path], wanted)),
  )
}

/** @param {{ version?: string, integrity?: string }} one @param {{ version?: string, integrity?: string }} other */
function same(one, other) {
  return one.version === other.version && one.integrity === other.integrity
}

const installArguments = [
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--include=dev',
  '--include=optional',
]

/**
 * `npm ci` first. Where a registry does not carry the optional packages of other platforms, the lock file lacks them and
 * npm 11 takes that for a contradiction; then `npm install` puts in place what the same lock file names, and leaves that
 * file as it is.
 * @param {string} root @returns {Promise<void>}
 */
async function runInstall(root) {
  try {
    await runNpm(root, 'ci')
  } catch (error) {
    if (!/EUSAGE/.test(String(error))) throw error
    await runNpm(root, 'install', '--no-save')
  }
}

/** @param {string} root @param {string[]} what @returns {Promise<void>} */
function runNpm(root, ...what) {
  const [command, ...args] = npmCommand(root)
  const npm = spawn(command, [...args, ...what, ...installArguments], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && args.length === 0,
  })
  const interrupt = () => npm.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupt)
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (data) => (output += data))
  return new Promise((resolve, reject) => {
    npm.once('error', (error) => reject(installProblem(error.message)))
    npm.once('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt)
      if (code === 0) resolve()
      else reject(installProblem(output.trim() || `It ended with ${code ?? 'a signal'}.`))
    })
  })
}

/** @param {string} output */
function installProblem(output) {
  const advice =
    'npm could not install the packages: check the network, or run "npm ci" to see more.'
  return Object.assign(new Error(`${output}\n\n${advice}`), { isExplained: true })
}

/**
 * The npm that runs this script, on a Node outside node_modules: the one inside is about to be
 * replaced.
 * @param {string} root
 * @returns {[string, ...string[]]}
 */
function npmCommand(root) {
  const script = process.env.npm_execpath
  const node = nodeOutside(join(root, 'node_modules'))
  if (script && node && script.endsWith('.js')) return [node, script]
  return ['npm']
}

/** @param {string} folder @returns {string | undefined} */
function nodeOutside(folder) {
  if (!process.execPath.startsWith(folder + sep)) return process.execPath
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => entry && !entry.startsWith(folder))
    .map((entry) => join(entry, name))
    .find(isProgram)
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
