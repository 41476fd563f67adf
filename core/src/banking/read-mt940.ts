import type { CurrencyCode } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import { mt940Entry } from './mt940-entry.ts'
import { mt940Errors } from './mt940-errors.ts'
import type { Mt940Field, Mt940Message } from './mt940-fields.ts'
import { mt940Messages } from './mt940-fields.ts'
import { mt940Balance, mt940Currency, mt940Total } from './mt940-values.ts'
import type { ReadStatement, ReadStatementLine, StatedTotals } from './statement.ts'
import { onOneLine } from './text-lines.ts'

const linesMax = 200_000

/** Statements of a file, and which of the two messages they are. */
export type Mt940File = {
  readonly format: 'mt940' | 'mt942'
  readonly statements: readonly ReadStatement[]
}

/**
 * Reads a decoded MT940 (end of day) or MT942 (in between) file, with or without the frame of SWIFT. Every message is
 * a statement, the pages of one too: each states its own balances. All or nothing: what is malformed or not whole is
 * refused with `mt940.*`, naming the line. `currencyIfMissing` counts for MT942 that states none.
 */
export function readMt940(
  text: string,
  options: { readonly currencyIfMissing?: CurrencyCode } = {},
): Mt940File {
  const statements: ReadStatement[] = []
  let [lines, isInterim] = [0, true]
  for (const message of mt940Messages(text)) {
    const statement = readMessage(message, options.currencyIfMissing)
    lines += statement.lines.length
    if (lines > linesMax) throw mt940Errors.tooManyLines(message.line, linesMax)
    if (statement.closingBalance) isInterim = false
    statements.push(statement)
  }
  if (statements.length === 0) throw mt940Errors.noStatement()
  return { format: isInterim ? 'mt942' : 'mt940', statements }
}

/** The field of that tag, of which a message has one. Throws `mt940.field_twice`. */
function only({ fields }: Mt940Message, tags: RegExp): Mt940Field | undefined {
  const [first, second] = fields.filter(({ tag }) => tags.test(tag))
  if (second) throw mt940Errors.fieldTwice(second.line, second.tag)
  return first
}

const interimTags = /^(?:34F|13D?|90[CD])$/

function readMessage(
  message: Mt940Message,
  currencyIfMissing: CurrencyCode | undefined,
): ReadStatement {
  const account = only(message, /^25P?$/)
  const accountId = onOneLine(account?.lines.join('') ?? '')
  if (accountId === '') throw mt940Errors.fieldMissing(message.line, '25')
  const opening = only(message, /^60[FM]$/)
  const closing = only(message, /^62[FM]$/)
  const isInterim = !opening && !closing && message.fields.some(({ tag }) => interimTags.test(tag))
  if (!isInterim && !opening) throw mt940Errors.fieldMissing(message.line, '60F')
  if (!isInterim && !closing) throw mt940Errors.fieldMissing(message.line, '62F')
  const openingBalance = opening ? mt940Balance(opening) : null
  const closingBalance = closing ? mt940Balance(closing) : null
  const currency = openingBalance?.amount.currency ?? interimCurrency(message) ?? currencyIfMissing
  if (!currency) throw mt940Errors.currencyMissing(message.line)
  if (closing && closingBalance && closingBalance.amount.currency !== currency)
    throw mt940Errors.currencyDiffers(closing.line, closingBalance.amount.currency, currency)
  const lines = entriesOf(message, currency)
  const dates = lines.map(({ date }) => date).sort()
  const statedTotals = isInterim ? totalsOf(message, currency) : undefined
  return {
    account: { bankId: null, accountId, type: '' },
    currency,
    openingBalance,
    closingBalance,
    from: dates[0] ?? openingBalance?.date ?? null,
    to: latest([...dates.slice(-1), closingBalance?.date]),
    lines,
    ...(statedTotals ? { statedTotals } : {}),
  }
}

const latest = (dates: readonly (LocalDate | undefined)[]): LocalDate | null =>
  dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1) ?? null

/** The currency that the floor limit or the totals of an MT942 are in. */
function interimCurrency({ fields }: Mt940Message): CurrencyCode | undefined {
  for (const { tag, lines, line } of fields) {
    const code =
      tag === '34F' ? lines[0]?.slice(0, 3) : /^\d{1,5}([A-Z]{3})/.exec(lines[0] ?? '')?.[1]
    if (code !== undefined && (tag === '34F' || tag === '90C' || tag === '90D'))
      return mt940Currency(code, line)
  }
  return undefined
}

function totalsOf({ fields }: Mt940Message, currency: CurrencyCode): StatedTotals | undefined {
  const [moneyIn, moneyOut] = ['90C', '90D'].map((wanted) => {
    const field = fields.find(({ tag }) => tag === wanted)
    const total = field ? mt940Total(field) : null
    if (total && total.amount.currency !== currency)
      throw mt940Errors.currencyDiffers(total.fileLine, total.amount.currency, currency)
    return total
  })
  return moneyIn || moneyOut ? { moneyIn: moneyIn ?? null, moneyOut: moneyOut ?? null } : undefined
}

/** Each `:61:` with the `:86:` that follow it; the text of the statement as a whole stands behind the balances. */
function entriesOf({ fields }: Mt940Message, currency: CurrencyCode): ReadStatementLine[] {
  const entries: { field: Mt940Field; texts: (readonly string[])[] }[] = []
  let isOpen = false
  for (const field of fields) {
    if (field.tag === '61') {
      entries.push({ field, texts: [] })
      isOpen = true
    } else if (field.tag === '86' && isOpen) entries.at(-1)?.texts.push(field.lines)
    else if (field.tag !== 'NS') isOpen = false
  }
  return entries.map(({ field, texts }) => mt940Entry(field, texts, currency))
}
