import type { PaymentReceivedId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { PaymentDetailView } from '@smb/core/payments'
import { paymentView } from '@smb/core/payments'
import { entriesOfSource } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { actorNamesOf } from './actor-names.ts'
import { actorsIn, paymentHistory } from './payment-history.ts'
import { paymentNames } from './payment-names.ts'
import { getStoredPayment } from './payment-repository.ts'

/** One payment with its allocations, every entry it caused, and its history. Throws `payment.not_found`. */
export async function getPaymentDetail(
  tx: ReadTx,
  id: PaymentReceivedId,
): Promise<PaymentDetailView> {
  const stored = await getStoredPayment(tx, id)
  const { payment, row } = stored
  const names = await paymentNames(tx, payment)
  const actorNames = await actorNamesOf(tx, actorsIn(stored))
  const sources = [payment.id, ...[...payment.allocations, ...payment.refunds].map(({ id }) => id)]
  return {
    ...paymentView(payment, names),
    statementLineId: row.statement_line_id && idFromUuid('stl', row.statement_line_id),
    entries: await entriesOfSource(tx, sources),
    history: paymentHistory(stored, { numbers: names.invoiceNumberById, actorNames }),
  }
}
