import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './watched-test.ts'
import type { WorkedExample } from '../../fixtures/documents/worked-example.ts'
import { Door } from './door.ts'
import { Owner, openBusinessInBrowser } from './owner.ts'
import { pageFaults } from './page-faults.ts'

const exampleOf = (file: string): WorkedExample =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/documents/${file}.json`, import.meta.url), 'utf8'),
  ) as WorkedExample

async function addCodes(door: Door, { taxCodes }: WorkedExample): Promise<void> {
  for (const { code, name, kind, taxes } of taxCodes) {
    const components = taxes.map(({ ratePercent, isCompound = false, isWithheld, ...tax }) => ({
      ...{ name: tax.name, isCompound },
      accountRole: isWithheld ? 'withholding_receivable' : 'output_tax',
      rates: [{ ratePercent, validFrom: '2000-01-01' }],
    }))
    await door.post('/tax-codes', { code, name, kind, components })
  }
}

/** Types the lines of an example, from the first description on; each code is found by its first letters. */
async function typeLines(page: Page, { lines }: WorkedExample): Promise<void> {
  const { keyboard } = page
  for (const { description, quantity, unitPrice, taxCodes } of lines) {
    for (const text of [description, quantity, unitPrice]) {
      await keyboard.type(text)
      await keyboard.press('Tab')
    }
    await keyboard.press('Tab')
    await keyboard.press('ArrowDown')
    for (const code of taxCodes) {
      const option = page.getByRole('option', { name: code })
      while (!(await option.evaluate((element) => element === document.activeElement)))
        await keyboard.press(code.slice(0, 1))
      await keyboard.press('Space')
      await expect(option).toHaveAttribute('aria-selected', 'true')
    }
    await keyboard.press('Tab')
  }
}

for (const file of ['withholding-on-one-line', 'compound-on-one-line', 'two-withholdings']) {
  const example = exampleOf(file)
  test(`by keyboard alone: ${example.name}`, async ({ page }) => {
    const mara = new Owner(page)
    const who = await openBusinessInBrowser(mara, 'Keyboard Prints', /Look around/)
    const door = await Door.signIn(who)
    await addCodes(door, example)
    const faults = pageFaults(page)
    await mara.open(`/o/${door.slug}/invoices/new`)
    await expect(page.getByRole('combobox', { name: 'Customer' })).toBeFocused()
    await page.keyboard.type('Northwind Clinic')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Description, line 1')).toBeFocused()
    await typeLines(page, example)

    const { expected } = example
    const sums = page.getByRole('region', { name: 'Lines' }).locator('..').locator('dl[aria-live]')
    const shown = async () => (await sums.innerText()).replaceAll(',', '')
    const rows = [...expected.taxes.map(({ tax }) => tax), expected.total, expected.payable]
    for (const amount of [expected.subtotal, ...rows]) await expect.poll(shown).toContain(amount)

    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/INV-\d{4}-0001/)
    const article = page.getByRole('article')
    const printed = async () => (await article.innerText()).replaceAll(',', '')
    for (const amount of rows) await expect.poll(printed).toContain(amount)
    expect(faults).toEqual([])
  })
}
