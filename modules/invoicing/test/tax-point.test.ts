import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoicePreviewView, InvoiceView } from '@smb/core/invoicing'
import type { TaxPolicyView } from '@smb/core/tax'
import { openWorld } from '@smb/test-world'
import { addCustomer, addIssued, addTaxCode, issue, line } from './invoice-story.ts'

const world = openWorld()

test('rule 14: a draft moved over a change of rate takes the rate of its new day', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const code = await addTaxCode(mara, 'T-14', '16')
  const rate = { ratePercent: '20', validFrom: '2026-07-01', version: 1 }
  await mara.post(`/tax-codes/${code.id}/rates`, rate)
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const lines = [line('Consulting', '100.00', { taxCodeIds: [code.id] })]
  const body = { customerId: customer.id, lines, issueDate: '2026-06-30' }
  const taxOf = ({ totals }: { totals: InvoiceView['totals'] }) => totals.tax.amount

  const draft = await mara.post<InvoiceView>('/invoices', body)
  expect(taxOf(draft)).toBe('16.00')
  const moved = { issueDate: '2026-07-01', version: draft.version }
  const later = await mara.put<InvoiceView>(`/invoices/${draft.id}`, moved)
  expect(taxOf(later)).toBe('20.00')
  const preview = { ...body, issueDate: '2026-07-01' }
  expect(taxOf(await mara.post<InvoicePreviewView>('/invoices/preview', preview))).toBe('20.00')

  const issued = await issue(mara, later, { issueDate: '2026-06-30' })
  expect(taxOf(issued)).toBe('16.00')
  expect(issued.lines[0]?.taxes[0]?.ratePercent).toBe('16')
})

test('rule 7: a change of the tax policy touches no draft and no invoice that exists', async () => {
  const mara = await world.business('Mara', 'Quay Studio')
  const code = await addTaxCode(mara, 'T-7', '10')
  const cents = line('Sweet', '0.33', { taxCodeIds: [code.id] })
  const fields = { lines: [cents, cents, cents] }
  const issued = await addIssued(mara, fields)
  const draft = await mara.post<InvoiceView>('/invoices', fields)
  const before = await Promise.all(
    [issued, draft].map(({ id }) => mara.get<InvoiceDetailView>(`/invoices/${id}`)),
  )

  const { version } = await mara.get<TaxPolicyView>('/tax-policy')
  const policy = { taxRounding: 'per_line', pricesIncludeTax: true, version }
  await mara.put('/tax-policy', policy)

  const after = await Promise.all(
    [issued, draft].map(({ id }) => mara.get<InvoiceDetailView>(`/invoices/${id}`)),
  )
  expect(after).toEqual(before)
  const revised = await mara.put<InvoiceView>(`/invoices/${draft.id}`, {
    ...fields,
    version: draft.version,
  })
  const kept = { taxRounding: 'per_document', pricesIncludeTax: false }
  expect(revised).toMatchObject({ ...kept, totals: { total: { amount: '1.09' } } })
  // What is made from now on starts from the new policy: 3 × (0.33 − 0.30) inside 0.99.
  const fresh = await mara.post<InvoiceView>('/invoices', fields)
  expect(fresh).toMatchObject({
    ...{ taxRounding: 'per_line', pricesIncludeTax: true },
    totals: { net: { amount: '0.90' }, tax: { amount: '0.09' }, total: { amount: '0.99' } },
  })
})
