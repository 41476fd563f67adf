import type { CreateInvoiceData, Invoice } from '@smb/api-client'
import { isDiscountPercent, isExchangeRate } from '@smb/core/invoicing'
import { figure } from '#lib/input/figure.ts'
import { currency, Decimal, decimalOnWire, isCurrency, Money, plainAmount } from '@smb/core/money'
import { formatDecimal } from '#lib/format/money.ts'
import { newId } from './new-id.ts'

/** A line of the grid. Figures are the text as typed: `1.5`, `=3*40`, also while it cannot be read. */
export type LineValues = {
  readonly id: string
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
  /** Percent, with or without its sign. */
  readonly discount: string
  /** A discount in money, which only the API can give; kept until another is typed. */
  readonly fixedDiscount: string | null
  /** In the order in which they are charged. */
  readonly taxCodeIds: readonly string[]
  readonly incomeAccountId: string | null
  /** The product or service that the line began with. */
  readonly itemId: string | null
}

/** What the editor holds. Null dates are left to the day of issue and the terms. */
export type DraftValues = {
  readonly customerId: string | null
  readonly currency: string
  /** Base currency per unit, as typed. */
  readonly exchangeRate: string
  readonly pricesIncludeTax: boolean
  /** Off the whole document, as typed: a percentage or an amount in the invoice's currency. */
  readonly discount: string
  readonly discountKind: 'percent' | 'amount'
  /** Taken off the total with tax, like a discount for paying early; the tax stays as it is. */
  readonly discountIsAfterTax: boolean
  readonly issueDate: string | null
  readonly dueDate: string | null
  readonly paymentTermsDays: number
  readonly reference: string
  readonly note: string
  /** The last one is blank and waits to be written in. */
  readonly lines: readonly LineValues[]
}

export type DraftBody = CreateInvoiceData['body']

/** A typed exchange rate, null when empty, undefined when it is none. */
export function rateOf(typed: string): string | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const read = plainAmount(text)
  const decimal = read === undefined ? undefined : decimalOnWire(read)
  return decimal && isExchangeRate(decimal) ? read : undefined
}

/** A typed percentage as a plain decimal, null when empty, undefined when it is none from 0 to 100. */
export function percent(typed: string): string | null | undefined {
  const text = typed.trim().replace(/\s*%$/, '')
  if (text === '') return null
  const read = plainAmount(text)
  const decimal = read === undefined ? undefined : decimalOnWire(read)
  return decimal && isDiscountPercent(decimal) ? read : undefined
}

/** A typed amount of that currency as a plain decimal, null when empty, undefined when it is none of zero or more. */
function amountOff(typed: string, code: string): string | null | undefined {
  if (typed.trim() === '') return null
  const read = figure(typed, '')
  if (read === undefined || read.startsWith('-') || !isCurrency(code)) return undefined
  const whole = Money.round(Decimal.from(read), currency(code))
  return Decimal.compare(Money.toDecimal(whole), Decimal.from(read)) === 0
    ? Money.toString(whole)
    : undefined
}

/** The discount on the whole document as the API takes it, null without one, undefined while it cannot be read. */
export function documentDiscount(
  values: Pick<DraftValues, 'discount' | 'discountKind' | 'discountIsAfterTax' | 'currency'>,
): Invoice['discount'] | undefined {
  const { discount, discountKind, discountIsAfterTax: isAfterTax } = values
  if (discountKind === 'amount') {
    const amount = amountOff(discount, values.currency)
    return typeof amount === 'string' ? { kind: 'amount', amount, isAfterTax } : amount
  }
  const off = percent(discount)
  return typeof off === 'string' ? { kind: 'percent', percent: off, isAfterTax } : off
}

export function blankLine(taxCodeIds: readonly string[]): LineValues {
  return {
    id: newId('inl'),
    description: '',
    quantity: '',
    unitPrice: '',
    discount: '',
    fixedDiscount: null,
    taxCodeIds,
    incomeAccountId: null,
    itemId: null,
  }
}

