import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string, extra?: Record<string, unknown>): AppError =>
  new AppError('conflict', code, message, extra ? { extra } : {})

type Path = readonly (string | number)[]

/** Refusals about payments received and their allocations. */
export const paymentErrors = {
  notFound: () =>
    new AppError('not_found', 'payment.not_found', 'There is no such payment in this business.'),
  allocationNotFound: () =>
    new AppError(
      'not_found',
      'payment.allocation_not_found',
      'There is no such live allocation here.',
    ),
  amountNotPositive: () =>
    invalid(
      'payment.amount_not_positive',
      'Write what came in or what was withheld: together more than zero.',
      ['amount'],
    ),
  withheldNegative: () =>
    invalid('payment.withheld_negative', 'The amount held back cannot be negative.', ['withheld']),
  currencyMismatch: (path: Path, currency: string) =>
    invalid('payment.currency_mismatch', `All amounts here are in ${currency}.`, path),
  noExchangeRate: () =>
    invalid(
      'payment.no_exchange_rate',
      'Give the rate: how much base currency is one unit worth?',
      ['exchangeRate'],
    ),
  allocationNotPositive: (path: Path) =>
    invalid('payment.allocation_not_positive', 'An allocation must be more than zero.', path),
  allocatedTwice: (path: Path) =>
    invalid(
      'payment.allocated_twice',
      'This invoice is named twice. Put the amounts together.',
      path,
    ),
  overAllocated: (path: Path, what: string, left: string) =>
    conflictAt('payment.over_allocated', `The ${what} has ${left} left to allocate.`, path),
  overSettled: (path: Path, number: string, left: string) =>
    conflictAt(
      'payment.over_settled',
      `Invoice ${number} has ${left} outstanding. Allocate at most that.`,
      path,
    ),
  invoiceNotFound: (path: Path) =>
    invalid('payment.invoice_not_found', 'There is no such invoice in this business.', path),
  invoiceNotIssued: (path: Path) =>
    conflictAt('payment.invoice_not_issued', 'Only an issued invoice can be settled.', path),
  invoiceCurrency: (path: Path, number: string, currency: string) =>
    invalid(
      'payment.invoice_currency',
      `Invoice ${number} is in ${currency}. Credit settles invoices of its own currency.`,
      path,
    ),
  invoiceCustomer: (path: Path, number: string) =>
    invalid('payment.invoice_customer', `Invoice ${number} belongs to another customer.`, path),
  allocationTooEarly: (path: Path, date: string) =>
    invalid(
      'payment.allocation_too_early',
      `An allocation cannot be earlier than both documents: ${date} at the earliest.`,
      path,
    ),
  reversed: () =>
    conflict(
      'payment.reversed',
      'This payment is reversed. Record the payment again if it did arrive.',
    ),
  refunded: () =>
    conflict(
      'payment.refunded',
      'Some of this payment was paid back. Reverse the refund first, then the payment.',
    ),
  reversedTooEarly: (date: string) =>
    invalid(
      'payment.reversed_too_early',
      `A reversal cannot be earlier than what it undoes: ${date} at the earliest.`,
      ['date'],
    ),
  endedTooEarly: (date: string) =>
    invalid('payment.ended_too_early', `An allocation of ${date} cannot end on an earlier day.`, [
      'date',
    ]),
  alreadyExists: () =>
    conflict(
      'payment.already_exists',
      'A payment with this id exists with other content. Use a new id.',
    ),
  changedMeanwhile: (current: unknown, yours: unknown) =>
    conflict(
      'payment.changed_meanwhile',
      'Someone changed this payment while you were working. Look at both and try again.',
      { current, yours },
    ),
}

/** A refusal that depends on the moment, and still has a place in the request. */
function conflictAt(code: string, message: string, path: Path): AppError {
  return new AppError('conflict', code, message, { issues: [{ path, code, message }] })
}
