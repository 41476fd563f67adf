import { expect, test } from './watched-test.ts'
import { bankFile } from './bank-file.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

test('two tabs edit one draft: the later one sees both versions and chooses', async ({ page }) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Twin Prints', /Look around/))
  const { id } = await door.post<{ id: string }>('/customers', { name: 'Lighthouse Foods' })
  const draft = await door.draftTo(id, '10.00')
  const path = `/o/${door.slug}/invoices/${draft.id}/edit`
  const other = await page.context().newPage()
  await mara.open(path)
  await new Owner(other).open(path)
  const price = (tab: typeof page) => tab.getByLabel('Price, line 1')
  // A cell selects what is in it when it is entered; writing begins after that.
  const write = async (tab: typeof page, text: string): Promise<void> => {
    await price(tab).click()
    await tab.keyboard.press('ControlOrMeta+a')
    await tab.keyboard.type(text)
  }
  await expect(price(other)).toHaveValue(/10/)

  await write(page, '20')
  await expect.poll(() => totalOf(door, draft.id)).toBe('20.00')
  await write(other, '30')
  await expect(other.getByText('Someone changed this draft while you were working')).toBeVisible()
  expect(await totalOf(door, draft.id)).toBe('20.00')
  await other.getByRole('button', { name: 'Save my version' }).click()
  await expect.poll(() => totalOf(door, draft.id)).toBe('30.00')
})

test('two tabs edit one customer: the later one sees what differs and chooses', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Pair Prints', /Look around/))
  const { id } = await door.post<{ id: string }>('/customers', { name: 'Lighthouse Foods' })
  const other = await page.context().newPage()
  const edit = async (tab: typeof page, phone: string): Promise<void> => {
    await new Owner(tab).open(`/o/${door.slug}/customers/${id}`)
    await tab.getByRole('button', { name: 'Edit' }).click()
    await tab.getByRole('dialog').getByLabel('Phone').fill(phone)
  }
  await edit(page, '021 111')
  await edit(other, '021 222')
  await page.getByRole('button', { name: 'Save customer' }).click()
  await expect.poll(() => phoneOf(door, id)).toBe('021 111')

  await other.getByRole('button', { name: 'Save customer' }).click()
  await expect(
    other.getByText('Someone changed this customer while you were working'),
  ).toBeVisible()
  await expect(other.getByRole('row', { name: 'Phone 021 111 021 222' })).toBeVisible()
  expect(await phoneOf(door, id)).toBe('021 111')
  await other.getByRole('button', { name: 'Save my version' }).click()
  await expect.poll(() => phoneOf(door, id)).toBe('021 222')
})

async function phoneOf(door: Door, id: string): Promise<string> {
  return (await door.get<{ phone: string }>(`/customers/${id}`)).phone
}

async function totalOf(door: Door, id: string): Promise<string> {
  return (await door.get<{ total: { amount: string } }>(`/invoices/${id}`)).total.amount
}

test('a reader sees the books and is offered nothing that would be refused', async ({
  page,
  browser,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Quiet Prints', /Look around/))
  const invoice = await door.invoice('Blackwater Brewery', '750.00')
  const bank = await door.post<{ id: string }>('/bank-accounts', { name: 'Lee', currency: 'EUR' })
  await mara.open(`/o/${door.slug}/money/${bank.id}/import`)
  const line = { amount: '750.00', name: 'Blackwater Brewery', memo: invoice.number }
  await page.getByLabel('Bank file').setInputFiles(bankFile('lee.ofx', [line], '750.00'))
  await mara.click(mara.button('Import 1 line'))
  const rita = { email: `rita-${process.pid}@example.com`, password: 'a long enough password' }
  await Door.register({ name: 'Rita Reader', ...rita })
  await mara.open(`/o/${door.slug}/settings/people`)
  await mara.click(mara.button('Add person'))
  await mara.fill(page.getByLabel('E-mail'), rita.email)
  await page.getByLabel('Role', { exact: true }).selectOption('Reader')
  await mara.click(page.getByRole('dialog').getByRole('button', { name: 'Add person' }))
  await expect(page.getByText(`${rita.email} now works here`)).toBeVisible()

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const own = await context.newPage()
  const reader = new Owner(own)
  await reader.open('/sign-in')
  await own.getByLabel(/e-?mail/i).fill(rita.email)
  await own.getByLabel('Password', { exact: true }).fill(rita.password)
  await reader.click(reader.button('Sign in'))
  await own.waitForURL(/\/o\//)
  const faults = pageFaults(own)
  const offered: string[] = []
  for (const path of pagesOf(invoice.id, bank.id)) {
    await reader.open(`/o/${door.slug}/${path}`)
    await expect(own.getByRole('heading').first()).toBeVisible()
    const acts = own.locator('main').locator('button:not([aria-disabled]):enabled, a.btn')
    const names = await acts.evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
    )
    offered.push(...names.filter((name) => writing.test(name)).map((name) => `${path}: ${name}`))
  }
  expect(offered).toEqual([])
  await own.keyboard.press('c')
  const items = own.getByRole('menuitem')
  await expect(items).toHaveCount(5)
  for (const item of await items.all()) await expect(item).toHaveAttribute('aria-disabled', 'true')
  expect(faults).toEqual([])
  await context.close()
})

/** The words with which this app's acts begin that change something. */
const writing =
  /^(new|add|record|import|accept|match|put|leave|undo|bring|allocate|finish|take|reverse|void|issue|post|save|close books|open all|archive|remove|edit)\b/i

const pagesOf = (invoiceId: string, bankId: string): string[] => [
  `invoices/${invoiceId}`,
  'payments-received',
  'payments-received/new',
  'money',
  'money/new',
  `money/${bankId}`,
  `money/${bankId}?view=imports`,
  `money/${bankId}/import`,
  'journals/new',
  'settings/taxes',
  'settings/people',
  'home',
]
