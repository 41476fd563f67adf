import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoiceView } from '@smb/core/invoicing'
import { printedDate, printedFigure } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { addCustomer, addDraft, addIssued, addTaxCode, issue, line } from './invoice-story.ts'

const world = openWorld()

async function rowsOf(who: Person, invoice: { id: string }): Promise<string[]> {
  const { status, pdf } = await fetchPdf(who, invoice.id)
  expect(status).toBe(200)
  const texts = pdfTexts(pdf)
  // A glyph that stands for no letter would be an empty box on paper.
  expect(texts.filter(({ text }) => text.includes('\u0000'))).toEqual([])
  return pdfRows(texts)
}

/** Every figure of the API, where the document has to show it. */
function expectFigures(rows: readonly string[], invoice: InvoiceView): void {
  const { totals, currency } = invoice
  const shows = (start: string, end: string) =>
    expect(
      rows.some((row) => row.includes(start) && row.endsWith(end)),
      `${start} … ${end}`,
    ).toBe(true)
  for (const each of invoice.lines)
    shows(each.description, ` | ${printedFigure(each.amount.amount)}`)
  shows('Subtotal', printedFigure(totals.subtotal.amount))
  for (const { name, ratePercent, taxable, tax } of totals.taxes) {
    const [of, is] = [printedFigure(taxable.amount), printedFigure(tax.amount)]
    expect(rows.join('\n')).toContain(`${name} ${ratePercent} % | ${of} | ${is}`)
  }
  shows('Total', `${currency} ${printedFigure(totals.total.amount)}`)
  expect(rows.filter((row) => row.includes('Subtotal'))).toHaveLength(1)
}

test('rule 5: the PDF prints the figures of the API', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vat = await addTaxCode(mara, 'VAT16', '16')
  const invoice = await addIssued(mara, {
    reference: 'PO 7781',
    note: 'Thank you for your business.',
    paymentTermsDays: 14,
    discount: { kind: 'percent', percent: '2.5', isAfterTax: false },
    lines: [
      line('Brand identity', '125000', { taxCodeId: vat.id }),
      line('Paper', '0.125', { quantity: '1000', discount: { kind: 'amount', amount: '5' } }),
    ],
  })

  const rows = await rowsOf(mara, invoice)

  expectFigures(rows, invoice)
  const said = rows.join('\n')
  for (const text of [
    'Harbour Design Studio',
    'Northwind Clinic',
    `Number | ${invoice.number}`,
    `Issue date | ${printedDate('2026-06-30')}`,
    'Due date | 14 Jul 2026',
    'Reference | PO 7781',
    `Discount | ${printedFigure(`-${invoice.totals.discount.amount}`)}`,
    'Payment terms: 14 days from the issue date.',
    'Thank you for your business.',
    'Prices exclude tax',
    'Page 1 of 1',
  ]) {
    expect(said).toContain(text)
  }
  expect(said).not.toContain('Draft')
})

test('sixty lines run over pages that repeat the head and count themselves', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vat = await addTaxCode(mara, 'VAT8', '8')
  const lines = Array.from({ length: 60 }, (_, n) =>
    line(`Hours of week ${n + 1}`, `${n + 1}.5`, { quantity: '3', taxCodeId: vat.id }),
  )
  const invoice = await addIssued(mara, { lines })

  const rows = await rowsOf(mara, invoice)

  expectFigures(rows, invoice)
  const pages = rows.filter((row) => /Page \d of \d$/.test(row)).map((row) => row.split(' | ')[1])
  expect(pages).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3'])
  expect(rows.filter((row) => row.startsWith('Description | Quantity | Unit price'))).toHaveLength(
    3,
  )
})

test('currencies print with their own decimals: yen with none, dinars with three', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const tax = await addTaxCode(mara, 'TAX10', '10')
  const yen = await addIssued(mara, {
    currency: 'JPY',
    exchangeRate: '0.0061',
    pricesIncludeTax: true,
    lines: [line('Design', '13582', { quantity: '2', taxCodeId: tax.id })],
  })
  const dinar = await addIssued(mara, {
    currency: 'KWD',
    exchangeRate: '3.02',
    lines: [line('Advice', '1234567.8915', { quantity: '1.5', taxCodeId: tax.id })],
  })

  const yenRows = await rowsOf(mara, yen)
  const dinarRows = await rowsOf(mara, dinar)

  expectFigures(yenRows, yen)
  expectFigures(dinarRows, dinar)
  // Rule 9: 2 × 13,582 at 10 % included.
  expect(yenRows.join('\n')).toContain('Net | 24,695')
  expect(yenRows).toContain('Prices include tax')
  expect(yenRows).toContain('Total | JPY 27,164')
  expect(dinarRows.join('\n')).toContain('1.5 | 1,234,567.8915')
})

