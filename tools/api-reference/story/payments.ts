import {
  allocatePayment,
  endAllocation,
  getCustomerStanding,
  getPayment,
  getStatement,
  getStatementCsv,
  getStatementPdf,
  listCustomersWithBalances,
  listOpenInvoices,
  listPayments,
  listRefunds,
  listWriteOffs,
  recordPayment,
  refundCredit,
  reversePayment,
  reverseRefund,
  reverseWriteOff,
  writeOffInvoice,
} from '@smb/api-client'
import type { Sale } from './invoices.ts'
import { anIssued } from './invoices.ts'
import type { Asking } from './session.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** Money that settles an invoice in part, its rest as credit, and everything taken back again. */
export async function tellOfPayments(mara: Asking, sale: Sale): Promise<void> {
  const first = await anIssued(mara, sale, 'Logo')
  const second = await anIssued(mara, sale, 'Brochure')
  const { data: payment } = await recordPayment({
    ...mara,
    body: {
      customerId: sale.customerId,
      date: '2026-06-15',
      amount: eur('200.00'),
      method: 'bank_transfer',
      reference: 'June',
      allocations: [{ invoiceId: first.id, amount: eur('123.00') }],
    },
  })
  const path = { id: payment.id }
  await listOpenInvoices({ ...mara, query: { customerId: sale.customerId } })
  const { data: allocated } = await allocatePayment({
    ...mara,
    path,
    body: { allocations: [{ invoiceId: second.id, amount: eur('50.00') }] },
  })
  const last = allocated.allocations.at(-1)
  if (!last) throw new Error('The payment settles nothing.')
  await endAllocation({ ...mara, path: { id: last.id }, body: {} })
  await getPayment({ ...mara, path })
  await listPayments({ ...mara, query: { status: 'with_remainder' } })
  await tellOfRefunds(mara, payment.id)
  const { data: now } = await getPayment({ ...mara, path })
  await reversePayment({ ...mara, path, body: { reason: 'Bounced', version: now.version } })
  await tellOfWriteOffs(mara, second.id)
}

async function tellOfRefunds(mara: Asking, paymentId: string): Promise<void> {
  const { data: refund } = await refundCredit({
    ...mara,
    body: { paymentId, date: '2026-06-15', amount: eur('27.00') },
  })
  await listRefunds(mara)
  await reverseRefund({
    ...mara,
    path: { id: refund.id },
    body: { reason: 'Sent to the wrong account' },
  })
}

async function tellOfWriteOffs(mara: Asking, invoiceId: string): Promise<void> {
  const path = { id: invoiceId }
  await writeOffInvoice({
    ...mara,
    path,
    body: { amount: eur('23.00'), reason: 'Not worth a letter' },
  })
  const { data: writtenOff } = await listWriteOffs({ ...mara, path })
  for (const { id } of writtenOff.items)
    await reverseWriteOff({ ...mara, path: { id }, body: { reason: 'They paid after all' } })
}

/** What one customer owes, and what all do. */
export async function tellOfBalances(mara: Asking, customerId: string): Promise<void> {
  const path = { id: customerId }
  const query = { from: '2026-06-01', to: '2026-06-30' }
  await getCustomerStanding({ ...mara, path })
  await listCustomersWithBalances({ ...mara, query: { owing: 'open' } })
  await getStatement({ ...mara, path, query })
  await getStatementPdf({ ...mara, path, query })
  await getStatementCsv({ ...mara, path, query })
}
