import { expect, test } from 'vitest'
import type {
  InvoiceDetailView,
  InvoiceListItem,
  InvoicePreviewView,
  InvoiceView,
} from '@smb/core/invoicing'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { addCustomer, inWords, issue, line } from './invoice-story.ts'

const world = openWorld()
const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** A business that said at its start that it adds 19 %. */
async function businessAt19() {
  const owner = await world.person('Mara')
  const { slug } = await owner.post<{ slug: string }>('/businesses', {
    name: 'Nineteen Percent',
    country: 'DE',
    chartPack: 'generic',
    baseCurrency: 'EUR',
    standardTaxPercent: '19',
  })
  const mara = owner.in(slug)
  const { items } = await mara.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')
  const standard = items.find(({ isDefault }) => isDefault)
  return { mara, taxCodeId: standard?.id }
}

test('rule 10: 138.66 at 19 % is 165.01 in preview, API, list, PDF and books, and paying it leaves 0.00 due', async () => {
  const { mara, taxCodeId } = await businessAt19()
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const body = { customerId: customer.id, lines: [line('Design', '138.66', { taxCodeId })] }
  const entry = [
    'Dr 1100 Accounts receivable 165.01',
    'Cr 4000 Sales 138.66',
    'Cr 2200 Output tax 26.35',
  ]
  const preview = await mara.post<InvoicePreviewView>('/invoices/preview', body)
  expect(preview.totals.total).toEqual(eur('165.01'))
  expect(inWords(preview.entry ?? [])).toEqual(entry)

  const draft = await mara.post<InvoiceView>('/invoices', body)
  const issued = await issue(mara, draft)

  for (const view of [draft, issued]) {
    expect(view.totals).toMatchObject({
      net: eur('138.66'),
      tax: eur('26.35'),
      total: eur('165.01'),
      payable: eur('165.01'),
    })
  }
  expect(issued.outstanding).toEqual(eur('165.01'))
  const detail = await mara.get<InvoiceDetailView>(`/invoices/${issued.id}`)
  expect(detail.journalEntries.map(({ lines }) => inWords(lines))).toEqual([entry])
  const { items } = await mara.get<{ items: InvoiceListItem[] }>('/invoices')
  expect(items.map(({ total }) => total)).toEqual([eur('165.01')])

  const rows = async () => pdfRows(pdfTexts((await fetchPdf(mara, issued.id)).pdf))
  const unpaid = await rows()
  expect(unpaid).toContain('Total | EUR 165.01')
  for (const figure of ['138.66', '26.35']) {
    expect(unpaid.some((row) => row.endsWith(` | ${figure}`))).toBe(true)
  }

  await mara.post('/payments-received', {
    customerId: customer.id,
    date: '2026-06-30',
    amount: eur('165.01'),
    allocations: [{ invoiceId: issued.id, amount: eur('165.01') }],
  })
  expect(await mara.get(`/invoices/${issued.id}`)).toMatchObject({
    settlement: 'paid',
    outstanding: eur('0.00'),
  })
  expect((await rows()).filter((row) => row.startsWith('Amount due | '))).toEqual([
    'Amount due | EUR 0.00',
  ])
})
