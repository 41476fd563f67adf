import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { ProfitAndLossView, TaxSummaryView } from '@smb/core/reports'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { customer } from './aged-story.ts'
import { post } from './report-story.ts'

const world = openWorld()

const summary = (who: Person, query = 'from=2026-03-01&to=2026-03-31') =>
  who.get<TaxSummaryView>(`/reports/tax-summary?${query}`)

async function taxCode(who: Person, kind: string, ratePercent?: string): Promise<string> {
  const components = ratePercent
    ? [{ name: 'VAT', rates: [{ ratePercent, validFrom: '2000-01-01' }] }]
    : []
  const code = await who.post<BusinessTaxCodeView>('/tax-codes', {
    code: `X-${kind}`,
    name: `My ${kind}`,
    kind,
    components,
  })
  return code.id
}

async function invoice(
  who: Person,
  customerId: string,
  lines: readonly (readonly [price: string, ...taxCodeIds: string[]])[],
): Promise<InvoiceView> {
  const draft = await who.post<InvoiceView>('/invoices', {
    customerId,
    lines: lines.map(([unitPrice, ...taxCodeIds]) => ({
      description: 'Design',
      quantity: '1',
      unitPrice,
      taxCodeIds,
    })),
  })
  return who.post(`/invoices/${draft.id}/issue`, {
    version: draft.version,
    issueDate: '2026-03-10',
  })
}

test('rule 15: exempt, zero-rated, out of scope and taxed sales stand apart; rule 17: tax is what the accounts moved', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const ada = await customer(mara, 'Ada')
  const standard = await taxCode(mara, 'standard', '20')
  const zero = await taxCode(mara, 'zero_rated', '0')
  const exempt = await taxCode(mara, 'exempt')
  const outside = await taxCode(mara, 'out_of_scope')
  await invoice(mara, ada, [
    ['100.00', standard],
    ['40.00', zero],
    ['30.00', exempt],
    ['5.00', outside],
  ])
  const report = await summary(mara)
  expect(report.rows.map(({ kind, sales, outputTax }) => [kind, sales, outputTax])).toEqual([
    ['standard', '100.00', '20.00'],
    ['zero_rated', '40.00', '0.00'],
    ['exempt', '30.00', '0.00'],
    ['out_of_scope', '5.00', '0.00'],
  ])
  expect([report.net, report.proof]).toEqual([
    '20.00',
    { outputTax: '20.00', inputTax: '0.00', difference: '0.00' },
  ])
  const { text } = await mara.ask('GET', '/reports/tax-summary.csv?from=2026-03-01&to=2026-03-31')
  expect(text.split('\r\n')[1]).toBe('Taxed,X-standard,My standard,100.00,20.00,0.00,0.00')
})

test('rule 17: a sale under two taxes is taxable under both; a withholding is no sale of its own', async () => {
  const lena = await world.business('Lena', 'Lena Press')
  const ada = await customer(lena, 'Ada')
  const federal = await taxCode(lena, 'standard', '5')
  const regional = await lena.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code: 'Y-regional', name: 'Regional', kind: 'standard' },
    components: [{ name: 'PST', rates: [{ ratePercent: '7', validFrom: '2000-01-01' }] }],
  })
  const held = await lena.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code: 'Z-held', name: 'Held', kind: 'withholding' },
    components: [
      {
        ...{ name: 'WHT', accountRole: 'withholding_receivable' },
        rates: [{ ratePercent: '3', validFrom: '2000-01-01' }],
      },
    ],
  })
  const { id, version } = await invoice(lena, ada, [
    ['100.00', federal, regional.id, held.id],
    ['40.00', regional.id],
    ['10.00', federal],
  ])
  const rowsOf = async (query?: string) =>
    (await summary(lena, query)).rows.map(({ code, sales, outputTax }) => [code, sales, outputTax])
  expect(await rowsOf()).toEqual([
    ['X-standard', '110.00', '5.50'],
    ['Y-regional', '140.00', '9.80'],
  ])
  expect((await summary(lena)).proof.difference).toBe('0.00')
  await lena.post(`/invoices/${id}/void`, { version, reason: 'Twice', date: '2026-04-02' })
  expect(await rowsOf('from=2026-03-01&to=2026-04-30')).toEqual([
    ['X-standard', '0.00', '0.00'],
    ['Y-regional', '0.00', '0.00'],
  ])
})

