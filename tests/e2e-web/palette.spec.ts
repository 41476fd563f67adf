import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('by keyboard alone: find an invoice by its amount, open it, come back, look up the keys', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Palette Prints', /Look around/))
  const wanted = await door.invoice('Labadi View Hotel', '45000.00')
  await door.invoice('Quayside Clinic', '450.00')
  await mara.open(`/o/${door.slug}/customers`)
  await expect(page.getByRole('link', { name: 'Labadi View Hotel' })).toBeVisible()
  // Keys do nothing until the page's own code runs.
  const before = page.locator(':focus')
  await expect(async () => {
    await mara.press('j')
    await expect(before).toHaveText('Labadi View Hotel', { timeout: 300 })
  }).toPass()

  await mara.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Search or type a command' })
  await expect(box).toBeFocused()
  await page.keyboard.type('=45,000')
  const found = page.getByRole('option').filter({ hasText: wanted.number })
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('option')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).include('dialog.palette').analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])

  await mara.press('Escape')
  await expect(before).toHaveText('Labadi View Hotel')
  await mara.press('Control+k')
  await page.keyboard.type('lab hot')
  await expect(page.getByRole('option', { name: /Labadi View Hotel/ })).toHaveCount(2)
  await mara.press('Control+a')
  await page.keyboard.type('=45,000')
  await mara.press('Enter')
  await page.waitForURL(new RegExp(`/invoices/${wanted.id}`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(wanted.number)

  const recent = () => page.evaluate(() => Object.values(sessionStorage).join(' '))
  await expect.poll(recent).toContain(wanted.number)
  // The browser's own Back, which no page sees as a key.
  await page.goBack()
  await page.waitForURL(/\/customers$/)
  await mara.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('Search or type a command')).toBeVisible()
  await expect(keys.getByText('Next row')).toBeVisible()
  await mara.press('Escape')

  await mara.press('Control+k')
  await expect(page.getByRole('option', { name: new RegExp(wanted.number) })).toBeVisible()
  await page.keyboard.type('>lock date')
  await mara.press('Enter')
  await page.waitForURL(/\/settings\/business/)
})
