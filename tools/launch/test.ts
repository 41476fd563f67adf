import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { withProgress } from '../entry/progress.mjs'
import { findBrowser } from './browser.ts'
import { checkout } from './checkout.ts'
import { explanation } from './launch-error.ts'
import { openProcessLog } from './process-log.ts'
import { playwrightTotals, skipReport, sumOf, totalsLine, vitestTotals } from './test-totals.ts'
import type { Totals } from './test-totals.ts'
import { buildWeb, isWebStale } from './web-build.ts'

const usage = 'Usage: npm test [-- vitest|launcher|browser [arguments of that program]]'
const require = createRequire(import.meta.url)
const reports = mkdtempSync(join(tmpdir(), 'smb-test-report-'))
const skipFile = join(reports, 'skipped.jsonl')

interface Suite {
  readonly name: 'vitest' | 'launcher' | 'browser'
  run(args: readonly string[]): Promise<Totals>
}

/** Everything but the browser: core, story, architecture and contract tests. */
const vitest = vitestSuite('vitest', [])

/** What starts and stops whole houses at a terminal of its own: one after the other, and beside nothing else. */
const launcher = vitestSuite('launcher', ['--config', 'vitest.launcher.config.ts'])

function vitestSuite(name: 'vitest' | 'launcher', more: readonly string[]): Suite {
  return {
    name,
    run: async (args) => {
      const report = join(reports, `${name}.json`)
      const program = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const code = await runProgram([program, 'run', ...more, ...reporters, ...args], {})
      return judged(report, code, vitestTotals)
    },
  }
}

/** The journeys of a business owner, in a real browser against everything that npm start runs. */
const browser: Suite = {
  name: 'browser',
  run: async (args) => {
    if ((await findBrowser()) === undefined) return withoutBrowser()
    if (isWebStale()) await withProgress('Building the web app', () => buildWeb(buildLog()))
    const report = join(reports, 'playwright.json')
    const config = join(checkout, 'tests', 'e2e-web', 'playwright.config.ts')
    const code = await runProgram(
      [
        require.resolve('@playwright/test/cli'),
        'test',
        '-c',
        config,
        '--reporter=list,json',
        ...args,
      ],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    )
    return judged(report, code, playwrightTotals)
  },
}

function buildLog() {
  return openProcessLog(reports, 'web-build')
}

function withoutBrowser(): Totals {
  const why =
    'no Chrome or Chromium starts here, and the one from npm is for Linux on x64: ' +
    'install Chrome, or name a browser in SMB_BROWSER'
  return { passed: 0, failed: 0, skipped: [{ name: 'all browser tests (tests/e2e-web)', why }] }
}

/** The report's totals; an end that the report does not explain is a failure of its own. */
function judged<Report>(path: string, code: number, totalsOf: (report: Report) => Totals): Totals {
  const totals = existsSync(path)
    ? totalsOf(JSON.parse(readFileSync(path, 'utf8')) as Report)
    : { passed: 0, failed: 0, skipped: [] }
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** Runs a program on this Node, at this terminal, and answers its exit code. */
function runProgram(args: readonly string[], env: Record<string, string>): Promise<number> {
  const program = spawn(process.execPath, args, {
    cwd: checkout,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [join(checkout, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
      SMB_SKIP_REPORT: skipFile,
      ...env,
    },
  })
  const forward = (signal: NodeJS.Signals) => {
    // A terminal tells every process itself, and twice means "at once" to the program.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) program.kill(signal)
  }
  const parentGone = () => program.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward)
  process.on('disconnect', parentGone)
  return new Promise((resolve, reject) => {
    program.once('error', reject)
    program.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, forward)
      process.off('disconnect', parentGone)
      resolve(code ?? 1)
    })
  })
}

async function runSuite(suite: Suite, args: readonly string[]): Promise<Totals> {
  try {
    return await suite.run(args)
  } catch (error) {
    console.error(explanation(error))
    return { passed: 0, failed: 1, skipped: [] }
  }
}

async function runSuites(chosen: readonly Suite[], args: readonly string[]): Promise<number> {
  writeFileSync(skipFile, '')
  const totals: Totals[] = []
  for (const suite of chosen) totals.push(await runSuite(suite, args))
  const sum = sumOf(totals, skipReport(readFileSync(skipFile, 'utf8')))
  console.log('')
  for (const [index, suite] of chosen.entries())
    console.log(`${suite.name}: ${totalsLine(totals[index] ?? sum)}`)
  console.log(`Skipped: ${sum.skipped.length}`)
  for (const { name, why } of sum.skipped) console.log(`  ${name}: ${why}`)
  console.log(totalsLine(sum))
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

const [choice, ...args] = process.argv.slice(2)
const suites = [vitest, launcher, browser]
const chosen = choice === undefined ? suites : suites.filter(({ name }) => name === choice)
if (chosen.length === 0) {
  console.error(usage)
  process.exitCode = 2
} else {
  process.exitCode = await runSuites(chosen, args)
}
// After a failure the reports and the log of the build are worth a look.
if (process.exitCode === 0) rmSync(reports, { recursive: true, force: true })
process.channel?.unref()
