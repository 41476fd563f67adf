import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

type Line = { description: string; itemId: string | null; quantity: string; unitPrice: string }
type Invoice = { status: string; total: { amount: string }; lines: Line[] }

test('an invoice is written and issued with the keyboard alone', async ({ page }) => {
  const faults = pageFaults(page)
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Keyboard Studio', /Look around/)
  const door = await Door.signIn(who)
  await door.post('/customers', { name: 'Lighthouse Foods' })
  const item = {
    name: 'Design',
    code: 'DES',
    unitPrice: '95',
    description: 'Design work, per hour',
  }
  const { id: itemId } = await door.post<{ id: string }>('/items', item)
  await mara.open(`/o/${door.slug}/home`)
  await page.waitForLoadState('networkidle')
  let clicks = 0
  await page.exposeFunction('countClick', () => (clicks += 1))
  await page.evaluate(() =>
    document.addEventListener('pointerdown', () => void Reflect.get(window, 'countClick')()),
  )
  const { keyboard } = page
  const focused = (name: string) => expect(page.getByLabel(name, { exact: true })).toBeFocused()

  await keyboard.press('c')
  await keyboard.press('i')
  await page.waitForURL(/\/invoices\/new/)
  await focused('Customer')
  await keyboard.type('lighth')
  await keyboard.press('Enter')

  // By its code: words and price fill themselves, and the quantity is next.
  await focused('Description, line 1')
  await keyboard.type('des')
  await expect(page.getByRole('option', { name: /Design/ })).toBeVisible()
  await keyboard.press('Enter')
  await focused('Quantity, line 1')
  await expect(page.getByLabel('Description, line 1')).toHaveValue('Design work, per hour')
  await keyboard.type('2')
  for (const cell of ['Price, line 1', 'Discount in percent, line 1']) {
    await keyboard.press('Tab')
    await focused(cell)
  }
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /^Tax, line 1/ })).toBeFocused()

  // Tab in the last cell leads to a new row; words that no product has stay words.
  await keyboard.press('Tab')
  await focused('Description, line 2')
  await keyboard.type('Travel')
  await keyboard.press('Tab')
  await focused('Quantity, line 2')
  await keyboard.press('Tab')
  await keyboard.type('=3*40')
  await keyboard.press('Tab')
  await keyboard.type('10%')
  await expect(page.getByLabel('Price, line 2')).toHaveValue(/^120\.00/)

  // A third row is filled from above, moved up, and taken away again.
  await keyboard.press('Enter')
  await focused('Discount in percent, line 3')
  await keyboard.press('Control+d')
  await expect(page.getByLabel('Discount in percent, line 3')).toHaveValue(/10/)
  await keyboard.press('Alt+ArrowUp')
  await focused('Discount in percent, line 2')
  await expect(page.getByLabel('Description, line 3')).toHaveValue('Travel')
  await keyboard.press('Control+Shift+Backspace')
  await expect(page.getByLabel('Description, line 2')).toHaveValue('Travel')
  await expect(page.getByText('Line 2 removed')).toBeVisible()

  await keyboard.press('Control+Enter')
  await page.waitForURL(/\/invoices\/inv_[a-z0-9]+$/)

  const { pathname } = new URL(page.url())
  const invoice = await door.get<Invoice>(pathname.replace(/^\/o\/[^/]+/, ''))
  expect(invoice).toMatchObject({ status: 'issued', total: { amount: '298.00' } })
  expect(invoice.lines).toMatchObject([
    { itemId, description: 'Design work, per hour', quantity: '2', unitPrice: '95' },
    { itemId: null, description: 'Travel', unitPrice: '120.000000' },
  ])
  expect(clicks).toBe(0)
  expect(faults).toEqual([])
})

test('a product is made where it is missed, and its lines are in the sales by product', async ({
  page,
}) => {
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Catalogue Studio', /Look around/)
  const door = await Door.signIn(who)
  await door.post('/customers', { name: 'Lighthouse Foods' })

  await mara.open(`/o/${door.slug}/products`)
  await page.getByRole('link', { name: 'New product or service' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Design')
  await dialog.getByLabel(/^Price/).fill('=190/2')
  await dialog.getByRole('button', { name: 'Add product or service' }).click()
  await expect(page.getByRole('cell', { name: '95.00' })).toBeVisible()

  await mara.open(`/o/${door.slug}/invoices/new`)
  await expect(page.getByLabel('Customer', { exact: true })).toBeFocused()
  await page.keyboard.type('lighth')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Description, line 1')).toBeFocused()
  await page.keyboard.type('Photography')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('640')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/invoices\/inv_[a-z0-9]+$/)

  await mara.open(`/o/${door.slug}/reports/sales?by=item`)
  await expect(page.getByRole('link', { name: 'Photography' })).toBeVisible()
  await expect(page.getByText('Without a product or service')).toHaveCount(0)
})
