import { Decimal, currency as currencyOf, Money } from '@smb/core/money'
import type { AppliedTax, BusinessTaxCodeView, DocumentTotals, TaxRounding } from '@smb/core/tax'
import { documentTax, rateOn, taxComponentFromView } from '@smb/core/tax'
import { LocalDate } from '@smb/core/time'

/** What an example charges: the tax that new lines start with, or ten percent where there is none. */
export type ExampleTax = { readonly name: string; readonly ratePercent: Decimal }

export function exampleTax(codes: readonly BusinessTaxCodeView[], today: string): ExampleTax {
  const chosen = codes.find(({ isDefault, kind }) => isDefault && kind === 'standard')
  const [component] = chosen?.components ?? []
  const rate = component && rateOn(taxComponentFromView(component), LocalDate.from(today))
  return component && rate && !Decimal.isZero(rate)
    ? { name: component.name, ratePercent: rate }
    : { name: 'Tax', ratePercent: Decimal.of(10n) }
}

type Basis = { readonly pricesIncludeTax: boolean; readonly taxRounding: TaxRounding }
type Worked = Pick<DocumentTotals, 'net' | 'tax' | 'total'>

/** Lines of one piece each, reckoned by the engine that reckons invoices. */
function worked(prices: readonly Money[], tax: ExampleTax, basis: Basis): Worked {
  const applied: AppliedTax = {
    ...{ taxCodeId: 'tax_00000000000000000000000000', kind: 'standard', name: tax.name },
    ...{ ratePercent: tax.ratePercent, isCompound: false, accountRole: 'output_tax' },
  }
  const currency = prices[0]?.currency ?? currencyOf('EUR')
  const lines = prices.map((price) => ({
    ...{ quantity: Decimal.one, unitPrice: Money.toDecimal(price), discount: null },
    taxes: [applied],
  }))
  return documentTax({ ...basis, currency, discount: null, lines })
}

/** One price of a hundred, with the tax on top of it and inside it. */
export function pricesExample(currency: string, tax: ExampleTax) {
  const price = Money.round(Decimal.of(100n), currencyOf(currency))
  const by = (pricesIncludeTax: boolean) =>
    worked([price], tax, { pricesIncludeTax, taxRounding: 'per_document' })
  return { price, onTop: by(false), inside: by(true) }
}

const firstPrice = 33n
const pricesTried = 200n

/**
 * Three lines of one small price at which the two ways of rounding differ: the first from 33 minor units on; some price
 * where they never do.
 */
export function roundingExample(currency: string, tax: ExampleTax) {
  const at = (minor: bigint) => {
    const price = Money.of(minor, currencyOf(currency))
    const by = (taxRounding: TaxRounding) =>
      worked([price, price, price], tax, { pricesIncludeTax: false, taxRounding })
    return { price, perDocument: by('per_document'), perLine: by('per_line') }
  }
  for (let minor = firstPrice; minor < firstPrice + pricesTried; minor += 1n) {
    const example = at(minor)
    if (Money.compare(example.perDocument.tax, example.perLine.tax) !== 0) return example
  }
  return at(firstPrice)
}
