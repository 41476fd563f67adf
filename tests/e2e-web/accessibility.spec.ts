import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { axeFaults } from './axe-faults.ts'
import { readingFaults } from './cut-text.ts'
import { Door } from './door.ts'
import type { EveryPage } from './every-page.ts'
import { everyPage, routesOfApp } from './every-page.ts'
import type { FailingWeb } from './failing-web.ts'
import { openFailingWeb } from './failing-web.ts'
import { fillBooks } from './full-books.ts'
import { openAll } from './open-all.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import type { Visit, Window } from './page-matrix.ts'
import { eachVisit, faultsOf, lookAt, looks } from './page-matrix.ts'
import { keepLooks, writeReport } from './matrix-report.ts'
import { tabFaults } from './tab-walk.ts'

const frame = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Dublin',
  reducedMotion: 'reduce',
} as const

type Place = { readonly context: BrowserContext; readonly slug: string }
let pages: EveryPage[] = []
let full: Place
let fresh: Place
let stranger: BrowserContext
let failing: FailingWeb | undefined

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  const [filled, empty] = [await openBusiness(browser, 'Full'), await openBusiness(browser, 'Bare')]
  full = filled
  fresh = empty
  stranger = await browser.newContext(frame)
  pages = everyPage(await fillBooks(filled.door))
  failing = await openFailingWeb()
})

test.afterAll(async () => {
  keepLooks(looks)
  if (process.env['SMB_WRITE_REPORT']) writeReport(pages)
  await failing?.close()
})

test('every page of the app is looked at', () => {
  expect(pages.map(({ route }) => route).sort()).toEqual(routesOfApp())
})

test('no page with records has a fault', async () => {
  test.setTimeout(900_000)
  await eachPlace('loaded', async (window, visit) => {
    await lookAt(window, visit, { state: 'loaded', url: urlOf(visit.path) })
    await noteFaults(window.page, visit, 'tab')
    await noteFaults(window.page, visit, 'reading')
    await window.page.setViewportSize(frame.viewport)
  })
  expect([...faultsOf('loaded'), ...faultsOf('tab'), ...faultsOf('reading')]).toEqual([])
})

test('no page without records has a fault', async () => {
  test.setTimeout(900_000)
  await eachPlace('empty', (window, visit) =>
    lookAt(window, visit, { state: 'empty', url: urlOf(visit.path, slugOf(visit.path)) }),
  )
  expect(faultsOf('empty')).toEqual([])
})

test('no page has a fault whose questions are not answered', async () => {
  test.setTimeout(900_000)
  await eachPlace('error', async (window, visit) => {
    const url = `${failing?.origin}${new URL(urlOf(visit.path)).pathname}${new URL(urlOf(visit.path)).search}`
    const act = () => (visit.path.startsWith('/') ? sendForm(window.page) : Promise.resolve())
    await lookAt(window, visit, { state: 'error', url, act })
  })
  expect(faultsOf('error')).toEqual([])
})

test('nothing that opens over a page has a fault, and the focus returns to what opened it', async () => {
  test.setTimeout(900_000)
  const known = new Set<string>()
  const seen = new Set<string>()
  await eachPlace('loaded', async ({ page, said }, visit) => {
    await page.route(/\/(api|session)\//, (route) =>
      route.request().method() === 'GET' ? route.continue() : route.fulfill({ status: 503 }),
    )
    await page.goto(urlOf(visit.path))
    await page.waitForLoadState('networkidle')
    const faults = await openAll(page, known, async ({ name, selector }) => {
      const words = `${name} ${(await page.locator(selector).innerText()).replace(/\d+/g, '')}`
      if (seen.has(words)) return
      seen.add(words)
      const found = await axeFaults(page, selector)
      looks.push({ route: visit.route, state: 'opened', at: `${visit.path}, ${name}`, ...found })
    })
    const own = said.splice(0).filter((fault) => !/503/.test(fault))
    const light = [...faults, ...own]
    looks.push({ route: visit.route, state: 'opened', at: visit.path, light, dark: [] })
  })
  expect(faultsOf('opened')).toEqual([])
})

test('no page is wider than a phone while it loads', async ({ browser }) => {
  test.setTimeout(180_000)
  // Without scripts nothing takes the place of what is shown first.
  const still = await browser.newContext({
    ...frame,
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    storageState: await full.context.storageState(),
  })
  const wide: string[] = []
  const loading: string[] = []
  await eachVisit(still, visitsOf('loaded', inside), async ({ page }, { path }) => {
    await page.goto(urlOf(path))
    if ((await page.locator('[aria-busy="true"]:visible').count()) > 0) loading.push(path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 320) wide.push(`${path}: ${width} px`)
  })
  expect(wide).toEqual([])
  expect(loading).toEqual(expect.arrayContaining(['journals', 'reports/trial-balance']))
  await still.close()
})

async function openBusiness(browser: Browser, name: string): Promise<Place & { door: Door }> {
  const context = await browser.newContext(frame)
  const page = await context.newPage()
  const door = await Door.signIn(await openBusinessInBrowser(new Owner(page), name, /Look around/))
  await page.close()
  return { context, slug: door.slug, door }
}

const isForStrangers = (path: string) => path.startsWith('/sign-')
const inside = (path: string) => !path.startsWith('/')
const hasRecord = (path: string) => /_[0-9a-z]{26}/.test(path)
const slugOf = (path: string) => (hasRecord(path) ? full.slug : fresh.slug)

function urlOf(path: string, slug = full.slug): string {
  return `${process.env['SMB_E2E_WEB']}${inside(path) ? `/o/${slug}/${path}` : path}`
}

function visitsOf(
  state: 'loaded' | 'empty' | 'error',
  isWanted: (path: string) => boolean,
): Visit[] {
  const all = pages.flatMap(({ route, ...states }) =>
    states[state].map((path) => ({ route, path })),
  )
  return all.filter(({ path }) => isWanted(path))
}

/** Visits every address of the state, each as somebody for whom it is there. */
async function eachPlace(
  state: 'loaded' | 'empty' | 'error',
  look: (window: Window, visit: Visit) => Promise<void>,
): Promise<void> {
  const isFresh = (path: string) => state === 'empty' && !hasRecord(path)
  await eachVisit(stranger, visitsOf(state, isForStrangers), look)
  await eachVisit(fresh.context, visitsOf(state, isFresh), look)
  const isFull = (path: string) => !isForStrangers(path) && !isFresh(path)
  await eachVisit(full.context, visitsOf(state, isFull), look)
}

async function noteFaults(page: Page, visit: Visit, state: 'tab' | 'reading'): Promise<void> {
  const light = state === 'tab' ? await tabFaults(page) : await readingFaults(page)
  looks.push({ route: visit.route, state, at: visit.path, light: [...new Set(light)], dark: [] })
}

/** Fills the form of an entry page, if it has one, and sends it to an API that does not answer. */
async function sendForm(page: Page): Promise<void> {
  const boxes = page.locator('main form input:visible:not([readonly], [role=combobox])')
  for (const box of await boxes.all()) {
    const type = await box.getAttribute('type')
    await box.fill(
      type === 'email' ? 'mara@example.com' : type === 'password' ? 'a long enough password' : '19',
    )
  }
  if ((await boxes.count()) === 0) return
  await boxes.last().press('Enter')
  await page.locator('.banner, [aria-invalid="true"]').first().waitFor({ timeout: 15_000 })
}
