import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
} from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemNode } from './system-node.ts'

vi.setConfig({ testTimeout: 60_000 })
const repository = join(import.meta.dirname, '..', '..', '..')
const platformPackage = `node-${process.platform}-${process.arch}`
let folder: string

const lockOf = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/chalk': { version, integrity: `sha512-${version}` },
      'node_modules/@smb/core': { link: true },
      'node_modules/fsevents': { version: '2.0.0', optional: true },
    },
  })

/** A fresh clone whose npm stands in: it notes how it was called and installs what it should. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smb-test-entry-'))
  cpSync(join(repository, 'tools', 'entry'), join(folder, 'tools', 'entry'), { recursive: true })
  mkdirSync(join(folder, 'tools', 'launch'))
  writeFileSync(
    join(folder, 'tools', 'launch', 'main.ts'),
    'const text: string = `ran ${process.argv.slice(2).join(" ")}`\nconsole.log(text)\nprocess.exit(7)',
  )
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'package-lock.json'), lockOf('5.0.0'))
  writeFileSync(
    join(folder, 'npm-cli.js'),
    `import { appendFileSync, copyFileSync, mkdirSync, symlinkSync, rmSync, writeFileSync } from 'node:fs'
     appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n')
     writeFileSync('npm.node', process.execPath)
     if (process.env.NPM_STAND_IN === 'offline') { console.error('npm error ENOTFOUND'); process.exit(1) }
     rmSync('node_modules', { recursive: true, force: true })
     mkdirSync('node_modules/${platformPackage}/bin', { recursive: true })
     symlinkSync(${JSON.stringify(process.execPath)}, 'node_modules/${platformPackage}/bin/node')
     copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`,
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(env: Record<string, string> = {}, nodeArgs: string[] = [], node = systemNode) {
  rmSync(join(folder, 'npm.log'), { force: true })
  const { status, stdout, stderr } = spawnSync(
    node,
    [...nodeArgs, 'tools/entry/start.mjs', '--flag'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), ...env },
    },
  )
  const calls = existsSync(join(folder, 'npm.log'))
    ? readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n')
    : []
  return { status, stdout, stderr, calls }
}

test('a fresh clone is installed from the lockfile, once; the exit code is the program’s', () => {
  const first = start()
  expect(first.calls).toEqual([
    'ci --no-audit --no-fund --loglevel=error --include=dev --include=optional',
  ])
  expect(first.stdout).toContain('✓ Installing packages')
  expect(first.stdout).toContain('ran --flag')
  expect(first.status).toBe(7)
  expect(start().calls).toEqual([])
})

test('every npm script finds the repository’s Node, although npm 10 does not link it', () => {
  start()
  const link = join(folder, 'node_modules', '.bin', 'node')
  expect(realpathSync(link)).toBe(realpathSync(process.execPath))
  rmSync(link)
  symlinkSync('../elsewhere/node', link)
  start()
  expect(realpathSync(link)).toBe(realpathSync(process.execPath))
})

test('where the repository’s Node does not start, the system’s serves if it is new enough', () => {
  start()
  const brought = join(folder, 'node_modules', platformPackage, 'bin', 'node')
  rmSync(brought)
  writeFileSync(brought, '#!/nonexistent/musl\n', { mode: 0o755 })
  rmSync(join(folder, 'node_modules', '.bin', 'node'))
  expect(start({}, [], process.execPath)).toMatchObject({ status: 7, stderr: '' })
  expect(existsSync(join(folder, 'node_modules', '.bin', 'node'))).toBe(false)

  const pretend = `Object.defineProperty(process, 'execPath', { value: '/bin/false' })`
  const { status, stderr } = start({}, ['--import', `data:text/javascript,${pretend}`])
  expect(status).toBe(1)
  expect(stderr.trim()).toMatch(
    /^The Node that the repository brings does not start .* install Node 24 or later and start again\.$/,
  )
})

test('a changed lockfile is installed anew, not by the Node that is about to be replaced', () => {
  start()
  writeFileSync(join(folder, 'package-lock.json'), lockOf('5.0.1'))
  const own = join(folder, 'node_modules', 'node-platform', 'node')
  mkdirSync(join(own, '..'))
  copyFileSync(process.execPath, own)
  expect(start({}, [], own).calls).toHaveLength(1)
  expect(readFileSync(join(folder, 'npm.node'), 'utf8')).not.toBe(own)
  expect(start().calls).toEqual([])
})

test('packages that somebody installed by hand are kept, if they are the right ones', () => {
  const bin = join(folder, 'node_modules', platformPackage, 'bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(process.execPath, join(bin, 'node'))
  const record = join(folder, 'node_modules', '.package-lock.json')
  const installed = JSON.parse(lockOf('5.0.0')) as { packages: Record<string, unknown> }
  delete installed.packages['node_modules/fsevents']
  writeFileSync(record, JSON.stringify(installed))
  expect(start().calls).toEqual([])

  rmSync(join(folder, 'node_modules', '.smb-install'))
  writeFileSync(record, lockOf('4.0.0'))
  expect(start().calls).toHaveLength(1)

  rmSync(join(folder, 'node_modules', '.smb-install'))
  rmSync(record)
  expect(start().calls).toHaveLength(1)
})

test('an installation that fails shows npm’s words and what to do, and is tried again', () => {
  const failed = start({ NPM_STAND_IN: 'offline' })
  expect(failed.status).toBe(1)
  expect(failed.stderr).toContain('npm error ENOTFOUND')
  expect(failed.stderr).toMatch(/npm could not install the packages: check the network/)
  expect(failed.stderr).not.toMatch(/at .*install\.mjs/)
  expect(start().calls).toHaveLength(1)
})

test('an old Node is told apart with one sentence', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });
    Object.defineProperty(process, 'version', { value: 'v18.20.4' })`
  const { status, stderr, calls } = start({}, ['--import', `data:text/javascript,${pretend}`])
  expect(status).toBe(1)
  expect(stderr.trim()).toMatch(/^This needs Node 20 or later, and .* is v18\.20\.4: install .*\.$/)
  expect(calls).toEqual([])
})