test('rule 17: the total of sales counts a sale under two taxes once and is the income of the P&L, credit notes off', async () => {
  const rosa = await world.business('Rosa', 'Rosa Type')
  const ada = await customer(rosa, 'Ada')
  const federal = await taxCode(rosa, 'standard', '5')
  const exempt = await taxCode(rosa, 'exempt')
  const regional = await rosa.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code: 'Y-regional', name: 'Regional', kind: 'standard' },
    components: [{ name: 'PST', rates: [{ ratePercent: '7', validFrom: '2000-01-01' }] }],
  })
  await invoice(rosa, ada, [['10.00', federal]])
  expect((await summary(rosa)).hasSharedSales).toBe(false)
  const { id, lines } = await invoice(rosa, ada, [
    ['100.00', federal, regional.id],
    ['30.00', exempt],
  ])
  await rosa.post('/credit-notes', {
    ...{ invoiceId: id, issueDate: '2026-03-20', reason: 'Late' },
    lines: [{ invoiceLineId: lines[0]?.id, amount: { amount: '40.00', currency: 'EUR' } }],
  })
  const report = await summary(rosa)
  expect(report.rows.map(({ code, sales, outputTax }) => [code, sales, outputTax])).toEqual([
    ['X-standard', '70.00', '3.50'],
    ['Y-regional', '60.00', '4.20'],
    ['X-exempt', '30.00', '0.00'],
  ])
  expect([report.totals, report.hasSharedSales]).toEqual([
    { sales: '100.00', outputTax: '7.70', purchases: '0.00', inputTax: '0.00' },
    true,
  ])
  const { text } = await rosa.ask('GET', '/reports/tax-summary.csv?from=2026-03-01&to=2026-03-31')
  expect(text).toContain('the total counts it once')
  const profit = await rosa.get<ProfitAndLossView>(
    '/reports/profit-and-loss?from=2026-03-01&to=2026-03-31',
  )
  expect(profit.income.totals).toEqual([report.totals.sales])
})

test('rule 17: a void takes its tax back on its own day, and tax by hand is a row without a code', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const ada = await customer(nia, 'Ada')
  const standard = await taxCode(nia, 'standard', '10')
  const { id, version } = await invoice(nia, ada, [['100.00', standard]])
  await nia.post(`/invoices/${id}/void`, { version, reason: 'Twice', date: '2026-04-02' })
  const { items } = await nia.get<{ items: { code: string; controlRole: string | null }[] }>(
    '/accounts',
  )
  const output = items.find(({ controlRole }) => controlRole === 'output_tax')?.code ?? ''
  const input = items.find(({ controlRole }) => controlRole === 'input_tax')?.code ?? ''
  await post(nia, '2026-03-20', 'Dr 1010 3.00', `Cr ${output} 3.00`)
  await post(nia, '2026-03-21', `Dr ${input} 2.00`, 'Cr 1010 2.00')
  const march = await summary(nia)
  expect(
    march.rows.map(({ kind, ...row }) => [kind, row.sales, row.outputTax, row.inputTax]),
  ).toEqual([
    ['standard', '100.00', '10.00', '0.00'],
    [null, '0.00', '3.00', '2.00'],
  ])
  expect([march.net, march.proof.difference]).toEqual(['11.00', '0.00'])
  const april = await summary(nia, 'from=2026-04-01&to=2026-04-30')
  expect([april.totals.sales, april.totals.outputTax, april.proof.outputTax]).toEqual([
    '-100.00',
    '-10.00',
    '-10.00',
  ])
})
