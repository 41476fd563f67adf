import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

/** Two customers, one of them in dollars, a payment more than was owed, and an entry by hand. */
async function books(door: Door): Promise<{ number: string }> {
  const owed = await door.invoice('Quay Dental and Orthodontic Partners', '1250.00')
  await door.invoice('Acme Export', '900.00', { currency: 'USD', exchangeRate: '0.91' })
  const { id } = await door.post<{ id: string }>('/customers', { name: 'Bright Bakery' })
  await door.post('/payments-received', {
    customerId: id,
    date: owed.issueDate,
    amount: { amount: '75.00', currency: 'EUR' },
    allocations: [],
  })
  const { items } = await door.get<{ items: { id: string; code: string }[] }>('/accounts')
  const accountId = (code: string) => items.find((account) => account.code === code)?.id
  const line = (code: string, side: string) => ({
    accountId: accountId(code),
    side,
    amount: { amount: '2000.00', currency: 'EUR' },
  })
  await door.post('/journal-entries', {
    postingDate: owed.issueDate,
    lines: [line('1010', 'debit'), line('2700', 'credit')],
  })
  return { number: owed.number }
}

test('a figure of the aged receivables opens the customer’s items and each its document, and back', async ({
  page,
}) => {
  const faults = pageFaults(page)
  const owner = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Aged', /Look around/))
  const { number } = await books(door)
  await owner.open(`/o/${door.slug}/reports`)
  await owner.click(owner.link('Aged receivables'))
  await expect(page.getByRole('row', { name: /Total/ }).last()).toContainText('1,994.00')
  await expect(page.getByText('Difference')).toBeVisible()
  await owner.click(owner.link('Quay Dental and Orthodontic Partners'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Quay Dental/)
  await owner.click(page.getByRole('link', { name: new RegExp(number) }))
  await page.waitForURL(/\/invoices\/inv_/)
  await page.goBack()
  await owner.click(owner.link('Aged receivables'))
  await page.waitForURL(/\/reports\/aged-receivables\?asOf=/)
  for (const ending of ['xlsx', 'pdf']) {
    const kind = page.getByRole('menuitem', { name: new RegExp(`^${ending}`, 'i') })
    // The key is bound once the report stands.
    await expect(async () => {
      await page.keyboard.press('.')
      await expect(kind).toBeVisible({ timeout: 1000 })
    }).toPass()
    const [download] = await Promise.all([page.waitForEvent('download'), kind.click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`^aged-receivables-.*\\.${ending}$`))
  }
  // A refused request is a fault by itself; the console repeats it, and the browser's own look for an icon.
  expect(faults.filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
})
