import type { RecordPaymentData } from '@smb/api-client'
import { plainAmount } from '@smb/core/money'
import type { Allocations } from './allocation-plan.ts'
import { wantedAllocations } from './allocation-plan.ts'

export type PaymentBody = RecordPaymentData['body']

/** What the form holds; amounts are decimal strings, '' is not written yet. */
export type PaymentValues = {
  readonly customerId: string | null
  readonly date: string
  readonly currency: string
  readonly amount: string
  /** Held back by the customer for the tax office. */
  readonly withheld: string
  readonly exchangeRate: string
  readonly depositId: string | null
  readonly method: NonNullable<PaymentBody['method']>
  readonly reference: string
  readonly allocations: Allocations
}

/** What is missing before it can be sent, by field. */
export function paymentFaults(values: PaymentValues, baseCurrency: string): Record<string, string> {
  const faults: Record<string, string> = {}
  if (values.customerId === null) faults.customerId = 'Choose who paid.'
  if (!/[1-9]/.test(values.amount + values.withheld) || values.amount.startsWith('-'))
    faults.amount = 'Write what came in.'
  if (values.date === '') faults.date = 'Write the day the money came.'
  const isForeign = values.currency !== baseCurrency
  if (isForeign && !/[1-9]/.test(plainAmount(values.exchangeRate) ?? ''))
    faults.exchangeRate = `Give the rate: how many ${baseCurrency} is one ${values.currency}?`
  return faults
}

/** The body that records it. */
export function paymentBody(values: PaymentValues, baseCurrency: string): PaymentBody {
  const { currency, amount, withheld, depositId, exchangeRate } = values
  const rate = currency === baseCurrency ? undefined : plainAmount(exchangeRate)
  return {
    customerId: values.customerId ?? '',
    date: values.date,
    amount: { amount: amount || '0', currency },
    ...(/[1-9]/.test(withheld) ? { withheld: { amount: withheld, currency } } : {}),
    ...(rate ? { exchangeRate: rate } : {}),
    ...(depositId ? { bankLedgerAccountId: depositId } : {}),
    method: values.method,
    reference: values.reference.trim(),
    allocations: wantedAllocations(values.allocations, currency),
  }
}