test('letters and currency signs of many languages are in the font', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const said = '₦ ₵ ₹ € ₫ ₺ £ — Đặng Văn Ngữ, Žižka, Łódź, Ελλάδα, Київ “ok” ½'
  const invoice = await addIssued(mara, { lines: [line(said, '1')] })

  const texts = pdfTexts((await fetchPdf(mara, invoice.id)).pdf)

  const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '')
  expect(letters(texts.map(({ text }) => text).join(''))).toContain(letters(said))
})

test('a draft is marked and has no number; a void says so', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const empty = await mara.post<InvoiceView>('/invoices', {})
  const draft = await addDraft(mara)
  const rows = await rowsOf(mara, draft)
  expect(rows).toContain('Draft')
  expect(rows.join('\n')).not.toContain('Number')
  expect((await rowsOf(mara, empty)).join('\n')).toContain('No customer chosen yet')
  expect((await fetchPdf(mara, draft.id)).headers['content-disposition']).toContain(
    'draft-invoice.pdf',
  )

  const invoice = await issue(mara, draft)
  const { headers } = await fetchPdf(mara, invoice.id)
  expect(headers['content-type']).toBe('application/pdf')
  expect(headers['content-disposition']).toContain(`${invoice.number}.pdf`)
  await mara.post(`/invoices/${invoice.id}/void`, { reason: 'Twice', version: invoice.version })
  const voided = await rowsOf(mara, invoice)
  expect(voided).toContain('Void')
  expect(voided.join('\n')).not.toContain('Amount due')
  expect(voided.join('\n')).toContain(invoice.number)
})

test('rule 41: an issued invoice prints and shows both parties as they were on its day', async () => {
  const mara = await world.business('Mara', 'Moves house')
  const customer = await addCustomer(mara, 'Old Name Ltd', {
    address: { line1: '1 Old Street', city: 'Nairobi', country: 'KE' },
    taxId: 'P-OLD',
  })
  const of = (more: object = {}) =>
    mara.post<InvoiceView>('/invoices', {
      customerId: customer.id,
      lines: [line('A', '1')],
      ...more,
    })
  const issued = await issue(mara, await of())
  const same = await issue(mara, await of())
  const draft = await of()
  await mara.put<CustomerView>(`/customers/${customer.id}`, {
    name: 'New Name Ltd',
    address: { line1: '2 New Street', country: 'UG' },
    version: 1,
  })
  const {
    id: _,
    slug: __,
    role: ___,
    permissions: ____,
    country: _____,
    baseCurrency: ______,
    ...own
  } = await mara.get<Record<string, unknown>>('/business')
  await mara.put('/business', { ...own, name: 'Moved house', address: '9 Quay\nMombasa' })

  for (const invoice of [issued, same]) {
    const said = (await rowsOf(mara, invoice)).join('\n')
    for (const text of [
      'Moves house',
      'Old Name Ltd',
      '1 Old Street',
      'Kenya',
      'Tax number P-OLD',
    ]) {
      expect(said).toContain(text)
    }
    expect(said).not.toContain('New')
    const shown = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
    expect(shown.printedParties).toEqual({
      seller: { name: 'Moves house', lines: ['Kenya'], email: '', phone: '', taxId: '' },
      customer: {
        name: 'Old Name Ltd',
        lines: ['1 Old Street', 'Nairobi', 'Kenya'],
        email: '',
        phone: '',
        taxId: 'P-OLD',
      },
    })
  }
  const now = (await rowsOf(mara, draft)).join('\n')
  for (const text of ['Moved house', '9 Quay', 'New Name Ltd', '2 New Street', 'Uganda']) {
    expect(now).toContain(text)
  }
  expect((await mara.get<InvoiceDetailView>(`/invoices/${draft.id}`)).printedParties).toMatchObject(
    {
      seller: { name: 'Moved house', lines: ['9 Quay\nMombasa', 'Kenya'] },
      customer: { name: 'New Name Ltd', lines: ['2 New Street', 'Uganda'], taxId: 'P-OLD' },
    },
  )
  const empty = await mara.post<InvoiceView>('/invoices', {})
  const shownEmpty = await mara.get<InvoiceDetailView>(`/invoices/${empty.id}`)
  expect(shownEmpty.printedParties.customer).toBeNull()
})

test('a description or note longer than a page goes on', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const long = Array.from({ length: 90 }, (_, n) => `row ${n}`).join('\n')
  const word = 'x'.repeat(400)
  const invoice = await addIssued(mara, { lines: [line(long, '1'), line(word, '2')], note: long })

  const texts = pdfTexts((await fetchPdf(mara, invoice.id)).pdf)

  const said = texts.map(({ text }) => text)
  for (const each of ['row 0', 'row 45', 'row 89']) {
    expect(said.filter((text) => text === each)).toHaveLength(2)
  }
  expect(said.filter((text) => /^x+$/.test(text)).join('')).toBe(word)
  expect(texts.every(({ x, y }) => x >= 47 && y > 20)).toBe(true)
})
