import type {
  CustomerId,
  InvoiceId,
  InvoiceLineId,
  JournalEntryId,
  LedgerAccountId,
} from '../ids/index.ts'
import { Decimal, Money } from '../money/index.ts'
import { paymentTermsDaysMax } from '../parties/index.ts'
import type { LocalDate } from '../time/index.ts'
import { LocalDate as days } from '../time/index.ts'
import type { IssuedInvoice } from './invoice.ts'
import { printedDate } from './printed-figures.ts'

/** An invoice that customers still owed on when the business came from other books. In base currency, taxes inside. */
export type OpeningInvoice = {
  /** As the old books had it. */
  readonly number: string
  /** Of the old books, on or before the day that the business came. */
  readonly date: LocalDate
  readonly dueDate: LocalDate
  /** What is open of it. */
  readonly amount: Money
}

/**
 * The invoice as these books have it: issued on the day that the business came, due when it was due, so that it ages and is
 * paid like any other. Its one line gives what is open to the account that holds opening balances: the sale and its tax were
 * posted in the old books.
 */
export function openingInvoice(
  given: OpeningInvoice,
  as: {
    readonly id: InvoiceId
    readonly lineId: InvoiceLineId
    readonly customerId: CustomerId
    readonly asOf: LocalDate
    readonly accountId: LedgerAccountId
    readonly journalEntryId: JournalEntryId
  },
): IssuedInvoice {
  const { currency } = given.amount
  const terms = days.daysBetween(given.date, given.dueDate)
  return {
    id: as.id,
    status: 'issued',
    number: given.number,
    customerId: as.customerId,
    currency,
    baseCurrency: currency,
    exchangeRate: Decimal.one,
    pricesIncludeTax: false,
    taxRounding: 'per_document',
    discount: null,
    lines: [
      {
        id: as.lineId,
        description: `Open amount of invoice ${given.number} of ${printedDate(given.date)}, from the books before these`,
        quantity: Decimal.one,
        unitPrice: Money.toDecimal(given.amount),
        discount: null,
        incomeAccountId: as.accountId,
        itemId: null,
        taxCodeIds: [],
        taxes: [],
      },
    ],
    issueDate: as.asOf,
    dueDate: given.dueDate,
    paymentTermsDays: Math.min(Math.max(terms, 0), paymentTermsDaysMax),
    reference: '',
    note: '',
    customFields: {},
    replacesId: null,
    settled: Money.zero(currency),
    settledBase: Money.zero(currency),
    credited: Money.zero(currency),
    writtenOff: Money.zero(currency),
    journalEntryId: as.journalEntryId,
    version: 1,
  }
}

/** True for numbers that a series of this pattern gives in some year: they are its own to give. */
export function isNumberOfSeries(number: string, pattern: string): boolean {
  const literals = pattern.split(/\{year\}|\{number\}/)
  const [head = '', ...others] = literals
  const tail = others.at(-1) ?? ''
  if (number.length <= head.length + tail.length) return false
  if (!number.startsWith(head) || !number.endsWith(tail)) return false
  const inner = number.slice(head.length, number.length - tail.length)
  const between = others.length > 1 ? (others[0] ?? '') : ''
  const digits = between === '' ? [inner] : inner.split(between)
  return digits.length === (between === '' ? 1 : 2) && digits.every((part) => /^\d+$/.test(part))
}
