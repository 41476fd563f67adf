import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('an entry is kept as a template that repeats, used again, and undone on a later day', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Rent Prints', /Look around/))
  await mara.open(`/o/${door.slug}/journals/new`)
  const account = async (line: number, words: string, name: RegExp): Promise<void> => {
    await mara.fill(page.getByLabel(`Account, line ${line}`), words)
    await mara.click(page.getByRole('option', { name }).first())
  }
  await account(1, 'rent', /Rent/)
  await mara.fill(page.getByLabel('Debit, line 1'), '850')
  await account(2, '1010', /Bank account/)
  await mara.click(mara.button('Save as template'))
  const dialog = page.getByRole('dialog')
  await mara.fill(dialog.getByLabel('Name'), 'Rent of the shop')
  await dialog.getByLabel('Repeats').selectOption('Every month')
  await mara.click(dialog.getByRole('button', { name: 'Save template' }))

  await expect(page.getByRole('heading', { name: 'Journal templates' })).toBeVisible()
  const row = page.getByRole('row', { name: /Rent of the shop/ })
  await expect(row).toContainText('Every month on the')
  await expect(row).toContainText('850.00')
  await mara.click(row.getByRole('link', { name: 'Rent of the shop' }))
  await expect(page.getByLabel('Debit, line 1')).toHaveValue(/850/)
  await mara.click(mara.button('Undo on a later day'))
  await mara.click(mara.button(/^Post entry/))
  await expect(page.getByText('Reversed by')).toBeVisible()
})
