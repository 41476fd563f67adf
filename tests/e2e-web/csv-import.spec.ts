import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

const csv = (...rows: string[]) => ({
  name: 'harbour.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Date,Details,Ref,Amount,Balance', ...rows].join('\n')),
})
const april = [
  '03/04/2026,"Northwind Clinic, deposit",NW-7,"1,250.00","1,750.00"',
  '05/04/2026,Paper shop,,-12.40,"1,737.60"',
  '06/04/2026,Card fee,,-2.50,"1,735.10"',
]
const later = ['07/04/2026,Card fee,,-2.50,"1,732.60"']

test('a CSV file is mapped, asked about, imported, remembered and taken back', async ({ page }) => {
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Harbour Design', /Look around/)
  const door = await Door.signIn(who)
  const account = await door.post<{ id: string }>('/bank-accounts', {
    name: 'Harbour Bank',
    currency: 'EUR',
  })
  const importPage = `/o/${door.slug}/money/${account.id}/import`

  await mara.open(importPage)
  await page.getByLabel('Bank file').setInputFiles(csv(...april))
  await expect(
    page.getByText('Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?'),
  ).toBeVisible()
  await expect(mara.button(/^Import/)).toHaveCount(0)
  await expect(page.getByText('NW-7')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await mara.button('The 3rd of April 2026').focus()
  await mara.press('Enter')
  await expect(mara.button('Import 3 lines')).toBeVisible()
  await expect(page.getByText('Opening 500.00 EUR and the lines make')).toBeVisible()

  await page.getByLabel('What Ref is').selectOption('Leave out')
  await expect(page.getByText('Northwind Clinic, deposit · NW-7')).toHaveCount(0)
  await page.getByLabel('What Details is').selectOption('Amount')
  await expect(page.getByText('Two columns are chosen as amount')).toBeVisible()
  await page.getByLabel('What Details is').selectOption('Text')
  await expect(mara.button('Import 3 lines')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.setViewportSize({ width: 1280, height: 900 })
  await mara.press('Control+Enter')
  await page.waitForURL(/\/money\/ban_[a-z0-9]+$/)
  await expect(page.getByText('Paper shop').first()).toBeVisible()

  await mara.open(importPage)
  await page.getByLabel('Bank file').setInputFiles(csv(...april, ...later))
  await expect(page.getByText('Remembered from the last import')).toBeVisible()
  await expect(page.getByText('Already here', { exact: true })).toHaveCount(3)
  await mara.click(mara.button('Import 1 line'))
  await page.waitForURL(/\/money\/ban_[a-z0-9]+$/)

  await mara.open(`/o/${door.slug}/money/${account.id}?view=imports`)
  await mara.click(mara.button('Undo import').first())
  await mara.click(page.getByRole('dialog').getByRole('button', { name: 'Undo import' }))
  await expect(page.getByText('Undone')).toBeVisible()
  const { items } = await door.get<{ items: unknown[] }>(`/bank-accounts/${account.id}/lines`)
  expect(items).toHaveLength(3)
})
