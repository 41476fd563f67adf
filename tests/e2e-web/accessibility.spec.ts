import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

const pages = [
  'home',
  'invoices',
  'invoices/new',
  'customers',
  'products',
  'products?new=1',
  'products/import',
  'credit-notes',
  'payments-received',
  'payments-received/new',
  'money',
  'money/new',
  'accounts',
  'journals',
  'journals/new',
  'journals/import',
  'journals/templates',
  'reports',
  'accounts/opening-balances',
  'reports/trial-balance',
  'reports/profit-and-loss',
  'reports/balance-sheet',
  'reports/cash-flow',
  'reports/aged-receivables',
  'reports/customer-balances',
  'reports/sales',
  'reports/tax-summary',
  'reports/general-ledger',
  'reports/journal',
  'settings/business',
  'settings/taxes',
  'settings/papers',
  'settings/people',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no accessibility fault on any page, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const page = await (
      await browser.newContext({
        colorScheme,
        viewport: { width: 1280, height: 900 },
        timezoneId: 'Europe/Dublin',
      })
    ).newPage()
    const owner = new Owner(page)
    const who = await openBusinessInBrowser(owner, `Axe ${colorScheme}`, /Look around/)
    const door = await Door.signIn(who)
    const invoice = await door.invoice('Quay Dental', '99.00')
    const faults: string[] = []
    for (const path of [
      ...pages,
      `invoices/${invoice.id}`,
      `credit-notes/new?invoice=${invoice.id}`,
    ]) {
      await owner.open(`/o/${door.slug}/${path}`)
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      faults.push(
        ...violations.map((fault) => `${path}: ${fault.id} ${fault.nodes[0]?.html.slice(0, 160)}`),
      )
    }
    expect(faults).toEqual([])
    await page.context().close()
  })
}

test('no page is wider than a phone', async ({ browser }) => {
  test.setTimeout(180_000)
  const page = await (
    await browser.newContext({ viewport: { width: 320, height: 640 }, timezoneId: 'Europe/Dublin' })
  ).newPage()
  const owner = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Narrow', /Look around/))
  const wide: string[] = []
  for (const path of pages) {
    await owner.open(`/o/${door.slug}/${path}`)
    await page.waitForLoadState('networkidle')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 320) wide.push(`${path}: ${width} px`)
  }
  expect(wide).toEqual([])
  await page.context().close()
})

test('no page is wider than a phone while it loads', async ({ browser }) => {
  test.setTimeout(180_000)
  const phone = { viewport: { width: 320, height: 640 }, timezoneId: 'Europe/Dublin' }
  const context = await browser.newContext(phone)
  const owner = new Owner(await context.newPage())
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Slow', /Look around/))
  // Without scripts nothing takes the place of what is shown first.
  const still = await browser.newContext({
    ...phone,
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  const page = await still.newPage()
  const wide: string[] = []
  const loading: string[] = []
  for (const path of pages) {
    await page.goto(`${process.env['SMB_E2E_WEB']}/o/${door.slug}/${path}`)
    if ((await page.locator('[aria-busy="true"]:visible').count()) > 0) loading.push(path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 320) wide.push(`${path}: ${width} px`)
  }
  expect(wide).toEqual([])
  expect(loading).toEqual(expect.arrayContaining(['journals', 'reports/trial-balance']))
  await still.close()
  await context.close()
})
