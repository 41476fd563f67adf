import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('the sales tax that was said at the start is on the first invoice', async ({ page }) => {
  const mara = new Owner(page)
  await mara.open('/sign-up')
  await mara.fill(page.getByLabel('Your name'), 'Mara Quinn')
  await mara.fill(page.getByLabel(/e-?mail/i), `taxed-${process.pid}@example.com`)
  await mara.fill(page.getByLabel('Password', { exact: true }), 'a long enough password')
  await mara.press('Enter')
  await page.waitForURL(/\/start/)
  await mara.fill(page.getByLabel('What is your business called?'), 'Nineteen Prints')
  await mara.fill(page.getByLabel(/What sales tax do you usually add/), 'nineteen')
  await mara.click(mara.button(/Send an invoice/))
  await expect(page.getByText('Write a rate such as 19 or 7.5, or nothing.')).toBeVisible()
  await mara.fill(page.getByLabel(/What sales tax do you usually add/), '19')
  await mara.click(mara.button(/Send an invoice/))
  await page.waitForURL(/\/invoices\/new/)

  await mara.fill(page.getByRole('combobox', { name: 'Customer' }), 'Lighthouse Foods')
  await mara.press('Enter')
  await mara.fill(page.getByLabel('Description, line 1'), 'Logo')
  await mara.fill(page.getByLabel('Price, line 1'), '138.66')
  await mara.press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/INV-\d{4}-0001/)
  await expect(page.getByRole('article')).toContainText('165.01')
})

test('rule 41: an issued invoice still shows the customer that it was issued to', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Quay Prints', /Look around/))
  const invoice = await door.invoice('Old Name Ltd', '100.00')

  await mara.open(`/o/${door.slug}/customers/${invoice.customerId}`)
  await mara.click(mara.button('Edit'))
  await mara.fill(page.getByRole('dialog').getByLabel('Name'), 'New Name Ltd')
  await mara.click(page.getByRole('dialog').getByRole('button', { name: /Save/ }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New Name Ltd')

  await mara.open(`/o/${door.slug}/invoices/${invoice.id}`)
  await expect(page.getByRole('link', { name: 'New Name Ltd' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('Old Name Ltd')
  await expect(page.getByRole('article')).not.toContainText('New Name Ltd')
})

test('the figures above the invoices open what they count, and the customer’s page adds up', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Card Prints', /Look around/))
  const first = await door.invoice('Ridge Court Hotel', '480.00')
  const paid = await door.invoiceTo(first.customerId, '20.00')
  const { currency } = await door.get<{ currency: string }>(`/customers/${first.customerId}`)
  const money = (amount: string) => ({ amount, currency })
  const allocations = [{ invoiceId: paid.id, amount: money('20.00') }]
  const { customerId } = first
  const date = new Date().toISOString().slice(0, 10)
  await door.post('/payments-received', { customerId, date, amount: money('25.00'), allocations })

  await mara.open(`/o/${door.slug}/invoices`)
  const card = page.getByRole('group', { name: 'Invoices at a glance' }).getByRole('link')
  await mara.click(card.filter({ hasText: 'Settled in' }))
  await page.waitForURL(/paidFrom=/)
  await expect(page.getByRole('row').filter({ hasText: paid.number })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: first.number })).toHaveCount(0)
  await mara.click(card.filter({ hasText: 'Due in 7 days' }))
  await page.waitForURL(/dueFrom=/)
  await expect(page.getByText(/^Nothing due/)).toBeVisible()

  await mara.open(`/o/${door.slug}/customers/${customerId}`)
  const standing = page.getByRole('group', { name: `What is open in ${currency}` })
  for (const figure of ['475.00', '480.00', '0.00', '5.00']) {
    await expect(standing.locator(`[data-amount="${figure}"]`)).toBeVisible()
  }
})