/** Nothing was written in it: it is not part of the invoice. */
export const isBlank = (line: LineValues): boolean =>
  [line.description, line.quantity, line.unitPrice, line.discount].every((t) => t.trim() === '')

export const writtenLines = (values: DraftValues): LineValues[] =>
  values.lines.filter((line) => !isBlank(line))

/** A new, empty draft with the business's settings. */
export function newDraft(given: {
  readonly currency: string
  readonly pricesIncludeTax: boolean
  readonly paymentTermsDays: number
  readonly defaultTaxCodeIds: readonly string[]
  readonly note?: string
}): DraftValues {
  return {
    customerId: null,
    currency: given.currency,
    exchangeRate: '',
    pricesIncludeTax: given.pricesIncludeTax,
    discount: '',
    discountKind: 'percent',
    discountIsAfterTax: false,
    issueDate: null,
    dueDate: null,
    paymentTermsDays: given.paymentTermsDays,
    reference: '',
    note: given.note ?? '',
    lines: [blankLine(given.defaultTaxCodeIds)],
  }
}

/** A saved draft as the editor holds it. */
export function draftValues(invoice: Invoice, defaultTaxCodeIds: readonly string[]): DraftValues {
  const { discount } = invoice
  return {
    customerId: invoice.customerId,
    currency: invoice.currency,
    exchangeRate: invoice.currency === invoice.baseCurrency ? '' : (invoice.exchangeRate ?? ''),
    pricesIncludeTax: invoice.pricesIncludeTax,
    discount:
      discount?.kind === 'percent' ? formatDecimal(discount.percent) : (discount?.amount ?? ''),
    discountKind: discount?.kind ?? 'percent',
    discountIsAfterTax: discount?.isAfterTax ?? false,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    paymentTermsDays: invoice.paymentTermsDays,
    reference: invoice.reference,
    note: invoice.note,
    lines: [...invoice.lines.map(lineValues), blankLine(defaultTaxCodeIds)],
  }
}

function lineValues(line: Invoice['lines'][number]): LineValues {
  const { discount } = line
  return {
    id: line.id,
    description: line.description,
    quantity: formatDecimal(line.quantity),
    unitPrice: line.unitPrice,
    discount: discount?.kind === 'percent' ? formatDecimal(discount.percent) : '',
    fixedDiscount: discount?.kind === 'amount' ? discount.amount : null,
    taxCodeIds: line.taxCodeIds,
    incomeAccountId: line.incomeAccountId,
    itemId: line.itemId,
  }
}

/** The draft as the API takes it; undefined while a figure cannot be read. */
export function draftBody(values: DraftValues): DraftBody | undefined {
  const lines = writtenLines(values).map(lineBody)
  const rate = rateOf(values.exchangeRate)
  const off = documentDiscount(values)
  if (lines.includes(undefined) || rate === undefined || off === undefined) return undefined
  return {
    customerId: values.customerId,
    currency: values.currency,
    exchangeRate: rate,
    pricesIncludeTax: values.pricesIncludeTax,
    discount: off,
    lines: lines.filter((line) => line !== undefined),
    issueDate: values.issueDate,
    dueDate: values.dueDate,
    paymentTermsDays: values.paymentTermsDays,
    reference: values.reference,
    note: values.note,
  }
}

type LineBody = NonNullable<DraftBody['lines']>[number]

function lineBody(line: LineValues): LineBody | undefined {
  const quantity = figure(line.quantity, '1')
  const unitPrice = figure(line.unitPrice, '0')
  const off = percent(line.discount)
  if (quantity === undefined || unitPrice === undefined || off === undefined) return undefined
  const fixed = line.fixedDiscount
  return {
    id: line.id,
    description: line.description,
    quantity,
    unitPrice,
    discount:
      off !== null
        ? { kind: 'percent', percent: off }
        : fixed !== null
          ? { kind: 'amount', amount: fixed }
          : null,
    taxCodeIds: [...line.taxCodeIds],
    ...(line.itemId ? { itemId: line.itemId } : {}),
    ...(line.incomeAccountId ? { incomeAccountId: line.incomeAccountId } : {}),
  }
}
