import type { AppliedTax, TaxCode, TaxKind } from '@smb/core/tax'
import { rateOn, salesTaxesOn, taxConflicts } from '@smb/core/tax'
import type { LocalDate } from '@smb/core/time'
import { formatDate } from '#lib/format/date.ts'
import { formatDecimal } from '#lib/format/money.ts'
import { Decimal } from '@smb/core/money'

/** A tax code as the picker offers it, with its rate on the day of the invoice. */
export type TaxChoice = {
  readonly id: string
  readonly code: string
  readonly name: string
  /** `16%`, `5% + 9.975%`, `Zero-rated`; null where no rate holds on that day. */
  readonly rate: string | null
  /** In few words, as a row has room for: `VAT 16%`, `Exempt`. */
  readonly short: string
  /** What is worth knowing beside the rate; empty mostly. */
  readonly hint: string
  readonly isWithheld: boolean
  readonly isArchived: boolean
}

const kindWords: Readonly<Partial<Record<TaxKind, string>>> = {
  zero_rated: 'Zero-rated',
  exempt: 'Exempt',
  out_of_scope: 'Out of scope',
  reverse_charge: 'Reverse charge',
}

const percentWords = (rate: Decimal): string => `${formatDecimal(Decimal.toString(rate))}%`

/** The taxes that the code charges that day; undefined where a rate is missing. */
const taxesOn = (code: TaxCode, date: LocalDate): readonly AppliedTax[] | undefined =>
  code.components.every((component) => rateOn(component, date))
    ? salesTaxesOn(code, date)
    : undefined

export function taxChoice(code: TaxCode, date: LocalDate): TaxChoice {
  const { id, name } = code
  const taxes = taxesOn(code, date)
  const kind = kindWords[code.kind]
  const rates = taxes?.map(({ ratePercent }) => percentWords(ratePercent)).join(' + ')
  const named = taxes?.map((tax) => `${tax.name} ${percentWords(tax.ratePercent)}`).join(' + ')
  return {
    ...{ id, name, code: code.code },
    rate: taxes === undefined ? null : (kind ?? rates ?? ''),
    short: kind === undefined ? (named ?? code.code) : name,
    hint: hintOf(code, taxes, date),
    isWithheld: code.kind === 'withholding',
    isArchived: code.archivedAt !== null,
  }
}

function hintOf(code: TaxCode, taxes: readonly AppliedTax[] | undefined, date: LocalDate): string {
  if (taxes === undefined) return `No rate on ${formatDate(date)}`
  if (taxes.some(({ accountRole }) => accountRole === 'withholding_receivable'))
    return code.kind === 'withholding' ? '' : 'A part is deducted by the customer'
  return taxes.some(({ isCompound }) => isCompound) ? 'Charged on the taxes before it too' : ''
}

/** `VAT 16% · WHT 5%` in the order in which they are charged; `No tax` without. */
export const taxesInWords = (ids: readonly string[], choices: ReadonlyMap<string, TaxChoice>) =>
  ids.length === 0 ? 'No tax' : ids.map((id) => choices.get(id)?.short ?? 'Unknown').join(' · ')

/** What is wrong with these codes on one line that day, in core's words; undefined when nothing is. */
export function taxTrouble(
  ids: readonly string[],
  codes: ReadonlyMap<string, TaxCode>,
  date: LocalDate,
): string | undefined {
  const chosen = ids.flatMap((id) => codes.get(id) ?? [])
  const unrated = chosen.find((code) => taxesOn(code, date) === undefined)
  if (unrated) return `${unrated.name} has no rate on ${formatDate(date)}.`
  const taxes = chosen.flatMap((code) => taxesOn(code, date) ?? [])
  return taxConflicts(taxes, [])[0]?.message
}

/** The chosen ids with one put on at the end, or taken off. */
export const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
