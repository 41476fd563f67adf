import { expect, test } from './watched-test.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'

test('part of an invoice is credited from the keyboard, put to another invoice, and the rest refunded', async ({
  page,
}) => {
  const mara = new Owner(page)
  const who = await openBusinessInBrowser(mara, 'Shannon Prints', /Look around/)
  const door = await Door.signIn(who)
  const { id: customerId } = await door.post<{ id: string }>('/customers', { name: 'Quay Hotel' })
  const invoice = async (lines: object[]) => {
    const draft = await door.post<{ id: string; version: number }>('/invoices', {
      customerId,
      lines,
    })
    const { id, version } = draft
    return door.post<{ id: string; number: string; issueDate: string }>(`/invoices/${id}/issue`, {
      version,
    })
  }
  const paid = await invoice([
    { description: 'Menus', quantity: '10', unitPrice: '30.00' },
    { description: 'Signs', unitPrice: '200.00' },
  ])
  const amount = { amount: '500.00', currency: 'EUR' }
  await door.post('/payments-received', {
    ...{ customerId, date: paid.issueDate, amount },
    allocations: [{ invoiceId: paid.id, amount }],
  })
  const other = await invoice([{ description: 'Cards', unitPrice: '40.00' }])

  await mara.open(`/o/${door.slug}/invoices/${paid.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(paid.number)
  // The server's page is there before its keys are.
  await expect(async () => {
    await mara.press('r')
    await page.waitForURL(/credit-notes\/new/, { timeout: 1_000 })
  }).toPass()
  const quantity = page.getByLabel('Quantity of Menus to credit')
  await expect(quantity).toHaveValue('10')
  await mara.fill(quantity, '3')
  await mara.fill(page.getByLabel('Quantity of Signs to credit'), '')
  const table = page.getByRole('table', { name: 'Journal entry on issue' })
  await expect(table).toContainText('Customer credit')
  await expect(table.locator('[data-amount="90.00"]').first()).toBeVisible()
  await mara.press('Control+Enter')
  await page.waitForURL(/credit-notes\/crn_/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/CN-\d{4}-0001/)

  const part = page.getByLabel(`Amount for ${other.number}`)
  await expect(part).toHaveValue('40.00')
  await part.focus()
  await mara.click(mara.button('Allocate €40.00'))
  await expect(page.getByText('Part used').first()).toBeVisible()

  await mara.click(mara.button('Refund'))
  await expect(page.getByLabel('Amount', { exact: true })).toHaveValue('50.00')
  await mara.press('Enter')
  await expect(page.getByText('All of it is used')).toBeVisible()

  const pdfPath = await page.getByRole('link', { name: /PDF/ }).getAttribute('href')
  const pdf = await page.request.get(`${process.env['SMB_E2E_WEB']}${pdfPath}`)
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const { outstanding } = await door.get<{ outstanding: { amount: string } }>(
    `/invoices/${other.id}`,
  )
  expect(outstanding.amount).toBe('0.00')
  const notes = await door.get<{ items: { total: object; remainder: object }[] }>('/credit-notes')
  expect(notes.items).toMatchObject([{ total: { amount: '90.00' }, remainder: { amount: '0.00' } }])
  await mara.open(`/o/${door.slug}/credit-notes`)
  await expect(page.getByRole('link', { name: /CN-/ }).first()).toBeVisible()
  const trial = await door.get<{ debit: string; credit: string }>('/reports/trial-balance')
  expect(trial.debit).toEqual(trial.credit)
})
