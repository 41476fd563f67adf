import { expect, test } from 'vitest'
import type { Person } from '@smb/test-world'
import { openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { customer, invoice, payment } from './aged-story.ts'
import { post } from './report-story.ts'

const world = openWorld()

/** A report as the API serves it on paper. */
async function paper(who: Person, path: string): Promise<ReturnType<typeof pdfTexts>> {
  const answer = await who.server.inject({
    method: 'GET',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${who.accessToken}`, 'smb-business': who.business ?? '' },
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return pdfTexts(answer.rawPayload)
}

/** `(1,234.50)` and `–` as the JSON has them. */
const plain = (printed: string): string => printed.replace(/^\((.*)\)$/, '-$1').replaceAll(',', '')
const isFigure = (text: string): boolean => /^(\(?[\d,]+\.\d{2}\)?|–)$/.test(text)

/** Every decimal string of an answer, however deep, but for zeros, which paper shows as dashes. */
function figuresOf(value: unknown): string[] {
  if (typeof value === 'string') return /^-?\d+\.\d{2}$/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(figuresOf)
  return value && typeof value === 'object' ? Object.values(value).flatMap(figuresOf) : []
}
const isNotZero = (figure: string): boolean => /[1-9]/.test(figure)

async function books(who: Person): Promise<{ accountId: string }> {
  const [ada, bo] = [await customer(who, 'Ada & Söhne'), await customer(who, 'Bø Ltd')]
  await post(who, '2026-02-01', 'Dr 1010 15000.00', 'Cr 3000 15000.00')
  const due = await invoice(who, ada, { amount: '1900.50', on: '2026-03-03' })
  await payment(who, ada, { amount: '300.00', on: '2026-03-20' }, due)
  await payment(who, bo, { amount: '75.25', on: '2026-03-21' })
  await post(who, '2026-03-05', 'Dr 6100 2200.00', 'Cr 1010 2200.00')
  await post(who, '2026-03-06', 'Dr 1010 50.00 USD @0.92', 'Cr 4100 50.00 USD @0.92')
  const { items } = await who.get<{ items: { id: string; code: string }[] }>('/accounts')
  return { accountId: items.find(({ code }) => code === '1010')?.id ?? '' }
}

const march = 'from=2026-03-01&to=2026-03-31'
const reports = [
  { path: '/reports/trial-balance', query: 'asOf=2026-03-31', days: '31 Mar 2026' },
  { path: '/reports/profit-and-loss', query: march },
  { path: '/reports/profit-and-loss', query: `${march}&compare=previous_period` },
  {
    path: '/reports/profit-and-loss',
    query: 'from=2026-01-01&to=2026-12-31&by=month',
    days: '1 Jan 2026 to 31 Dec 2026',
  },
  { path: '/reports/balance-sheet', query: 'asOf=2026-03-31', days: '31 Mar 2026' },
  { path: '/reports/cash-flow', query: march },
  { path: '/reports/aged-receivables', query: 'asOf=2026-04-30', days: '30 Apr 2026' },
  { path: '/reports/customer-balances', query: march },
  { path: '/reports/sales', query: march },
  { path: '/reports/sales', query: `${march}&by=account` },
  { path: '/reports/tax-summary', query: march },
]

test('every figure of the report stands on its paper, and none that it does not have', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await books(mara)
  for (const { path, query, days = '1 Mar 2026 to 31 Mar 2026' } of reports) {
    const said = new Set(figuresOf(await mara.get(`${path}?${query}`)).filter(isNotZero))
    const texts = await paper(mara, `${path}.pdf?${query}`)
    const printed = texts.map(({ text }) => text)
    const figures = new Set(printed.filter(isFigure).map(plain).filter(isNotZero))
    expect([path, ...[...figures].toSorted()]).toEqual([path, ...[...said].toSorted()])
    expect(printed.slice(0, 3)).toEqual(['Harbour Design Studio', printed[1], days])
    expect(printed.at(-1)).toBe('Page 1 of 1')
  }
})

test('the rows of the paper are those of the CSV, in their order, each figure under its head', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const { accountId } = await books(nia)
  for (const path of [
    `/reports/general-ledger`,
    `/reports/account-transactions`,
    `/reports/journal`,
    `/reports/trial-balance`,
  ]) {
    const query = path.endsWith('trial-balance')
      ? 'asOf=2026-03-31'
      : `${march}${path.endsWith('transactions') ? `&accountId=${accountId}` : ''}`
    const { text } = await nia.ask('GET', `${path}.csv?${query}`)
    const lines = text.trim().split('\r\n').slice(1)
    const csv = lines.map((line) =>
      line.split(',').filter((cell) => /^-?\d+\.\d{2}$/.test(cell) && isNotZero(cell)),
    )
    const rows = pdfRows(await paper(nia, `${path}.pdf?${query}`))
    const printed = rows.map((row) =>
      row.split(' | ').filter(isFigure).map(plain).filter(isNotZero),
    )
    const filled = (figures: string[][]) => figures.filter((row) => row.length > 0)
    expect(filled(printed)).toEqual(filled(csv))
  }
})

test('a long report repeats its heads and counts its pages', async () => {
  const ona = await world.business('Ona', 'Ona Tiles')
  const lines = Array.from({ length: 60 }, () => ['Dr 6100 1.00', 'Cr 1010 1.00'] as const).flat()
  for (const day of ['01', '02']) await post(ona, `2026-03-${day}`, ...lines)
  const texts = await paper(ona, `/reports/journal.pdf?${march}`)
  const pages = Math.max(...texts.map(({ page }) => page)) + 1
  expect(pages).toBeGreaterThan(2)
  for (let page = 0; page < pages; page += 1) {
    const own = texts.filter((text) => text.page === page).map(({ text }) => text)
    expect(own).toEqual(expect.arrayContaining(['Entry', 'Debit', 'Posted']))
    expect(own).toContain(`Page ${page + 1} of ${pages}`)
  }
})

test('a report of too many rows says what to take instead', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const lines = Array.from({ length: 500 }, () => ['Dr 6100 1.00', 'Cr 1010 1.00'] as const).flat()
  for (let day = 10; day < 13; day += 1) await post(tariq, `2026-03-${day}`, ...lines)
  await post(tariq, '2026-03-20', 'Dr 6100 1.00', 'Cr 1010 1.00')
  expect(await tariq.refused('GET', `/reports/journal.pdf?${march}`)).toMatchObject({
    code: 'report.pdf_too_long',
    detail: expect.stringContaining('CSV or XLSX') as string,
  })
  // Five years of months have no room beside each other.
  const wide = '/reports/profit-and-loss.pdf?from=2022-01-01&to=2026-12-31&by=month'
  expect(await tariq.refused('GET', wide)).toMatchObject({ code: 'report.pdf_too_wide' })
})
