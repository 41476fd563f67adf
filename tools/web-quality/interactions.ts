import type { Page } from '@playwright/test'
import type { LargeBooks } from './large-books.ts'

/** Something that somebody does, again and again: how it is prepared, done, and what shows that it happened. */
export type Interaction = {
  readonly what: string
  readonly aim: string
  readonly prepare: (page: Page) => Promise<unknown>
  readonly act: (page: Page) => Promise<unknown>
  readonly shown: (page: Page) => Promise<unknown>
}

const rows = 'tr[data-row-index]'

export function interactions(origin: string, books: LargeBooks): readonly Interaction[] {
  const open: Opener = (path) => (page) =>
    page.goto(`${origin}/o/${books.slug}/${path}`, { waitUntil: 'networkidle' })
  return [...inTheList(open), ...others(open)]
}

type Opener = (path: string) => (page: Page) => Promise<unknown>

function inTheList(open: Opener): readonly Interaction[] {
  const invoices = open('invoices')
  const onFirstRow = async (page: Page) => {
    await invoices(page)
    await page.keyboard.press('j')
  }
  return [
    {
      what: 'filter invoices by a figure of the strip, until its rows stand',
      aim: '≤ 400 ms',
      prepare: invoices,
      act: (page) => page.locator('.strip a').nth(1).click(),
      shown: async (page) => {
        await page.waitForURL(/invoices\?/)
        await page.locator('.strip a[aria-current]').waitFor()
        await page.locator(rows).first().waitFor()
      },
    },
    {
      what: 'next row by `J`',
      aim: '≤ 50 ms',
      prepare: onFirstRow,
      act: (page) => page.keyboard.press('j'),
      shown: (page) => page.locator('tr[data-row-index="1"] :focus').waitFor(),
    },
    {
      what: 'look into an invoice with the space bar',
      aim: '≤ 300 ms',
      prepare: onFirstRow,
      act: (page) => page.keyboard.press(' '),
      shown: (page) => page.locator('.peek-pane .money').first().waitFor(),
    },
    {
      what: 'open an invoice from the list',
      aim: '≤ 300 ms',
      prepare: async (page) => {
        await open(`invoices?status=open`)(page)
        await page.locator(`${rows} a.row-link`).first().hover()
        await page.waitForTimeout(500)
      },
      act: (page) => page.locator(`${rows} a.row-link`).first().click(),
      shown: (page) => page.waitForURL(/invoices\/inv_/),
    },
  ]
}

/** Those that begin elsewhere. */
function others(open: Opener): readonly Interaction[] {
  return [
    {
      what: 'a key into a line of a new invoice',
      aim: '≤ 100 ms',
      prepare: async (page) => {
        await open('invoices/new')(page)
        // The page goes to the customer by itself once it is alive.
        await page.locator('[role="combobox"]:focus').waitFor()
        await page.getByLabel('Description, line 1').focus()
      },
      act: (page) => page.keyboard.press('L'),
      // What is typed is no attribute of the field that a selector could wait for.
      shown: async (page) => {
        const field = page.getByLabel('Description, line 1')
        for (let tries = 0; tries < 2_000 && (await field.inputValue()) !== 'L'; tries += 1)
          await page.waitForTimeout(2)
      },
    },
    {
      what: 'search everything for a number, until it is found',
      aim: '≤ 300 ms',
      prepare: async (page) => {
        await open('home')(page)
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: 'Search or type a command' }).waitFor()
      },
      act: (page) => page.keyboard.insertText('Quay Dental'),
      shown: (page) =>
        page
          .getByRole('option', { name: /Quay Dental/ })
          .first()
          .waitFor(),
    },
    {
      what: 'profit and loss of 12 months by month, from the list of reports',
      aim: '≤ 1,500 ms',
      prepare: open('reports'),
      act: (page) => page.locator('a[href*="by=month"]').first().click(),
      shown: (page) => page.getByRole('table').locator('tbody tr').nth(5).waitFor(),
    },
  ]
}
