import { expect, test } from 'vitest'
import type { CreditNoteDetailView } from '@smb/core/payments'
import { printedFigure } from '@smb/core/invoicing'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { addIssued, addTaxCode, line } from './invoice-story.ts'

const world = openWorld()

test('rule 5: a credit note prints the figures of the API, and the number of the invoice it corrects', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vat = await addTaxCode(mara, 'VAT16', '16')
  const invoice = await addIssued(mara, {
    discount: { kind: 'percent', percent: '2.5', isAfterTax: false },
    lines: [
      line('Brand identity', '125000', { taxCodeId: vat.id, quantity: '2' }),
      line('Paper', '333.33'),
    ],
  })
  const [first, second] = invoice.lines
  const note = await mara.post<CreditNoteDetailView>('/credit-notes', {
    invoiceId: invoice.id,
    reason: 'One identity was not wanted.',
    lines: [
      { invoiceLineId: first?.id, quantity: '1' },
      { invoiceLineId: second?.id, amount: { amount: '100.00', currency: 'EUR' } },
    ],
  })
  const { status, headers, pdf } = await fetchPdf(mara, note.id, 'credit-notes')
  expect(status).toBe(200)
  expect(headers['content-disposition']).toContain(`${note.number}.pdf`)
  const rows = pdfRows(pdfTexts(pdf))
  const said = rows.join('\n')
  for (const text of ['Credit note', note.number, invoice.number ?? '', note.reason, 'Credited']) {
    expect(said).toContain(text)
  }
  expect(said).not.toContain('Amount due')
  const { totals } = note
  expect(said).toContain(`1 | 125,000.00 | VAT 16 % | 125,000.00`)
  for (const [label, figure] of [
    ['Paper', '100.00'],
    ['Subtotal', totals.subtotal.amount],
    ['VAT 16 %', totals.tax.amount],
    ['Total', totals.total.amount],
  ] as const) {
    const row = rows.find((each) => each.includes(label) && each.endsWith(printedFigure(figure)))
    expect(row, `${label} … ${figure}`).toBeDefined()
  }
  await mara.post(`/credit-notes/${note.id}/end-allocation`, {
    allocationId: note.allocations[0]?.id,
  })
  const now = await mara.get<CreditNoteDetailView>(`/credit-notes/${note.id}`)
  await mara.post(`/credit-notes/${note.id}/void`, { reason: 'Wrong', version: now.version })
  const voided = await fetchPdf(mara, note.id, 'credit-notes')
  expect(pdfRows(pdfTexts(voided.pdf)).join('\n')).toContain('Void')
})
