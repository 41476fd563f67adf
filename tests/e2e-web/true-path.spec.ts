import { expect, test } from './watched-test.ts'
import { bankFile } from './bank-file.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('from sign-up to the first issued invoice in at most 11 interactions', async ({ page }) => {
  const mara = new Owner(page)
  await openBusinessInBrowser(mara, 'Quay Prints', /Send an invoice/)

  await mara.fill(page.getByRole('combobox', { name: 'Customer' }), 'Lighthouse Foods')
  await mara.press('Enter')
  await mara.fill(page.getByLabel('Description, line 1'), 'Logo')
  await mara.fill(page.getByLabel('Price, line 1'), '1200')
  await mara.press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/INV-\d{4}-0001/)
  await expect(page.getByText('Lighthouse Foods').first()).toBeVisible()
  expect(mara.interactions).toBeLessThanOrEqual(11)
})

test('an invoice is paid, and says so everywhere', async ({ page }) => {
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Harbour Prints', /Look around/)
  const door = await Door.signIn(who)
  const invoice = await door.invoice('Ridge Court Hotel', '480.00')

  await mara.open(`/o/${door.slug}/invoices/${invoice.id}`)
  await mara.click(
    page
      .getByRole('link', { name: /Record payment/ })
      .or(page.getByRole('button', { name: /Record payment/ }))
      .first(),
  )
  await page.waitForURL(/payments-received\/new/)
  await mara.click(page.getByRole('button', { name: /Record .*480/ }).first())
  await page.waitForURL((url) => !url.pathname.endsWith('/new'))

  await mara.open(`/o/${door.slug}/invoices/${invoice.id}`)
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible()
  await mara.open(`/o/${door.slug}/home`)
  await expect(page.getByText('Nothing is late.')).toBeVisible()
  const { status, settlement } = await door.get<{ status: string; settlement: string }>(
    `/invoices/${invoice.id}`,
  )
  expect({ status, settlement }).toEqual({ status: 'issued', settlement: 'paid' })
})

test('a bank file is imported, matched and coded, and the balance sheet shows it', async ({
  page,
}) => {
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Lee Prints', /Look around/)
  const door = await Door.signIn(who)
  const invoice = await door.invoice('Blackwater Brewery', '750.00')

  await mara.open(`/o/${door.slug}/money/new`)
  await mara.fill(page.getByLabel('Name'), 'Bank of the Lee')
  await mara.click(mara.button('Add bank account'))
  await page.waitForURL(/\/import$/)
  const lines = [
    { amount: '750.00', name: 'Blackwater Brewery', memo: invoice.number },
    { amount: '-120.00', name: 'City Lets', memo: 'Rent' },
  ]
  await page.getByLabel('Bank file').setInputFiles(bankFile('lee.ofx', lines, '630.00'))
  await mara.click(mara.button('Import 2 lines'))
  await page.waitForURL(/\/money\/ban_[a-z0-9]+$/)

  await mara.click(mara.button(/Record .*750\.00 as paid/))
  await expect(page.getByText('City Lets').first()).toBeVisible()
  await mara.fill(page.getByLabel('Put it to an account', { exact: true }), '6100')
  await mara.press('Enter')
  await mara.click(mara.button('Put to 6100 Rent'))
  await expect(page.getByRole('heading', { name: 'Every line is matched' })).toBeVisible()

  await mara.open(`/o/${door.slug}/reports/balance-sheet`)
  await expect(page.getByRole('heading', { name: /Balance sheet/ })).toBeVisible()
  await expect(page.getByText('Bank of the Lee').first()).toBeVisible()
  await expect(page.locator('[data-amount="630.00"]').first()).toBeVisible()
  const sheet = await door.get<{ assets: { totals: string[] }; liabilitiesAndEquity: string[] }>(
    '/reports/balance-sheet',
  )
  expect(sheet.assets.totals).toEqual(sheet.liabilitiesAndEquity)
  expect(sheet.assets.totals).toEqual(['630.00'])
})
