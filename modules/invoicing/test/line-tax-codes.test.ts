import { expect, test } from 'vitest'
import type { Id } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { InvoiceDetailView, InvoicePreviewView, InvoiceView } from '@smb/core/invoicing'
import type { JournalEntryView } from '@smb/core/ledger'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { addCustomer, addTaxCode, inWords, issue, line } from './invoice-story.ts'

const world = openWorld()

const addCode = (who: Person, code: string, kind: string, component?: object) =>
  who.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code, name: code, kind },
    components: component
      ? [{ name: code, rates: [{ ratePercent: '5', validFrom: '2000-01-01' }], ...component }]
      : [],
  })

async function businessWithCodes(name: string) {
  const mara = await world.business('Mara', name)
  const vat = await addTaxCode(mara, 'T-VAT16', '16')
  const withheld = { accountRole: 'withholding_receivable' }
  const wht = await addCode(mara, 'T-WHT5', 'withholding', withheld)
  const surtax = await addCode(mara, 'T-SUR5', 'standard', { isCompound: true })
  const exempt = await addCode(mara, 'T-EXEMPT', 'exempt')
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const body = (...codes: readonly { id: string }[]) => ({
    customerId: customer.id,
    lines: [line('Advice', '1000.00', { taxCodeIds: codes.map(({ id }) => id) })],
  })
  return { mara, vat, wht, surtax, exempt, body }
}

test('rule 16: VAT and a withholding on one line: draft, preview, issue and books agree', async () => {
  const { mara, vat, wht, body } = await businessWithCodes('Harbour Studio')
  const figures = {
    tax: { amount: '160.00' },
    total: { amount: '1160.00' },
    withheld: { amount: '50.00' },
    payable: { amount: '1110.00' },
  }
  const entry = [
    'Dr 1100 Accounts receivable 1160.00',
    'Cr 4000 Sales 1000.00',
    'Cr 2200 Output tax 160.00',
  ]
  const preview = await mara.post<InvoicePreviewView>('/invoices/preview', body(vat, wht))
  expect(preview.totals).toMatchObject(figures)
  expect(inWords(preview.entry ?? [])).toEqual(entry)

  const issued = await issue(mara, await mara.post<InvoiceView>('/invoices', body(vat, wht)))
  expect(issued.totals).toMatchObject(figures)
  expect(issued.lines[0]?.taxCodeIds).toEqual([vat.id, wht.id])
  const detail = await mara.get<InvoiceDetailView>(`/invoices/${issued.id}`)
  expect(inWords(detail.journalEntries[0]?.lines ?? [])).toEqual(entry)

  const printed = pdfRows(pdfTexts((await fetchPdf(mara, issued.id)).pdf)).join('\n')
  for (const row of [
    'Total | EUR 1,160.00',
    'Withheld: T-WHT5 5 % | −50.00',
    'To pay | EUR 1,110.00',
  ])
    expect(printed).toContain(row)

  const copy = await mara.post<InvoiceView>(`/invoices/${issued.id}/duplicate`)
  expect(copy.lines[0]?.taxCodeIds).toEqual([vat.id, wht.id])
  expect(copy.totals).toMatchObject(figures)
})

test('rule 11: two codes of which the second is compound; revising turns their order', async () => {
  const { mara, vat, surtax, body } = await businessWithCodes('Quay Studio')
  const draft = await mara.post<InvoiceView>('/invoices', body(vat, surtax))
  // (1,000.00 + 160.00) × 5 % = 58.00
  expect(draft.totals.taxes.map(({ tax }) => tax.amount)).toEqual(['160.00', '58.00'])
  const { lines } = body(surtax, vat)
  const turned = await mara.put<InvoiceView>(`/invoices/${draft.id}`, { lines, version: 1 })
  expect(turned.totals.taxes.map(({ tax }) => tax.amount)).toEqual(['50.00', '160.00'])
  const issued = await issue(mara, turned)
  const { journalEntries } = await mara.get<InvoiceDetailView>(`/invoices/${issued.id}`)
  const posted = journalEntries[0]?.lines.map(({ taxCodeIds, amount }) => [
    amount.amount,
    ...taxCodeIds,
  ])
  expect(posted).toEqual([
    ['1210.00'],
    ['1000.00', surtax.id, vat.id],
    ['50.00', surtax.id],
    ['160.00', vat.id],
  ])
  const entry = await mara.get<JournalEntryView>(`/journal-entries/${journalEntries[0]?.id}`)
  expect(entry.lines[1]?.taxCodeIds).toEqual([surtax.id, vat.id])
})

test('a line that is exempt and taxed can be kept as a draft and not be issued', async () => {
  const { mara, vat, exempt, body } = await businessWithCodes('Pier Studio')
  const draft = await mara.post<InvoiceView>('/invoices', body(exempt, vat))
  const preview = await mara.post<InvoicePreviewView>('/invoices/preview', body(exempt, vat))
  expect([preview.entry, preview.issues]).toEqual([
    null,
    [expect.objectContaining({ code: 'tax.conflict', path: ['lines', 0, 'taxCodeIds'] })],
  ])
  const refused = await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: 1 })
  expect([refused.status, refused.code]).toEqual([422, 'tax.conflict'])
})

test('codes of another business or of nothing are refused, wherever they stand in the line', async () => {
  const { mara, vat, body } = await businessWithCodes('Dock Studio')
  const noor = await world.business('Noor', 'Cedar Bakery')
  const hers = await addTaxCode(noor, 'T-VAT20', '20')
  const refused = await mara.refused('POST', '/invoices', body(vat, hers))
  expect([refused.status, refused.code]).toEqual([404, 'tax.not_found'])
  const twice = await mara.refused('POST', '/invoices', body(vat, vat))
  expect([twice.status, twice.code]).toEqual([422, 'request.invalid'])
})

test('the database refuses codes of another business, and the same twice', async () => {
  const { mara, vat, body } = await businessWithCodes('Mole Studio')
  const noor = await world.business('Noor', 'Willow Bakery')
  await addTaxCode(noor, 'T-VAT20', '20')
  const draft = await mara.post<InvoiceView>('/invoices', body(vat))
  const codes = (value: string) =>
    world.rows(`update invoicing.invoice_line set tax_code_ids = ${value} where id = $1`, [
      uuidFromId(draft.lines[0]?.id as Id<'inl'>),
    ])
  const hers = `array(select id from tax.tax_code where code = 'T-VAT20' limit 1)`
  await expect(codes(hers)).rejects.toThrow('tax codes of its own business')
  await expect(codes('tax_code_ids || tax_code_ids')).rejects.toThrow('each once')
})
