import type { BusinessTaxCode } from '@smb/api-client'
import type { InvoiceId, InvoiceLineId, ItemId, LedgerAccountId, TaxCodeId } from '@smb/core/ids'
import { AppError } from '@smb/core/errors'
import type { DraftInvoice, InvoiceLine } from '@smb/core/invoicing'
import { invoiceTotals } from '@smb/core/invoicing'
import { currency, Decimal, isCurrency, Money } from '@smb/core/money'
import type { AppliedTax, TaxCode, TaxRounding } from '@smb/core/tax'
import { rateOn, salesTaxesOn, taxComponentFromView } from '@smb/core/tax'
import { LocalDate } from '@smb/core/time'
import type { DraftValues, LineValues } from './draft-values.ts'
import { figure } from '#lib/input/figure.ts'
import { documentDiscount, percent, rateOf, writtenLines } from './draft-values.ts'

export type TaxCodes = ReadonlyMap<string, TaxCode>

/** The business's tax codes as core reckons with them, by id. */
export function taxCodesById(codes: readonly BusinessTaxCode[]): TaxCodes {
  return new Map(
    codes.map((code) => [
      code.id,
      {
        ...code,
        id: code.id as TaxCodeId,
        components: code.components.map(taxComponentFromView),
      },
    ]),
  )
}

type Around = {
  readonly id: InvoiceId
  readonly baseCurrency: string
  readonly taxRounding: TaxRounding
  readonly taxCodes: TaxCodes
  readonly today: string
  readonly version: number
}

const noAccount: LedgerAccountId = 'acc_00000000000000000000000000'

/**
 * What is being typed, as the draft that core reckons with: the functions that will post it give the figures on screen.
 * A figure that cannot be read counts as nothing until it can.
 */
export function liveInvoice(values: DraftValues, around: Around): DraftInvoice {
  const issueDate = LocalDate.from(values.issueDate ?? around.today)
  const own = currency(isCurrency(values.currency) ? values.currency : around.baseCurrency)
  const off = documentDiscount(values)
  const rate = rateOf(values.exchangeRate)
  return {
    id: around.id,
    status: 'draft',
    number: null,
    customerId: values.customerId as DraftInvoice['customerId'],
    currency: own,
    baseCurrency: currency(around.baseCurrency),
    exchangeRate: own === around.baseCurrency ? Decimal.one : rate ? Decimal.from(rate) : null,
    pricesIncludeTax: values.pricesIncludeTax,
    taxRounding: around.taxRounding,
    discount: off ? { ...discountIn(off, own), isAfterTax: off.isAfterTax } : null,
    lines: writtenLines(values).map((line) =>
      liveLine(line, { currency: own, issueDate, taxCodes: around.taxCodes }),
    ),
    issueDate,
    dueDate: LocalDate.from(dueDateOf(values, around.today)),
    paymentTermsDays: values.paymentTermsDays,
    reference: values.reference,
    note: values.note,
    customFields: {},
    replacesId: null,
    archivedAt: null,
    version: around.version,
  }
}

/**
 * The draft with the lines that figures can be made of: without any while they come to more than the books hold. Saving
 * and the preview are refused then, and say so; the page stays.
 */
export function reckonable(draft: DraftInvoice): DraftInvoice {
  try {
    invoiceTotals(draft)
    return draft
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...draft, lines: [], discount: null }
  }
}

/** The due date as written, or by the terms. */
export function dueDateOf(values: DraftValues, today: string): string {
  const issued = LocalDate.from(values.issueDate ?? today)
  return values.dueDate ?? LocalDate.addDays(issued, values.paymentTermsDays)
}

type FixedOrPercent =
  | { readonly kind: 'percent'; readonly percent: string }
  | { readonly kind: 'amount'; readonly amount: string }

const discountIn = (given: FixedOrPercent, own: DraftInvoice['currency']) =>
  given.kind === 'percent'
    ? { kind: 'percent' as const, percent: Decimal.from(given.percent) }
    : { kind: 'amount' as const, amount: Money.round(Decimal.from(given.amount), own) }

function liveLine(
  line: LineValues,
  around: { currency: DraftInvoice['currency']; issueDate: LocalDate; taxCodes: TaxCodes },
): InvoiceLine {
  const off = percent(line.discount)
  const fixed = line.fixedDiscount
  const given: FixedOrPercent | null =
    off !== null && off !== undefined
      ? { kind: 'percent', percent: off }
      : fixed !== null
        ? { kind: 'amount', amount: fixed }
        : null
  return {
    id: line.id as InvoiceLineId,
    itemId: line.itemId as ItemId | null,
    description: line.description,
    quantity: Decimal.from(figure(line.quantity, '1') ?? '0'),
    unitPrice: Decimal.from(figure(line.unitPrice, '0') ?? '0'),
    discount: given && discountIn(given, around.currency),
    incomeAccountId: (line.incomeAccountId ?? noAccount) as LedgerAccountId,
    taxCodeIds: line.taxCodeIds as readonly TaxCodeId[],
    taxes: line.taxCodeIds.flatMap((id) => taxesOn(id, around)),
  }
}

/** A code without a rate on that day charges nothing here; the preview says that it needs one. */
function taxesOn(
  id: string,
  { issueDate, taxCodes }: { issueDate: LocalDate; taxCodes: TaxCodes },
): readonly AppliedTax[] {
  const code = taxCodes.get(id)
  if (!code?.components.every((component) => rateOn(component, issueDate))) return []
  return salesTaxesOn(code, issueDate)
}
