import type { CustomerId, InvoiceId } from '@smb/core/ids'
import type { CurrencyCode, Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'

export type OpenInvoiceFilter = {
  readonly customerId?: CustomerId | undefined
  readonly currency?: CurrencyCode | undefined
  /** At most so many, the longest due first. */
  readonly limit: number
}

/** An issued invoice that is not paid, as payment screens and bank matching show it. */
export type OpenInvoice = {
  readonly id: InvoiceId
  readonly number: string
  readonly customerId: CustomerId
  readonly customerName: string
  readonly currency: CurrencyCode
  readonly issueDate: LocalDate
  readonly dueDate: LocalDate
  readonly reference: string
  readonly total: Money
  readonly outstanding: Money
  /** What the receivable still stands at in base currency. */
  readonly outstandingBase: Money
}

/** Open invoices, the longest due first. */
export async function listOpenInvoices(
  tx: ReadTx,
  filter: OpenInvoiceFilter,
): Promise<OpenInvoice[]> {
  throw new Error(`${tx.tenantId} ${filter.limit}`)
}
