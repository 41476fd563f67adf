import { normalizedText } from '../csv/index.ts'
import { Money } from '../money/index.ts'
import type { ReadStatementLine } from './statement.ts'

const textMax = 400
// What the money was moved by, and then the charge for it: `School fees` is no charge.
const charge =
  /(?:^| )CHARGES?$|^CHARGES?(?: |$)|\b(?:PAY ?BILL|MERCHANT|WITHDRAWAL|FUNDS|TRANSFER|TRANSACTION|AGENT|CUSTOMER|PAYMENT|B2C|B2B|BUNDLE|ORGANI[SZ]ATION) CHARGES?\b|\bTRANSACTION (?:FEE|COST)S?\b|^FEES? (?:FOR|OF)\b/
const reversal = /\bREVERSALS?\b|\bREVERSED\b/

const keyOf = (text: string): string => normalizedText(text.slice(0, textMax))

/** Whether the words of a line say that it is a charge of the provider. */
export const isChargeText = (text: string): boolean => charge.test(keyOf(text))

const moneyHeadings = new Set(['PAID IN', 'WITHDRAWN'])

/** Whether a heading is that of a mobile-money statement: receipts, and money paid in and withdrawn. */
function isMobileMoney(heading: readonly string[] | null): boolean {
  const keys = (heading ?? []).map((cell) => normalizedText(cell.slice(0, textMax)))
  return keys.some((key) => key.startsWith('RECEIPT')) && keys.some((key) => moneyHeadings.has(key))
}

/**
 * Lines of a mobile-money statement with what they are (rule 69): a charge shares the receipt of its transaction or
 * names it, a reversal names what it undoes. Lines under any other heading stay as they are.
 */
export function mobileMoneyLines(
  lines: readonly ReadStatementLine[],
  heading: readonly string[] | null,
): readonly ReadStatementLine[] {
  if (!isMobileMoney(heading)) return lines
  const kinds = lines.map(kindOf)
  const receipts = new Set(
    lines.flatMap(({ fitId }, at) => (kinds[at] === 'movement' && fitId ? [fitId] : [])),
  )
  return lines.map((line, at) => {
    const kind = kinds[at] ?? 'movement'
    const counterparty = kind === 'charge' ? '' : partyOf(line)
    const parties = counterparty === '' ? {} : { counterparty }
    if (kind === 'movement') return { ...line, ...parties }
    const belongsTo = mainReceipt(line, receipts, kind)
    return { ...line, ...parties, kind, ...(belongsTo === undefined ? {} : { belongsTo }) }
  })
}

function kindOf(line: ReadStatementLine): 'movement' | 'charge' | 'reversal' {
  const key = keyOf(line.description ?? line.name)
  if (reversal.test(key)) return 'reversal'
  // Money that comes in is no charge, whatever it is called.
  return charge.test(key) && !Money.isPositive(line.amount) ? 'charge' : 'movement'
}

const receiptShape = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{8,12}$/

/** The receipt in the words of the line that the file knows, else its own where it shares it, else one after “of”. */
function mainReceipt(
  { fitId, description, name }: ReadStatementLine,
  receipts: ReadonlySet<string>,
  kind: 'charge' | 'reversal',
): string | undefined {
  const words = keyOf(description ?? name).split(' ')
  const named = words.find((word) => word !== fitId && receipts.has(word))
  if (named !== undefined) return named
  if (fitId !== null && receipts.has(fitId)) return fitId
  if (kind === 'charge') return undefined
  return words.find((word) => word !== fitId && receiptShape.test(word))
}

const party = /\b(?:from|to)\s{1,10}(?:-\s{1,10})?(\S.{1,200})$/i
const account = /\s(?:acc\.|acc\b|account\b).*$/i
const phoneBefore = /^[\d*+]{6,20}\s{1,10}(?:-\s{1,10})?/
const phoneBehind = /\s[\d*+]{6,20}$/

/** Who paid or was paid, as `Funds received from JOHN DOE 254712345678` says it; empty where it does not. */
function partyOf({ description, name }: ReadStatementLine): string {
  const found = party.exec((description ?? name).slice(0, textMax))?.[1] ?? ''
  return found.replace(account, '').trim().replace(phoneBefore, '').replace(phoneBehind, '').trim()
}
