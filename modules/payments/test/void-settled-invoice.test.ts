import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { PaymentDetailView } from '@smb/core/payments'
import { uuidFromId } from '@smb/core/ids'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { credit, whole } from './credit-note-story.ts'
import { addInvoice, invoiceOf, paymentOf, record } from './payment-story.ts'

const world = openWorld()

/** An invoice of 1 June, settled on 20 June, the allocation taken off on 25 June. */
async function onceSettled(mara: Person): Promise<InvoiceView> {
  const invoice = await addInvoice(mara)
  const { id } = await record(mara, {
    customerId: invoice.customerId,
    amount: '100.00',
    allocations: [[invoice.id, '100.00']],
  })
  const { allocations } = await paymentOf(mara, id)
  await mara.post<PaymentDetailView>(`/allocations/${allocations[0]?.id}/end`, {
    date: '2026-06-25',
  })
  return invoiceOf(mara, invoice.id)
}
const toVoid = ({ version }: InvoiceView, date?: string) => ({
  reason: 'Wrong customer',
  version,
  ...(date ? { date } : {}),
})

test('rule 43: an invoice is not void on a day on which it was still settled', async () => {
  const mara = await world.business('Mara', 'Once Settled')
  const invoice = await onceSettled(mara)
  for (const date of ['2026-06-01', '2026-06-24']) {
    const refusal = await mara.refused(
      'POST',
      `/invoices/${invoice.id}/void`,
      toVoid(invoice, date),
    )
    expect(refusal).toMatchObject({
      status: 422,
      code: 'invoice.voided_too_early',
      issues: [{ path: ['date'] }],
    })
    expect(refusal.detail).toContain('2026-06-25')
  }
  const voided = await mara.post<InvoiceView>(
    `/invoices/${invoice.id}/void`,
    toVoid(invoice, '2026-06-25'),
  )
  expect(voided.voidedOn).toBe('2026-06-25')
})

test('without a date it is void from the day on which its last allocation ended', async () => {
  const mara = await world.business('Mara', 'No Date Given')
  const invoice = await onceSettled(mara)
  const voided = await mara.post<InvoiceView>(`/invoices/${invoice.id}/void`, toVoid(invoice))
  expect(voided.voidedOn).toBe('2026-06-25')
})

test('nor before the credit note that corrected it was void', async () => {
  const mara = await world.business('Mara', 'Once Credited')
  const invoice = await addInvoice(mara)
  const note = await credit(mara, invoice, whole(invoice), { allocate: false })
  await mara.post(`/credit-notes/${note.id}/void`, {
    reason: 'Mistake',
    version: note.version,
    date: '2026-06-22',
  })
  const now = await invoiceOf(mara, invoice.id)
  const refusal = await mara.refused(
    'POST',
    `/invoices/${invoice.id}/void`,
    toVoid(now, '2026-06-21'),
  )
  expect(refusal.code).toBe('invoice.voided_too_early')
  expect((await mara.post<InvoiceView>(`/invoices/${invoice.id}/void`, toVoid(now))).voidedOn).toBe(
    '2026-06-22',
  )
})

test('the database itself refuses it', async () => {
  const mara = await world.business('Mara', 'Straight to the Table')
  const invoice = await onceSettled(mara)
  const uuid = uuidFromId(invoice.id)
  await expect(
    world.rows(
      `update invoicing.invoice set voided_on = '2026-06-24', void_reason = 'x', void_entry_id = gen_random_uuid() where id = '${uuid}'`,
    ),
  ).rejects.toThrow('void_not_before_settled')
})
