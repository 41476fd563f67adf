import { expect, test } from './watched-test.ts'
import { bankFile } from './bank-file.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

test('credit left over pays the next invoice, and reversing the payment opens both again', async ({
  page,
}) => {
  const faults = pageFaults(page)
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Weir Prints', /Look around/))
  const first = await door.invoice('Ridge Court Hotel', '50.00')

  await mara.open(`/o/${door.slug}/payments-received/new?invoice=${first.id}`)
  await mara.fill(page.getByLabel('Amount', { exact: true }), '80')
  await mara.click(mara.button('Record €80.00'))
  await page.waitForURL(/invoices\/inv_/)
  const second = await door.invoiceTo(first.customerId, '20.00')
  const { items } = await door.get<{ items: { id: string }[] }>('/payments-received')
  await mara.open(`/o/${door.slug}/payments-received/${items[0]?.id}`)
  await mara.click(mara.button('Allocate €20.00'))
  await expect(page.getByText('€20.00 put to', { exact: false })).toBeVisible()

  await mara.click(mara.button('Reverse payment'))
  const dialog = page.getByRole('dialog')
  await mara.click(dialog.getByRole('button', { name: 'Reverse payment' }))
  await expect(dialog.getByText('Say why the payment is reversed.')).toBeVisible()
  await mara.fill(dialog.getByLabel('Reason'), 'The cheque bounced')
  await mara.click(dialog.getByRole('button', { name: 'Reverse payment' }))
  await expect(page.getByText('Reversed', { exact: true }).first()).toBeVisible()
  for (const { id } of [first, second])
    expect(await door.get(`/invoices/${id}`)).toMatchObject({ settlement: 'unpaid' })
  expect(faults).toEqual([])
})

test('a bank line is left out, brought back, matched, unmatched; then its whole file is undone', async ({
  page,
}) => {
  const faults = pageFaults(page)
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Sluice Prints', /Look around/))
  const invoice = await door.invoice('Blackwater Brewery', '750.00')
  const bank = await door.post<{ id: string }>('/bank-accounts', { name: 'Lee', currency: 'EUR' })
  const here = `/o/${door.slug}/money/${bank.id}`
  await mara.open(`${here}/import`)
  const line = { amount: '750.00', name: 'Blackwater Brewery', memo: invoice.number }
  await page.getByLabel('Bank file').setInputFiles(bankFile('lee.ofx', [line], '900.00'))
  await mara.click(mara.button('Import 1 line'))

  await expect(page.getByText('1 bank line not in the books yet')).toBeVisible()
  // 900.00 less nothing in the books, less the line of 750.00.
  await expect(page.locator('.proof [data-amount="150.00"]')).toBeVisible()
  await mara.click(mara.button('Leave this line out of the books'))
  await expect(page.getByRole('heading', { name: 'Every line is matched' })).toBeVisible()
  await mara.open(`${here}?view=excluded`)
  await mara.click(mara.button('Bring back'))
  await expect(page.getByText('Nothing is left out')).toBeVisible()

  await mara.open(here)
  await mara.click(mara.button(/Record .*750\.00 as paid/))
  await expect(page.getByRole('heading', { name: 'Every line is matched' })).toBeVisible()
  await mara.open(`${here}?view=imports`)
  await expect(mara.button('Undo import')).toHaveAttribute('title', /matched: undo those first/)
  await mara.open(`${here}?view=matched`)
  await mara.click(mara.button('Undo match'))
  await expect(page.getByText('Nothing is matched yet')).toBeVisible()
  expect(await door.get(`/invoices/${invoice.id}`)).toMatchObject({ settlement: 'unpaid' })

  await mara.open(`${here}?view=imports`)
  await mara.click(mara.button('Undo import'))
  await mara.click(page.getByRole('dialog').getByRole('button', { name: 'Undo import' }))
  await expect(page.getByText('Undone', { exact: true })).toBeVisible()
  await mara.open(`${here}?view=no-such-view`)
  await expect(page.getByText('No bank lines yet')).toBeVisible()
  expect(faults).toEqual([])
})

test('an invoice in dollars is paid at the rate of the day, and the books keep the difference', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Mole Prints', /Look around/))
  const abroad = { currency: 'USD', exchangeRate: '0.9' }
  const invoice = await door.invoice('Dollar Foods', '1000.00', abroad)

  await mara.open(`/o/${door.slug}/payments-received/new?invoice=${invoice.id}`)
  // The rate of the invoice is the last that the books used; another day has another.
  await expect(page.getByLabel('Exchange rate')).toHaveValue('0.9')
  await mara.fill(page.getByLabel('Exchange rate'), '')
  await mara.click(mara.button('Record US$1,000.00'))
  await expect(page.getByText('Give the rate: how many EUR is one USD?')).toBeVisible()
  await mara.fill(page.getByLabel('Exchange rate'), '0.95')
  await mara.click(mara.button('Record US$1,000.00'))
  await page.waitForURL(/invoices\/inv_/)
  const { items } = await door.get<{ items: { id: string }[] }>('/payments-received')
  await mara.open(`/o/${door.slug}/payments-received/${items[0]?.id}`)
  await expect(page.getByText('1 USD = 0.95 EUR')).toBeVisible()
  await expect(page.getByText('Exchange differences')).toBeVisible()
  await expect(page.locator('.tacct [data-amount="50.00"]')).toBeVisible()
})

test('closed books refuse in words, with the day as people write it', async ({ page }) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Lock Prints', /Look around/))
  // An advance: a payment of an invoice cannot be older than the invoice.
  const { id } = await door.post<{ id: string }>('/customers', { name: 'Ridge Court Hotel' })
  await mara.open(`/o/${door.slug}/settings/business`)
  const days = mara.button(/^Use /)
  const monthEnd = (await days.innerText()).replace('Use ', '')
  await mara.click(days)
  await mara.click(mara.button(`Close books to ${monthEnd}`))
  await expect(page.getByText(`Closed to ${monthEnd}`, { exact: true })).toBeVisible()

  await mara.open(`/o/${door.slug}/payments-received/new?customer=${id}`)
  await mara.fill(page.getByLabel('Amount', { exact: true }), '480')
  await mara.fill(page.getByLabel('Received on'), monthEnd)
  await mara.press('Tab')
  await mara.click(mara.button(/Record .*480/))
  await expect(page.getByText(`The books are closed up to ${monthEnd}.`)).toBeVisible()
  await expect(page.getByText('What you typed is still here.')).toBeVisible()
})
