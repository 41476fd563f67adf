import { Decimal, Money } from '../money/index.ts'
import type { TaxCode } from '../tax/index.ts'
import { documentTax, salesTaxesOn } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'
import { matchingErrors } from './matching-errors.ts'

/** The tax that an amount moved by the bank includes, with the sign of that amount, and the account role it goes to. */
export type CodingTax = {
  readonly role: 'output_tax' | 'input_tax'
  readonly amount: Money
}

/**
 * Splits what the bank moved into net and tax (rule 8), at the rates of the day it moved. Money in carries output tax,
 * money out input tax to reclaim. Throws `banking.tax_code` for codes under which a bank moves no tax (withholding,
 * reverse charge), `tax.no_rate`.
 */
export function codingTax(amount: Money, code: TaxCode, date: LocalDate): CodingTax {
  if (code.kind === 'withholding' || code.kind === 'reverse_charge') {
    throw matchingErrors.taxCode(code.code)
  }
  const taxes = salesTaxesOn(code, date, ['taxCodeId'])
  if (taxes.some((tax) => tax.accountRole === 'withholding_receivable')) {
    throw matchingErrors.taxCode(code.code)
  }
  const isOut = Money.isNegative(amount)
  const { tax } = documentTax({
    currency: amount.currency,
    pricesIncludeTax: true,
    taxRounding: 'per_document',
    discount: null,
    lines: [
      {
        quantity: Decimal.one,
        unitPrice: Money.toDecimal(isOut ? Money.negate(amount) : amount),
        discount: null,
        taxes,
      },
    ],
  })
  return { role: isOut ? 'input_tax' : 'output_tax', amount: isOut ? Money.negate(tax) : tax }
}
