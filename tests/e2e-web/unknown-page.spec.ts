import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('an address that no page of a business has answers 404, with the way on at hand', async ({
  page,
}) => {
  const owner = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(owner, 'Nowhere', /Look around/))
  for (const path of ['nonsense', 'invoices/a/b/c']) {
    const answer = await page.goto(`${process.env['SMB_E2E_WEB']}/o/${door.slug}/${path}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByText('There is no such page in this business')).toBeVisible()
    await expect(owner.link('Invoices').or(owner.link('Sales')).first()).toBeVisible()
  }
  const home = await page.goto(`${process.env['SMB_E2E_WEB']}/o/${door.slug}/home`)
  expect(home?.status()).toBe(200)
})
