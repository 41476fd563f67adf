import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { Mt940Details } from './mt940-details.ts'
import { mt940Details, toldReference } from './mt940-details.ts'
import { mt940Errors } from './mt940-errors.ts'
import type { Mt940Field } from './mt940-fields.ts'
import { mt940Amount, mt940Date, mt940EntryDate } from './mt940-values.ts'
import type { ReadStatementLine, StatementLineKind } from './statement.ts'
import { onOneLine } from './text-lines.ts'

// Value date, entry date or blanks, side, funds code, amount, type, references.
const entry =
  /^(\d{6})(\d{4}|\s{4})?([ER]?[CD])([A-Z])?(\d{1,20}(?:[.,]\d{0,6})?)([NFS][A-Z0-9]{3})(.*)$/
const referenceLength = 16
const charges = new Set(['CHG', 'COM'])

function kindOf(side: string, type: string): StatementLineKind {
  if (side.startsWith('R')) return 'reversal'
  return charges.has(type.slice(1)) ? 'charge' : 'movement'
}

/**
 * A line of money: `:61:` with the `:86:` after it. The side counts as it stands: the reversal of a credit (`RC`) takes
 * money away. The booking date is the entry date where there is one. Throws `mt940.*`.
 */
export function mt940Entry(
  field: Mt940Field,
  texts: readonly (readonly string[])[],
  currency: CurrencyCode,
): ReadStatementLine {
  const [first = '', ...more] = field.lines
  const match = entry.exec(first)
  if (!match) throw mt940Errors.entry(field.line, first)
  const [, valueText = '', entryText = '', side = '', , amountText = '', type = '', rest = ''] =
    match
  const valueDate = mt940Date(valueText, field.line)
  const read = mt940Amount(amountText, currency, field.line)
  const isIn = side === 'C' || side === 'RD' || side === 'EC'
  const references = referencesOf(rest)
  const details = mt940Details(texts)
  const words = textsOf(details, { beside: references.beside, more: onOneLine(more.join(' ')) })
  const kind = kindOf(side, type)
  const reference = references.own || details.reference
  return {
    fitId: references.bank === '' ? null : references.bank,
    date: entryText.trim() === '' ? valueDate : mt940EntryDate(entryText, valueDate, field.line),
    amount: isIn ? read : Money.negate(read),
    type,
    ...words,
    checkNumber: null,
    runningBalance: null,
    fileLine: field.line,
    valueDate,
    ...(reference === '' ? {} : { reference }),
    ...(kind === 'movement' ? {} : { kind }),
  }
}

/** The parties' reference before `//` and the bank's behind it; filled up to sixteen letters, a name may follow. */
function referencesOf(rest: string): { own: string; bank: string; beside: string } {
  const cut = rest.indexOf('//')
  if (cut !== -1)
    return {
      own: toldReference(rest.slice(0, cut)),
      bank: toldReference(rest.slice(cut + 2)),
      beside: '',
    }
  const head = rest.slice(0, referenceLength)
  const isPadded = head.length === referenceLength && head.endsWith(' ')
  const own = toldReference(isPadded ? head : rest)
  return { own, bank: '', beside: isPadded ? onOneLine(rest.slice(referenceLength)) : '' }
}

function textsOf(
  { counterparty, account, description }: Mt940Details,
  field: { readonly beside: string; readonly more: string },
) {
  return {
    name: counterparty || field.beside,
    memo: description || field.more,
    ...(account === '' ? {} : { counterpartyAccount: account }),
  }
}
