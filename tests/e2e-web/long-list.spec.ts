import type { Page } from '@playwright/test'
import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

async function openWithDrafts(page: Page, name: string, count: number) {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, name, /Look around/))
  const { id: customerId } = await door.post<{ id: string }>('/customers', { name: 'Quay Clinic' })
  for (let made = 0; made < count; made += 10) {
    const portion = Array.from({ length: Math.min(10, count - made) })
    await Promise.all(portion.map(() => door.draftTo(customerId, '10.00')))
  }
  await mara.open(`/o/${door.slug}/invoices`)
  return { mara, door }
}
const drawn = (page: Page) => page.locator('tr[data-row-index]')
const loadMore = (page: Page) => page.getByRole('button', { name: 'Load more' })

test('of a list of 130 rows few are drawn, End and Home reach the last and the first, Mod+A takes all', async ({
  page,
}) => {
  const { mara } = await openWithDrafts(page, 'Long Lists', 130)
  const table = page.getByRole('table', { name: 'Invoices, newest first' })
  await mara.click(loadMore(page))
  await expect(page.getByText('100 invoices so far')).toBeVisible()
  await mara.click(loadMore(page))
  await expect(page.getByText('All 130 invoices')).toBeVisible()
  await expect(table).toHaveAttribute('aria-rowcount', '131')
  expect(await drawn(page).count()).toBeLessThan(100)

  await mara.press('Home')
  await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport()
  await expect(page.locator('tr[aria-rowindex="131"]')).toHaveCount(0)
  await mara.press('End')
  await expect(page.locator('tr[aria-rowindex="131"]')).toBeInViewport()
  await expect(page.locator('tr[aria-rowindex="2"]')).toHaveCount(0)

  const bar = page.getByRole('region', { name: 'Selection' })
  await page.locator('tr[aria-rowindex="131"] a.row-link').focus()
  await mara.press('ControlOrMeta+a')
  await expect(bar).toContainText('130 selected')
})

test('a list keeps 2,000 rows: the first are let go and had again, and what one looks at stays', async ({
  page,
}) => {
  const { mara } = await openWithDrafts(page, 'Longer Lists', 51)
  // Behind the first page come pages of 500 rows that no business has to write first.
  await page.route(/\/invoices\?.*cursor=/, async (route) => {
    const address = new URL(route.request().url())
    const cursor = address.searchParams.get('cursor') ?? ''
    const at = cursor.startsWith('made-') ? Number(cursor.slice(5)) : 0
    const items = Array.from({ length: 500 }, (_, row) => madeRow(at * 500 + row))
    await route.fulfill({ json: { items, nextCursor: `made-${at + 1}` } })
  })
  for (const shown of ['550', '1,050', '1,550']) {
    await mara.click(loadMore(page))
    await expect(page.getByText(`${shown} invoices so far`)).toBeVisible()
  }
  await expect(page.getByRole('button', { name: 'Show earlier' })).toHaveCount(0)
  await mara.press('End')
  const last = page.locator('tr', { hasText: 'MADE-01499' })
  await expect(last).toBeInViewport()
  for (const shown of ['2,050', '2,550']) {
    await mara.press('End')
    await expect(loadMore(page)).toBeInViewport()
    await expect(drawn(page).last()).toBeInViewport()
    const key = await drawn(page).last().getAttribute('data-row-key')
    const row = page.locator(`tr[data-row-key="${key}"]`)
    await expect(row).toBeInViewport()
    const before = await row.boundingBox()
    await loadMore(page).press('Enter')
    await expect(page.getByText(`${shown} invoices so far`)).toBeAttached()
    await expect
      .poll(async () => Math.abs(((await row.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
      .toBeLessThan(8)
  }
  const table = page.getByRole('table', { name: 'Invoices, newest first' })
  await expect(table).toHaveAttribute('aria-rowcount', '2551')
  expect(await drawn(page).count()).toBeLessThan(120)

  await mara.press('Home')
  await expect(page.getByText('550 earlier invoices')).toBeVisible()
  await expect(page.locator('tr[aria-rowindex="552"]')).toBeInViewport()
  const first = page.locator('tr', { hasText: 'MADE-00500' })
  const before = await first.boundingBox()
  await mara.click(page.getByRole('button', { name: 'Show earlier' }))
  await expect(page.getByText('50 earlier invoices', { exact: true })).toBeAttached()
  await expect
    .poll(async () => Math.abs(((await first.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThan(8)
})

/** What the list shows of an invoice. */
const madeRow = (at: number) => ({
  id: `inv_made${at}`,
  version: 1,
  number: `MADE-${String(at).padStart(5, '0')}`,
  status: 'issued',
  settlement: 'unpaid',
  settledBy: [],
  customerId: 'cus_made',
  customerName: 'Quay Clinic',
  reference: '',
  currency: 'EUR',
  issueDate: '2026-06-01',
  dueDate: '2026-12-31',
  total: { amount: '10.00', currency: 'EUR' },
  outstanding: { amount: '10.00', currency: 'EUR' },
  archivedAt: null,
})
