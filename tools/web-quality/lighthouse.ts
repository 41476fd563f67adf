import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { textTable } from './text-table.ts'

/** Fetched when it is asked for: with 114 packages and 164 MB it is larger than everything else the tools need. */
const version = '13.5.0'
const categories = ['performance', 'accessibility', 'best-practices'] as const

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly displayValue?: string }>>
  readonly environment: { readonly benchmarkIndex: number }
}

export type LighthouseRun = {
  readonly chrome: string
  readonly origin: string
  /** The cookies of somebody who is signed in, as a request sends them. */
  readonly cookie: string
  readonly pages: readonly { readonly name: string; readonly path: string }[]
}

/** Scores of 100 for phone and desktop, each once, with the speed of the machine at that moment. */
export async function lighthouseTable(run: LighthouseRun): Promise<string> {
  const rows: string[][] = []
  for (const { name, path } of run.pages)
    for (const device of ['mobile', 'desktop'] as const) {
      const report = await lighthouse(run, path, device)
      const scores = categories.map((category) =>
        String(Math.round((report.categories[category]?.score ?? 0) * 100)),
      )
      const seen = (audit: string): string => report.audits[audit]?.displayValue ?? ''
      rows.push([
        name,
        device,
        ...scores,
        seen('largest-contentful-paint'),
        seen('total-blocking-time'),
        String(Math.round(report.environment.benchmarkIndex)),
      ])
    }
  const head = ['Lighthouse', 'as', ...categories, 'LCP', 'TBT', 'benchmarkIndex']
  return `${textTable(head, rows)}\nOf a machine with a benchmarkIndex below 2,500 the performance says little.\n`
}

async function lighthouse(
  { chrome, origin, cookie }: LighthouseRun,
  path: string,
  device: 'mobile' | 'desktop',
): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'smb-lighthouse-'))
  const output = join(folder, 'report.json')
  const args = [
    ...['exec', '--yes', `--package=lighthouse@${version}`, '--', 'lighthouse'],
    `${origin}${path}`,
    ...['--quiet', '--output=json', `--output-path=${output}`],
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    ...(device === 'desktop' ? ['--preset=desktop'] : []),
  ]
  await promisify(execFile)('npm', args, { env: { ...process.env, CHROME_PATH: chrome } })
  const report = JSON.parse(await readFile(output, 'utf8')) as Report
  await rm(folder, { recursive: true })
  return report
}
