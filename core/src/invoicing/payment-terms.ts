import type { PaperLanguage } from '../parties/index.ts'
import { LocalDate } from '../time/index.ts'
import type { Invoice } from './invoice.ts'
import { paperWords } from './paper-words.ts'

/** When payment is expected, as the document says it under its sums; empty once the invoice is void. */
export function paymentTermsText(
  invoice: Pick<Invoice, 'status' | 'issueDate' | 'dueDate' | 'paymentTermsDays'>,
  language: PaperLanguage = 'en',
): string {
  const { status, issueDate, dueDate, paymentTermsDays } = invoice
  if (status === 'voided') return ''
  const days = issueDate && dueDate ? LocalDate.daysBetween(issueDate, dueDate) : paymentTermsDays
  const words = paperWords[language]
  return days <= 0 ? words.dueOnReceipt : words.termsOfDays(days)
}
