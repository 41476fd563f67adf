import { mkdtemp, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRunningHouse } from '@smb/test-world/running-house'
import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { findBrowser } from '../launch/browser.ts'
import { openProcessLog } from '../launch/process-log.ts'
import { buildWeb, isWebStale } from '../launch/web-build.ts'
import { interactions } from './interactions.ts'
import { fillLargeBooks } from './large-books.ts'
import type { LargeBooks } from './large-books.ts'
import { lighthouseTable } from './lighthouse.ts'
import type { Vitals } from './page-vitals.ts'
import { coldLoad, median, takeInp, watchedPage } from './page-vitals.ts'
import { qualityPages } from './quality-pages.ts'
import { textTable } from './text-table.ts'

const root = join(import.meta.dirname, '../..')
const times = process.argv.includes('--quick') ? 1 : 5

/** Measures the web app on large books in a browser, prints the tables, and writes them to docs/ with --write. */
const browser = await findBrowser()
if (!browser) throw new Error('No Chrome or Chromium starts here: name one in SMB_BROWSER.')
if (isWebStale()) await buildWeb(openProcessLog(await mkdtemp(join(tmpdir(), 'smb-web-')), 'build'))
const house = await openRunningHouse({ isDurable: false, withWeb: true })
const chrome = await chromium.launch({
  executablePath: browser.executablePath,
  args: [...browser.args],
  env: { ...process.env, ...browser.env },
})
try {
  const books = await fillLargeBooks({ ...house, origin: house.apiOrigin })
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
  const tables: string[] = []
  const show = (table: string): void => {
    tables.push(table)
    process.stdout.write(`${table}\n`)
  }
  show(await loadTable(context, books))
  show(await interactionTable(context, books))
  if (process.argv.includes('--lighthouse'))
    show(
      await lighthouseTable({
        chrome: browser.executablePath,
        origin: house.webOrigin,
        cookie: (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; '),
        pages: qualityPages(books).filter(({ scored }) => scored),
      }),
    )
  const text = tables.join('\n')
  if (process.argv.includes('--write'))
    await writeFile(join(root, 'docs/web-quality.generated.md'), `${heading()}\n${text}`)
} finally {
  await chrome.close()
  await house.close()
}

/** Cold loads; the two pages of strangers come before anybody signs in. */
async function loadTable(context: BrowserContext, books: LargeBooks): Promise<string> {
  const found: string[][] = []
  const lcps = new Map<string, number>()
  for (const { name, path, isStranger } of qualityPages(books)) {
    if (!isStranger && found.length === 1) await signIn(context)
    const loads: Vitals[] = []
    for (let load = 0; load < times; load += 1)
      loads.push(await coldLoad(context, `${house.webOrigin}${path}`))
    const middle = (of: (load: Vitals) => number): number => median(loads.map(of))
    const lcp = middle((load) => load.lcp)
    lcps.set(name, lcp)
    found.push([
      name,
      `${Math.round(lcp)} ms`,
      middle((load) => load.cls).toFixed(3),
      `${Math.round(middle((load) => load.tbt))} ms`,
      `${Math.round(middle((load) => load.bytes) / 1000)} KB`,
      String(middle((load) => load.nodes)),
    ])
  }
  const full = lcps.get('invoices') ?? 0
  const empty = lcps.get('invoices of an empty business') ?? 1
  return [
    textTable(['page', 'LCP', 'CLS', 'TBT', 'transferred', 'elements'], found),
    `The list of 10,000 invoices paints in ${(full / empty).toFixed(2)}× the time of an empty one (≤ 2× is asked for).`,
    '',
  ].join('\n')
}

async function signIn(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${house.webOrigin}/sign-in`, { waitUntil: 'networkidle' })
  await page.getByLabel('E-mail').fill('bench@example.com')
  await page.getByLabel('Password', { exact: true }).fill('measured in one run')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/o\//)
  await page.close()
}

async function interactionTable(context: BrowserContext, books: LargeBooks): Promise<string> {
  const found: string[][] = []
  for (const { what, aim, prepare, act, shown } of interactions(house.webOrigin, books)) {
    const [waits, inps]: [number[], number[]] = [[], []]
    for (let time = 0; time < times; time += 1) {
      const page = await watchedPage(context)
      await prepare(page)
      await takeInp(page)
      const since = performance.now()
      await act(page)
      await shown(page)
      waits.push(performance.now() - since)
      inps.push(await takeInp(page).catch(() => 0))
      await page.close()
    }
    const inp = median(inps)
    found.push([
      what,
      inp === 0 ? 'under 16 ms' : `${inp} ms`,
      `${Math.round(median(waits))} ms`,
      aim,
    ])
  }
  return textTable(['interaction', 'INP', 'until it shows', 'aim'], found)
}

function heading(): string {
  const cores = cpus()
  return [
    '# Web quality, measured',
    '',
    `Written by \`npm run web-quality -- ${process.argv.slice(2).join(' ')}\`. ${cores.length} cores (${cores[0]?.model.trim()}), Node ${process.version}, Chromium ${chrome.version()}.`,
    'A production build before a business of 10,000 invoices and 50,000 journal lines; browser, web server, API, worker and PostgreSQL',
    `share the cores. Median of ${times} loads, each with an empty cache. Times are reported, not promised; bytes are asserted by`,
    '`tests/e2e-web/page-weight.spec.ts`.',
    '',
  ].join('\n')
}
