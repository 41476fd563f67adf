import type { LineMarks } from '../ledger/index.ts'
import type { InvoiceLine } from './invoice.ts'

/** Lines with the same key are one income line of the entry: same account, same tax codes. */
export const incomeKey = ({ incomeAccountId, taxCodeIds }: InvoiceLine): string =>
  [incomeAccountId, ...taxCodeIds].join('/')

/**
 * The codes under which the sale is taxable: every one that is charged. A withholding is the
 * customer's affair and gives its name only where nothing else does.
 */
export function incomeMarks({ taxCodeIds, taxes }: InvoiceLine): LineMarks {
  const withheld = new Set(
    taxes.filter(({ kind }) => kind === 'withholding').map((applied) => applied.taxCodeId),
  )
  const [taxCodeId = taxCodeIds[0], ...further] = taxCodeIds.filter((id) => !withheld.has(id))
  if (!taxCodeId) return {}
  return further.length > 0 ? { taxCodeId, furtherTaxCodeIds: further } : { taxCodeId }
}
