import { AppError, invalid } from '../errors/index.ts'

const conflict = (code: string, message: string): AppError =>
  new AppError('conflict', code, message)

/** Refusals about refunds of customer credit. */
export const refundErrors = {
  notFound: () =>
    new AppError('not_found', 'refund.not_found', 'There is no such refund in this business.'),
  notPositive: () =>
    invalid('refund.not_positive', 'The amount paid back must be more than zero.', ['amount']),
  overRefunded: (what: string, left: string) => {
    const message = `The ${what} has ${left} left to pay back.`
    const issues = [{ path: ['amount'], code: 'refund.over_refunded', message }]
    return new AppError('conflict', 'refund.over_refunded', message, { issues })
  },
  tooEarly: (date: string) =>
    invalid(
      'refund.too_early',
      `Credit cannot be paid back before it came to be: ${date} at the earliest.`,
      ['date'],
    ),
  noExchangeRate: () =>
    invalid(
      'refund.no_exchange_rate',
      'Give the rate: how much base currency is one unit worth on that day?',
      ['exchangeRate'],
    ),
  sourceNeeded: () =>
    invalid(
      'refund.source_needed',
      'Name the payment or the credit note to pay back, one of both.',
      ['paymentId'],
    ),
  reversed: () => conflict('refund.reversed', 'This refund is reversed already.'),
  reversedTooEarly: (date: string) =>
    invalid(
      'refund.reversed_too_early',
      `A refund of ${date} cannot be reversed on an earlier day.`,
      ['date'],
    ),
  alreadyExists: () =>
    conflict(
      'refund.already_exists',
      'A refund with this id exists with other content. Use a new id.',
    ),
}
