import { expect, test } from './watched-test.ts'
import { bankFile } from './bank-file.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test.use({ viewport: { width: 360, height: 740 } })

test('on a phone a chosen bank line opens under itself, and no key figure is cut off', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Palm Prints', /Look around/))
  const invoice = await door.invoice('Ridge Court Hotel', '8123456.78')
  await mara.open(`/o/${door.slug}/invoices/${invoice.id}`)
  const figures = page.locator('.strip .money')
  await expect(figures.first()).toBeVisible()
  const cut = await figures.evaluateAll((all) =>
    all
      .filter((figure) => {
        const cell = figure.closest('.strip > *')
        return cell && figure.getBoundingClientRect().right > cell.getBoundingClientRect().right
      })
      .map((figure) => figure.textContent),
  )
  expect(cut).toEqual([])

  const bank = await door.post<{ id: string }>('/bank-accounts', { name: 'Lee', currency: 'EUR' })
  await mara.open(`/o/${door.slug}/money/${bank.id}/import`)
  const lines = Array.from({ length: 12 }, (_, index) => ({
    amount: `-${index + 1}.00`,
    name: `Card payment ${index + 1}`,
    memo: 'Cork',
  }))
  await page.getByLabel('Bank file').setInputFiles(bankFile('lee.ofx', lines, '-78.00'))
  await mara.click(mara.button('Import 12 lines'))
  const row = mara.button(/Card payment 5\b/)
  await mara.click(row)
  const panel = page.getByRole('region', { name: 'The chosen line' })
  await expect(panel).toContainText('Card payment 5')
  const [above, below] = [await row.boundingBox(), await panel.boundingBox()]
  expect((below?.y ?? Infinity) - ((above?.y ?? 0) + (above?.height ?? 0))).toBeLessThan(24)
})
