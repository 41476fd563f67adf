import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoiceListItem } from '@smb/core/invoicing'
import { settlementWords } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { amountOf, credit, writeOff } from './credit-note-story.ts'
import { addCustomer, addInvoice, record } from './payment-story.ts'

const world = openWorld()

/** What the list, the page and the paper say of an invoice. */
async function words(who: Person, id: string): Promise<readonly string[]> {
  const detail = await who.get<InvoiceDetailView>(`/invoices/${id}`)
  const { items } = await who.get<{ items: InvoiceListItem[] }>('/invoices')
  const listed = items.find((each) => each.id === id)
  expect(listed?.settledBy).toEqual(detail.settledBy)
  const rows = pdfRows(pdfTexts((await fetchPdf(who, id)).pdf))
  const printed = rows.filter((row) => /^(Paid|Credited|Written off) \|/.test(row))
  const said = detail.settlement && settlementWords(detail.settlement, detail.settledBy)
  return [said ?? '', ...printed]
}

test('rule 27: what settled an invoice is told by its live allocations', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const customer = await addCustomer(mara)
  const invoice = () => addInvoice(mara, { customerId: customer.id })

  const paid = await invoice()
  await record(mara, {
    customerId: customer.id,
    amount: '100.00',
    allocations: [[paid.id, '100.00']],
  })
  expect(await words(mara, paid.id)).toEqual(['Paid', 'Paid | −100.00'])

  const credited = await invoice()
  await credit(mara, credited, [amountOf('100.00')])
  expect(await words(mara, credited.id)).toEqual(['Credited', 'Credited | −100.00'])

  const off = await invoice()
  const gone = await writeOff(mara, off.id)
  expect(await words(mara, off.id)).toEqual(['Written off', 'Written off | −100.00'])
  await mara.post(`/write-offs/${gone.id}/reverse`, { reason: 'They pay after all' })
  expect(await words(mara, off.id)).toEqual([''])

  const both = await invoice()
  await credit(mara, both, [amountOf('30.00')])
  expect((await words(mara, both.id))[0]).toBe('Part credited')
  await record(mara, {
    customerId: customer.id,
    amount: '70.00',
    allocations: [[both.id, '70.00']],
  })
  expect(await words(mara, both.id)).toEqual([
    'Paid and credited',
    'Paid | −70.00',
    'Credited | −30.00',
  ])
  const { items } = await mara.get<{ items: InvoiceListItem[] }>('/invoices?status=paid')
  expect(items).toHaveLength(3)
})
