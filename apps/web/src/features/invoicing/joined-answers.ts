import type { BulkInvoices } from '@smb/api-client'
import { Money, moneyFromView, moneyView } from '@smb/core/money'

/** The answers of several portions as one. There is at least one. */
export function joinedAnswers(answers: readonly BulkInvoices[]): BulkInvoices {
  const [first, ...others] = answers
  if (!first) throw new TypeError('no portion was answered')
  return others.reduce(
    (sum, next) => ({
      ...sum,
      done: sum.done + next.done,
      skipped: sum.skipped + next.skipped,
      failed: sum.failed + next.failed,
      totals: addedTotals([...sum.totals, ...next.totals]),
      rows: [...sum.rows, ...next.rows],
      nextCursor: next.nextCursor,
    }),
    first,
  )
}

function addedTotals(totals: BulkInvoices['totals']): BulkInvoices['totals'] {
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency)
  return [...byCurrency.values()].map((own) => {
    const [first, ...rest] = own.map(moneyFromView)
    return first ? moneyView(rest.reduce(Money.add, first)) : { amount: '0', currency: '' }
  })
}
