import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('three drafts are chosen by keys, previewed and issued; the one without a customer is told apart, discarded and taken back', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Many Prints', /Look around/))
  const { id: customerId } = await door.post<{ id: string }>('/customers', { name: 'Quay Clinic' })
  await door.draftTo(customerId, '100.00')
  await door.draftTo(customerId, '40.00')
  const nobody = await door.post<{ id: string; version: number }>('/invoices', {
    lines: [{ description: 'Print', quantity: '1', unitPrice: '7.00' }],
  })
  await mara.open(`/o/${door.slug}/invoices`)
  await expect(page.getByRole('row')).toHaveCount(4)

  // Keys work once the page is alive.
  await expect(async () => {
    await mara.press('j')
    await expect(page.locator('a.row-link:focus')).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await mara.press('Space')
  const pane = page.getByRole('complementary', { name: 'The row in short' })
  await expect(pane).toContainText('7.00')
  await mara.press('j')
  await expect(pane).toContainText('Quay Clinic')
  await mara.press('Escape')
  await expect(pane).toBeHidden()
  await mara.press('k')
  await mara.press('Shift+ArrowDown')
  await mara.press('Shift+ArrowDown')
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('3 selected')

  await mara.click(bar.getByRole('button', { name: 'Issue' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 cannot be')
  await expect(dialog.getByRole('list')).toContainText('Not possible')
  await mara.click(dialog.getByRole('button', { name: 'Issue 2 invoices' }))
  await expect(dialog.getByRole('heading')).toHaveText('2 invoices issued')
  await mara.click(dialog.getByRole('button', { name: 'Close' }).last())
  await expect(page.getByRole('row', { name: /INV-/ })).toHaveCount(2)

  // The draft still lacks a customer: it is laid aside, and taken back.
  await mara.click(page.getByRole('checkbox', { name: 'Select the draft for nobody yet' }))
  await mara.click(bar.getByRole('button', { name: 'Discard' }))
  await mara.click(dialog.getByRole('button', { name: 'Discard 1 draft' }))
  await expect(dialog.getByRole('heading')).toHaveText('1 draft discarded')
  await mara.click(dialog.getByRole('button', { name: 'Close' }).last())
  await expect(page.getByRole('row')).toHaveCount(3)
  await mara.press('ControlOrMeta+z')
  await expect(page.getByRole('row')).toHaveCount(4)
  const { archivedAt } = await door.get<{ archivedAt: string | null }>(`/invoices/${nobody.id}`)
  expect(archivedAt).toBeNull()
})

test('two invoices are written off together, to an account and with a reason said once', async ({
  page,
}) => {
  const mara = new Owner(page)
  const door = await Door.signIn(await openBusinessInBrowser(mara, 'Bad Debts', /Look around/))
  const { id, customerId } = await door.invoice('Quay Clinic', '100.00')
  await door.invoiceTo(customerId, '40.00')
  await mara.open(`/o/${door.slug}/invoices`)
  await mara.click(page.getByRole('checkbox', { name: 'Select all that are shown' }))
  const bar = page.getByRole('region', { name: 'Selection' })
  await mara.click(bar.getByRole('button', { name: 'Write off' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 invoices will be written off')
  const write = dialog.getByRole('button', { name: 'Write off 2 invoices' })
  await mara.click(write)
  await expect(dialog).toContainText('Say why they are written off.')
  // A day before they were issued: the preview says so before anything is done.
  await dialog.getByLabel('Date').fill('2020-01-01')
  await expect(dialog).toContainText('2 cannot be')
  await dialog.getByLabel('Date').fill('')
  await expect(dialog).toContainText('2 invoices will be written off')
  await dialog.getByLabel('Reason, kept with each of them').fill('Closed down')
  await mara.click(write)
  await expect(dialog.getByRole('heading')).toHaveText('2 invoices written off')
  type WriteOffs = { items: { reason: string; amount: { amount: string } }[] }
  const { items } = await door.get<WriteOffs>(`/invoices/${id}/write-offs`)
  expect(items).toMatchObject([{ reason: 'Closed down', amount: { amount: '100.00' } }])
})
