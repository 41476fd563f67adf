import { describe, expect, test } from 'vitest'
import type { ChartPackView, OpenedChartView } from '@smb/core/onboarding'
import type { BusinessView } from '@smb/core/identity'
import type { InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem } from '@smb/core/ledger'
import { currency, Money } from '@smb/core/money'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()

const business = { name: 'Harbour Design Studio', baseCurrency: 'EUR' }
const chartsOf = async (who: Person) =>
  (await who.get<{ items: ChartPackView[] }>('/chart-packs')).items

async function opened(body: object): Promise<Person> {
  const mara = await world.person('Mara')
  const { slug } = await mara.post<BusinessView>('/businesses', { ...business, ...body })
  return mara.in(slug)
}

async function bookOf(who: Person) {
  const accounts = (await who.get<{ items: AccountListItem[] }>('/accounts')).items
  const codes = (await who.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')).items
  const holder = (role: string) => accounts.find(({ controlRole }) => controlRole === role)?.code
  return { accounts, codes, holder, standard: codes.find(({ isDefault }) => isDefault) }
}

describe('the list of charts', () => {
  test('is open to whoever is signed in, in no business, and names each source and its date', async () => {
    const charts = await chartsOf(await world.person('Ola'))
    expect(charts.map(({ id, country }) => [id, country])).toEqual([
      ['generic', null],
      ['de-skr03', 'DE'],
      ['de-skr04', 'DE'],
      ['gb', 'GB'],
      ['ke', 'KE'],
      ['ng', 'NG'],
      ['us', 'US'],
      ['za', 'ZA'],
    ])
    for (const { country, source } of charts.filter((chart) => chart.country !== null)) {
      expect(source.url, country ?? '').toMatch(/^https?:/)
      expect(source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
    expect(charts.find(({ id }) => id === 'ng')?.standardTaxPercent).toBe('7.5')
  })

  test('is closed to strangers', async () => {
    const { server } = await world.person('Ola')
    const { statusCode } = await server.inject({ method: 'GET', url: '/api/v1/chart-packs' })
    expect(statusCode).toBe(401)
  })
})

test('a German business starts with SKR03 in German, and with SKR04 if it asks for it', async () => {
  const skr03 = await bookOf(await opened({ country: 'DE', standardTaxPercent: '19' }))
  expect(skr03.holder('accounts_receivable')).toBe('1400')
  expect(skr03.accounts.find(({ code }) => code === '4920')?.name).toBe('Telefon')
  expect(skr03.standard?.code).toBe('UST')

  const skr04 = await bookOf(await opened({ country: 'DE', chartPack: 'de-skr04' }))
  expect(skr04.holder('accounts_receivable')).toBe('1200')
  expect(skr04.holder('output_tax')).toBe('3800')
  expect(skr04.accounts.find(({ code }) => code === '6310')?.parentId).toBe(
    skr04.accounts.find(({ code }) => code === '6305')?.id,
  )
  expect(skr04.standard).toBeUndefined()
})

test.each([
  ['KE', 'VAT'],
  ['NG', 'VAT'],
  ['ZA', 'VAT'],
  ['GB', 'VAT'],
  ['US', 'SALES-TAX'],
  ['IE', 'STANDARD'],
])(
  'a business in %s has every control account and an invoice can be issued',
  async (country, code) => {
    const rates: Record<string, string> = { KE: '16', NG: '7.5', ZA: '15', GB: '20' }
    const percent = rates[country] ?? '8.25'
    const mara = await opened({ country, standardTaxPercent: percent })
    const { standard, accounts } = await bookOf(mara)
    expect(standard?.code).toBe(code)
    expect(accounts.filter(({ controlRole }) => controlRole !== null)).toHaveLength(11)
    const { id: customerId } = await mara.post<{ id: string }>('/customers', { name: 'Northwind' })
    const lines = [{ description: 'Design', unitPrice: '100.00', taxCodeIds: [standard?.id] }]
    const draft = await mara.post<InvoiceView>('/invoices', { customerId, lines })
    const issued = await mara.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
      version: draft.version,
    })
    expect(issued.totals.tax.amount).toBe(Money.toString(Money.parse(percent, currency('EUR'))))
  },
)

test('rule 14: an invoice dated in the German summer of 2020 carries 16 %', async () => {
  const mara = await opened({ country: 'DE', standardTaxPercent: '19' })
  const { standard } = await bookOf(mara)
  const { id: customerId } = await mara.post<{ id: string }>('/customers', { name: 'Northwind' })
  const lines = [{ description: 'Design', unitPrice: '100.00', taxCodeIds: [standard?.id] }]
  const draft = await mara.post<InvoiceView>('/invoices', {
    customerId,
    lines,
    issueDate: '2020-08-15',
  })
  expect(draft.totals.tax.amount).toBe('16.00')
})

test('rule 16: a Kenyan customer who withholds pays the rest', async () => {
  const mara = await opened({ country: 'KE', standardTaxPercent: '16' })
  const { codes } = await bookOf(mara)
  const taxCodeId = codes.find(({ code }) => code === 'VAT-PROF')?.id
  const { id: customerId } = await mara.post<{ id: string }>('/customers', { name: 'Northwind' })
  const lines = [{ description: 'Advice', unitPrice: '1000.00', taxCodeIds: [taxCodeId] }]
  const draft = await mara.post<InvoiceView>('/invoices', { customerId, lines })
  expect(draft.totals).toMatchObject({
    total: { amount: '1160.00' },
    withheld: { amount: '50.00' },
    payable: { amount: '1110.00' },
  })
})

test('the chart that was chosen is in the audit trail', async () => {
  const mara = await opened({ country: 'GB' })
  const rows = await world.rows<{ details: object }>(
    `select details from audit.event e join identity.tenant t on t.id = e.tenant_id
      where e.action = 'business.chart_opened' and t.slug = $1`,
    [mara.business],
  )
  expect(rows).toEqual([{ details: { chart: 'gb', version: 1, accounts: 133 } }])
})

test('the business says with which chart and version it was opened, in its own books only', async () => {
  const mara = await opened({ country: 'GB' })
  const kofi = await opened({ country: 'DE', chartPack: 'de-skr04' })
  const chartOf = async (who: typeof mara) =>
    (await who.get<{ chart: OpenedChartView | null }>('/business/chart')).chart
  expect(await chartOf(mara)).toMatchObject({ id: 'gb', name: 'United Kingdom', version: 1 })
  expect(await chartOf(kofi)).toMatchObject({ id: 'de-skr04', version: 1, currentVersion: 1 })
})

test('the rate that the pack proposes makes no second standard code', async () => {
  const sourced = (await chartsOf(await world.person('Pia'))).filter(
    ({ standardTaxPercent }) => standardTaxPercent !== null,
  )
  expect(sourced.map(({ id }) => id)).toEqual(['de-skr03', 'de-skr04', 'gb', 'ke', 'ng', 'za'])
  for (const { id, country, standardTaxPercent } of sourced) {
    const { codes } = await bookOf(
      await opened({ country: country ?? '', chartPack: id, standardTaxPercent }),
    )
    const { codes: without } = await bookOf(await opened({ country: country ?? '', chartPack: id }))
    expect(codes.map(({ code }) => code)).toEqual(without.map(({ code }) => code))
    expect(codes.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  }
})

describe('a chart that does not fit', () => {
  test.each([
    ['onboarding.chart_unknown', { country: 'KE', chartPack: 'atlantis' }],
    ['onboarding.chart_unknown', { country: 'KE', chartPack: '../generic' }],
    ['onboarding.chart_of_other_country', { country: 'AT', chartPack: 'de-skr03' }],
  ])('%s: %o, and no business is made', async (code, body) => {
    const ola = await world.person('Ola')
    const problem = await ola.refused('POST', '/businesses', { ...business, ...body })
    expect(problem).toMatchObject({ code, status: 422, issues: [{ path: ['chartPack'] }] })
    expect((await ola.get<{ items: [] }>('/businesses')).items).toEqual([])
  })

  test('the generic one fits everywhere', async () => {
    const { holder, codes } = await bookOf(await opened({ country: 'KE', chartPack: 'generic' }))
    expect(holder('accounts_receivable')).toBe('1100')
    expect(codes.map(({ code }) => code)).toEqual(['EXEMPT', 'OUTSIDE', 'ZERO'])
  })
})
