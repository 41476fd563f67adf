import type { CustomerId } from '@smb/core/ids'
import { moneyFromView } from '@smb/core/money'
import type { StatementItem, StatementOfAccount, StatementQuery } from '@smb/core/reports'
import {
  agedEdgesDefault,
  statementErrors,
  statementLinesMax,
  statementOfAccount,
} from '@smb/core/reports'
import { getCustomer } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { listAgedItems } from './aged-item-queries.ts'
import { reportPeriod } from './report-period.ts'
import { openingBalances, statementMovements } from './statement-queries.ts'

const itemKinds = {
  invoice: 'invoice',
  credit_note: 'credit_note',
  payment_received: 'payment',
} as const

/** A customer's account over a period, and what is open at its end. Throws `customer.not_found`, `statement.too_long`. */
export async function readStatement(
  tx: ReadTx,
  customerId: CustomerId,
  query: StatementQuery,
): Promise<StatementOfAccount> {
  const period = reportPeriod(tx, query)
  const edges = [...agedEdgesDefault]
  const asked = { customerId, asOf: period.to, buckets: edges, limit: statementLinesMax }
  const [customer, openings, movements, page] = await inOrder([
    getCustomer(tx, customerId),
    openingBalances(tx, customerId, period.from),
    statementMovements(tx, customerId, period),
    listAgedItems(tx, asked),
  ])
  if (page.nextCursor !== null) throw statementErrors.tooLong()
  return statementOfAccount({
    ...{ customerId, customerName: customer.name, ownCurrency: customer.currency },
    ...{ from: period.from, to: period.to, edges, openings, movements },
    items: page.items.map((item): StatementItem => ({
      documentId: item.id,
      kind: itemKinds[item.type as keyof typeof itemKinds],
      number: item.number,
      date: item.date as StatementItem['date'],
      dueDate: item.dueDate as StatementItem['dueDate'],
      total: moneyFromView(item.total),
      open: moneyFromView(item.open),
      bucket: item.bucket,
    })),
  })
}
