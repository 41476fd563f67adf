import { expect, test } from '@playwright/test'
import type { PageClass } from '../../tools/web-quality/page-budgets.ts'
import { budgets, pageClasses } from '../../tools/web-quality/page-budgets.ts'
import { pageWeight } from '../../tools/web-quality/page-weight.ts'
import { Door } from './door.ts'
import { everyPage, routesOfApp } from './every-page.ts'
import { fillBooks } from './full-books.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test.use({ screenshot: 'off' })

test('every page has a class with a budget', () => {
  expect(routesOfApp()).toEqual(Object.keys(pageClasses).sort())
})

test('no page weighs more at first load than its class may, and none asks for another', async ({
  browser,
  page,
}) => {
  test.setTimeout(600_000)
  const who = await openBusinessInBrowser(new Owner(page), 'Weighed', /Look around/)
  const door = await Door.signIn(who)
  const pages = everyPage(await fillBooks(door))
  const signedIn = await page.context().storageState()
  const waiting = [...pages]
  const weighed: string[] = []
  const tooHeavy: string[] = []
  const ahead: string[] = []
  const weighWaiting = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { route, loaded, error } = next
      const pageClass = pageClasses[route] as PageClass
      const isStranger = route.startsWith('/sign-')
      const context = await browser.newContext(isStranger ? {} : { storageState: signedIn })
      const address = loaded[0] ?? error[0] ?? ''
      const path = address.startsWith('/') ? address : `/o/${door.slug}/${address}`
      const visit = await context.newPage()
      const weight = await pageWeight(visit, `${process.env['SMB_E2E_WEB']}${path}`)
      expect(visit.url()).toBe(`${process.env['SMB_E2E_WEB']}${path}`)
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
  expect(weighed.length).toBe(Object.keys(pageClasses).length)
})

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
