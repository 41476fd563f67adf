import { LocalDate } from '../time/index.ts'
import type { Invoice } from './invoice.ts'

/** When payment is expected, as the document says it under its sums; empty once the invoice is void. */
export function paymentTermsText(
  invoice: Pick<Invoice, 'status' | 'issueDate' | 'dueDate' | 'paymentTermsDays'>,
): string {
  const { status, issueDate, dueDate, paymentTermsDays } = invoice
  if (status === 'voided') return ''
  const days = issueDate && dueDate ? LocalDate.daysBetween(issueDate, dueDate) : paymentTermsDays
  if (days <= 0) return 'Payment terms: due on receipt.'
  return `Payment terms: ${days === 1 ? '1 day' : `${days} days`} from the issue date.`
}
