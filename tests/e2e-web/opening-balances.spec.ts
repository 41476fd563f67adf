import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

type Trial = { rows: { code: string; debit: string; credit: string }[] }

test('old books come from a file and from the keyboard, stand, and are taken back', async ({
  page,
}) => {
  const faults = pageFaults(page)
  const owner = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Moved', /Look around/))
  await owner.open(`/o/${door.slug}/accounts/opening-balances`)
  const post = owner.button('Post opening balances')
  await expect(post).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel('Trial balance as CSV').setInputFiles({
    name: 'trial.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code,debit,credit\n1010,"1,000.00",\n1100,80,\n3000,,1075\n'),
  })
  const asOf = await page.getByLabel('Last day of the old books').inputValue()
  await owner.click(owner.button('Add an open invoice'))
  await owner.fill(page.getByLabel('Customer'), 'Quay Dental')
  await owner.fill(page.getByLabel('Number'), '77')
  await owner.fill(page.getByLabel('Date', { exact: true }), '1 Sep 2026')
  await owner.fill(page.getByLabel('Due', { exact: true }), asOf)
  await owner.fill(page.getByLabel('Open amount'), '80')
  const sums = page.getByRole('status', { name: 'Sums' })
  await expect(sums).toContainText('Difference5.00')
  await page.getByLabel(/Put the difference of €5.00 to Opening balances/).check()
  await owner.click(post)
  await expect(page.getByText('Your books begin with the balances of')).toBeVisible()
  const trial = async () => (await door.get<Trial>('/reports/trial-balance')).rows
  expect((await trial()).map(({ code, debit, credit }) => [code, debit, credit])).toEqual([
    ['1010', '1000.00', '0.00'],
    ['1100', '80.00', '0.00'],
    ['3000', '0.00', '1075.00'],
    ['3900', '0.00', '5.00'],
  ])
  await owner.click(owner.button('Take opening balances back'))
  await owner.click(owner.button('Take opening balances back').last())
  await expect(post).toBeVisible()
  expect(await trial()).toEqual([])
  expect(faults).toEqual([])
})

test('a view is saved where the report stands, and found again under its name', async ({
  page,
}) => {
  const faults = pageFaults(page)
  const owner = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Views', /Look around/))
  await owner.open(`/o/${door.slug}/reports/sales?by=account&compare=previous_year`)
  await owner.click(owner.button('Save view'))
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('Sales')
  await owner.fill(name, 'Sales for the bank')
  await owner.press('Enter')
  await expect(page.getByText('Saved as “Sales for the bank”')).toBeVisible()
  await owner.open(`/o/${door.slug}/reports`)
  await owner.click(owner.link('Sales for the bank'))
  await page.waitForURL(/\/reports\/sales\?by=account&compare=previous_year$/)
  await owner.open(`/o/${door.slug}/customers`)
  await owner.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Search or type a command' })
  await owner.fill(box, 'for the bank')
  await owner.click(page.getByRole('option', { name: /Sales for the bank/ }))
  await page.waitForURL(/\/reports\/sales\?by=account&compare=previous_year$/)
  await owner.open(`/o/${door.slug}/reports`)
  await owner.click(owner.button('Change view Sales for the bank'))
  await owner.click(page.getByRole('menuitem', { name: 'Discard view' }))
  await expect(owner.link('Sales for the bank')).toHaveCount(0)
  expect(faults).toEqual([])
})
