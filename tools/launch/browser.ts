import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { bundledChromium } from './bundled-chromium.ts'

type Playwright = { readonly chromium: { executablePath(): string } }

/** A Chrome or Chromium that starts here, and how to start it. */
export interface Browser {
  readonly executablePath: string
  readonly args: readonly string[]
  /** Variables to add to those of this process. */
  readonly env: Readonly<Record<string, string>>
}

/** Fit for root and for machines without a graphics card, and silent on the network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The browser for tests: `SMB_BROWSER`, else an installed Chrome or Chromium, else Playwright's own,
 * else the Chromium that comes inside an npm package. Undefined when none of them starts.
 */
export async function findBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Browser | undefined> {
  const wanted = env['SMB_BROWSER']
  const installed = wanted ? [wanted] : [...installedPaths(env['PATH'] ?? ''), playwrightsOwn()]
  for (const executablePath of installed)
    if (executablePath && starts(executablePath, {})) return { executablePath, args, env: {} }
  if (wanted) return undefined
  const bundled = await bundledChromium()
  const fit = bundled?.environments.find((each) => starts(bundled.executablePath, each))
  return bundled && fit && { executablePath: bundled.executablePath, args, env: fit }
}

function installedPaths(searchPath: string): string[] {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
  const folders = [...searchPath.split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return [
    ...names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) =>
      join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    ),
  ].filter((path) => existsSync(path))
}

/** What `npx playwright install` left, if anybody ran it. */
function playwrightsOwn(): string | undefined {
  const require = createRequire(import.meta.url)
  const { chromium } = require('@playwright/test') as Playwright
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** An installed file proves little: libraries may be missing, or it only says what to install. */
function starts(executablePath: string, env: Readonly<Record<string, string>>): boolean {
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(executablePath, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  return status === 0 && /Chrom/.test(stdout)
}
