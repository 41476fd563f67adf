import { Money } from '../money/index.ts'

/** What a customer who pays an invoice off transfers and holds back; together what is outstanding. */
type ExpectedPayment = { readonly amount: Money; readonly withheld: Money }

/**
 * What to expect for an invoice as it stands (rule 16): while nothing has come, all of the withholding
 * is held back; once no more is open than that, the transfer came without it and it alone is missing.
 * In between nobody knows, so nothing is expected to be held back.
 */
export function expectedPayment(invoice: {
  readonly total: Money
  readonly outstanding: Money
  readonly withheld: Money
}): ExpectedPayment {
  const { total, outstanding, withheld } = invoice
  const none = Money.zero(outstanding.currency)
  if (!Money.isPositive(withheld)) return { amount: outstanding, withheld: none }
  if (Money.compare(outstanding, withheld) <= 0) return { amount: none, withheld: outstanding }
  const isUntouched = Money.compare(outstanding, total) === 0
  return isUntouched
    ? { amount: Money.subtract(outstanding, withheld), withheld }
    : { amount: outstanding, withheld: none }
}
