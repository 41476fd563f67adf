import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { budgets, pageClasses } from '../../tools/web-quality/page-budgets.ts'
import { pageWeight } from '../../tools/web-quality/page-weight.ts'
import { Door } from './door.ts'
import { oneOfEach } from './one-of-each.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test.use({ screenshot: 'off' })

const app = join(import.meta.dirname, '../../apps/web/src/app')

/** The addresses of the pages below src/app, with the groups in round brackets left out as Next does. */
const routes = globSync('**/page.tsx', { cwd: app })
  .map((file) => `/${dirname(file)}`.replaceAll(/\/\([^)]*\)/g, '').replace(/^\/\.$/, '/'))
  .sort()

test('every page has a class with a budget', () => {
  expect(routes).toEqual(Object.keys(pageClasses).sort())
})

test('no page weighs more at first load than its class may, and none asks for another', async ({
  browser,
  page,
}) => {
  test.setTimeout(600_000)
  const who = await openBusinessInBrowser(new Owner(page), 'Weighed', /Look around/)
  const door = await Door.signIn(who)
  const records = await oneOfEach(door)
  const signedIn = await page.context().storageState()
  const waiting = Object.entries(pageClasses)
  const weighed: string[] = []
  const tooHeavy: string[] = []
  const ahead: string[] = []
  const weighWaiting = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [route, pageClass] = next
      if (pageClass === 'leads on') continue
      const isStranger = route.startsWith('/sign-')
      const context = await browser.newContext(isStranger ? {} : { storageState: signedIn })
      const path = pathOf(route, door.slug, records)
      const visit = await context.newPage()
      const weight = await pageWeight(visit, `${process.env['SMB_E2E_WEB']}${path}`)
      expect(new URL(visit.url()).pathname).toBe(path)
      ahead.push(...weight.ahead.map((url) => `${route}: ${url}`))
      await context.close()
      const budget = budgets[pageClass]
      const line = (['script', 'document'] as const).map(
        (kind) => `${kind} ${kilobytes(weight[kind])} of ${budget[kind]} KB`,
      )
      weighed.push(`${route}: ${line.join(', ')}`)
      if (weight.script > budget.script * 1000 || weight.document > budget.document * 1000)
        tooHeavy.push(`${route}: ${line.join(', ')}`)
    }
  }
  // Most of the time goes by until the network of a page is quiet.
  await Promise.all([weighWaiting(), weighWaiting(), weighWaiting(), weighWaiting()])
  await test.info().attach('weights', { body: weighed.sort().join('\n') })
  expect(tooHeavy).toEqual([])
  // A page full of links would ask the API for all of them.
  expect(ahead).toEqual([])
  expect(weighed.length).toBe(Object.values(pageClasses).filter((it) => it !== 'leads on').length)
})

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

/** The address of a route for the business, with a record of it in the place of `[id]`. */
function pathOf(route: string, slug: string, records: Readonly<Record<string, string>>): string {
  const folder = route.split('/')[3] ?? ''
  const kind = route.endsWith('/edit') ? 'drafts' : route.includes('aged-') ? 'customers' : folder
  return route
    .replace('[slug]', slug)
    .replace('[...rest]', 'no-such-page')
    .replace('[id]', records[kind] ?? '')
}
