import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { checkout } from './checkout.ts'
import { LaunchError } from './launch-error.ts'
import type { ProcessLog } from './process-log.ts'
import type { RunLock } from './run-lock.ts'
import { runStep } from './step-process.ts'

const web = join(checkout, 'apps', 'web')
const stampFile = join(web, '.next', 'smb-build.json')

/** The folder of the built web server, made to run without the sources. */
export const builtWeb = join(web, '.next', 'standalone', 'apps', 'web')

/** Whether the web app was built from other sources than those that are here now. */
export function isWebStale(): boolean {
  if (!existsSync(join(builtWeb, 'server.js')) || !existsSync(stampFile)) return true
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as { sources?: string }
  return stamp.sources !== webSources()
}

/** Builds the web app for production. @throws LaunchError with the end of the build's output */
export async function buildWeb(log: ProcessLog, lock?: RunLock): Promise<void> {
  rmSync(stampFile, { force: true })
  const sources = webSources()
  const next = createRequire(join(web, 'package.json')).resolve('next/dist/bin/next')
  await runStep({
    failure: 'The web app could not be built',
    args: [next, 'build'],
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    log,
    lock,
  })
  // The standalone server leaves what a content network could serve for others to copy.
  for (const [from, to] of [
    [join(web, '.next', 'static'), join(builtWeb, '.next', 'static')],
    [join(web, 'public'), join(builtWeb, 'public')],
  ] as const)
    if (existsSync(from)) cpSync(from, to, { recursive: true })
  writeFileSync(stampFile, JSON.stringify({ sources }))
}

/** A fingerprint of everything that the built web app is made of. */
function webSources(): string {
  const fingerprint = createHash('sha256')
  const files = [web, ...packagesOf(web)].flatMap((folder) =>
    globSync('**/*', { cwd: folder, withFileTypes: true, exclude: ({ name }) => isNoSource(name) })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const file of [...files.sort(), join(checkout, 'package-lock.json')])
    fingerprint
      .update(`${relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return fingerprint.digest('hex')
}

function isNoSource(name: string): boolean {
  return (
    ['node_modules', '.next', 'test-results', 'next-env.d.ts'].includes(name) ||
    /\.test\.tsx?$|\.tsbuildinfo$/.test(name)
  )
}

/** Our own packages that the web app is built with. */
function packagesOf(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  const require = createRequire(join(folder, 'package.json'))
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => name.startsWith('@smb/'))
    .map((name) => folderOf(name, require.resolve.paths(name) ?? []))
}

/** Looked up by folder: what a package exports says nothing about where it is. */
function folderOf(name: string, lookups: readonly string[]): string {
  const folder = lookups.map((lookup) => join(lookup, name)).find((path) => existsSync(path))
  if (folder === undefined) throw new LaunchError(`${name} is not installed: run npm ci.`)
  return folder
}
