import type { Page } from '@playwright/test'
import { Door } from './door.ts'
import { fillBooks } from './full-books.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { expect, test } from './watched-test.ts'

test('reports, ledgers, statements and invoices are sheets in print, from the dark theme as well', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Paper Prints', /Look around/))
  const { customerId, invoiceId, accountId } = await fillBooks(door)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  // A sheet of A4 at 96 px an inch.
  await page.setViewportSize({ width: 794, height: 1123 })
  const sheets = {
    'reports/trial-balance': 'Trial balance',
    'reports/profit-and-loss': 'Profit and loss',
    'reports/customer-balances': 'Customer balances',
    'reports/journal': 'Journal',
    [`accounts/${accountId}`]: 'Cost of sales',
    [`customers/${customerId}/statement`]: 'Statement of account',
    [`invoices/${invoiceId}`]: 'Amount due',
    invoices: 'Quay Dental',
  }
  for (const [path, words] of Object.entries(sheets)) {
    await mara.open(`/o/${door.slug}/${path}`)
    await page.waitForLoadState('networkidle')
    await expect(page.getByRole('main').getByText(words).first()).toBeVisible()
    await expect(page.getByText('Paper Prints').locator('visible=true').first()).toBeVisible()
    expect(await page.evaluate(sheetFaults), path).toEqual([])
  }
})

test('a year month by month lies on its side and fits; an invoice is printed alone', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Wide Prints', /Look around/))
  const { id } = await door.invoice('Quay Dental', '1234567.89')
  await mara.open(`/o/${door.slug}/reports/profit-and-loss?period=year-to-date&by=month`)
  await page.waitForLoadState('networkidle')
  expect(await sheetsOf(page)).toEqual(['wide'])
  await mara.open(`/o/${door.slug}/invoices/${id}`)
  await page.waitForLoadState('networkidle')
  expect(await sheetsOf(page)).toEqual(['tall'])
  await page.emulateMedia({ media: 'print' })
  for (const apart of ['In the books', 'History', 'Record payment'])
    await expect(page.getByText(apart).locator('visible=true')).toHaveCount(0)
})

/** How each sheet lies that the page prints on. */
async function sheetsOf(page: Page): Promise<('wide' | 'tall')[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sizes = [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)/g)]
  return sizes.map(([, width, height]) => (Number(width) > Number(height) ? 'wide' : 'tall'))
}

/** Runs in the page: what does not belong on paper, is too light for it, too wide, or is said on the first sheet alone. */
function sheetFaults(): string[] {
  const faults: string[] = []
  const isSeen = (one: Element) => one.checkVisibility({ visibilityProperty: true })
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`${scrollWidth} px wide`)
  for (const one of document.querySelectorAll(
    'nav, .btn, .filter, input, select, .rail, .topbar, .key-row',
  ))
    if (isSeen(one)) faults.push(`${one.className || one.tagName} is printed`)
  for (const head of document.querySelectorAll('.tbl thead, .report thead'))
    if (getComputedStyle(head).display !== 'table-header-group')
      faults.push('a head is not repeated')
  for (const one of document.querySelectorAll('main *')) {
    if (!isSeen(one) || ![...one.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE))
      continue
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) continue
    canvas.fillStyle = getComputedStyle(one).color
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    // 4.5 : 1 on white.
    if (0.2126 * red + 0.7152 * green + 0.0722 * blue > 125)
      faults.push(`${one.textContent?.slice(0, 30)} is too light`)
  }
  return faults
}
