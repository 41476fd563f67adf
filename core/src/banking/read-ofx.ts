import type { CurrencyCode } from '../money/index.ts'
import { isCurrency } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { OfxElement } from './ofx-elements.ts'
import { childOf, fieldOf, fileLineAt, ofxElements, ofxLimits } from './ofx-elements.ts'
import { ofxErrors } from './ofx-errors.ts'
import type { OfxValue } from './ofx-values.ts'
import { ofxAmount, ofxCurrency, ofxDate } from './ofx-values.ts'
import type {
  ReadStatement,
  ReadStatementLine,
  StatedBalance,
  StatementAccount,
  StatementFile,
} from './statement.ts'

/** Knows the text, so that a message can name the line. */
type Source = { readonly text: string; readonly lineOf: (element: OfxElement) => number }

const statementNames = new Set(['STMTRS', 'CCSTMTRS'])

/**
 * Reads a decoded OFX file, 1.x or 2.x, of bank and credit-card accounts. All or nothing: whatever is malformed is
 * refused with `ofx.*`, naming the line and what to do. `currencyIfMissing` stands in where a bank states none.
 */
export function readOfx(
  text: string,
  options: { readonly currencyIfMissing?: CurrencyCode } = {},
): StatementFile {
  const root = ofxElements(text)
  const source = { text, lineOf: lineCounter(text) }
  const found = statementElements(root)
  if (found.length === 0) throw refusalWithoutStatement(root)
  return {
    statements: found.map((element) => readStatement(source, element, options.currencyIfMissing)),
  }
}

/** Line numbers by offset, in one pass over the text when asked in the order of the file, as lines are. */
function lineCounter(text: string): (element: OfxElement) => number {
  let line = 1
  let start = 0
  let next = text.indexOf('\n')
  return (element) => {
    if (element.at < start) return fileLineAt(text, element.at)
    while (next !== -1 && next < element.at) {
      line += 1
      start = next + 1
      next = text.indexOf('\n', start)
    }
    return line
  }
}

function statementElements(element: OfxElement): OfxElement[] {
  return element.children.flatMap((child) =>
    statementNames.has(child.name)
      ? [child]
      : child.children.length > 0
        ? statementElements(child)
        : [],
  )
}

function elementNamed(
  element: OfxElement,
  wanted: (child: OfxElement) => boolean,
): OfxElement | undefined {
  for (const child of element.children) {
    const found = wanted(child) ? child : elementNamed(child, wanted)
    if (found) return found
  }
  return undefined
}

function refusalWithoutStatement(root: OfxElement): Error {
  const failed = elementNamed(
    root,
    (child) => child.name === 'STATUS' && fieldOf(child, 'SEVERITY').toUpperCase() === 'ERROR',
  )
  if (failed) return ofxErrors.bankRefused(fieldOf(failed, 'CODE'), fieldOf(failed, 'MESSAGE'))
  return ofxErrors.noStatement(
    elementNamed(root, (child) => child.name === 'INVSTMTRS') !== undefined,
  )
}

function valueOf(source: Source, element: OfxElement, name: string): OfxValue | undefined {
  const field = childOf(element, name)
  if (!field || field.value === '') return undefined
  return { name, text: field.value, line: () => source.lineOf(field) }
}

function required(source: Source, element: OfxElement, name: string): OfxValue {
  const value = valueOf(source, element, name)
  if (!value) throw ofxErrors.missing(source.lineOf(element), name)
  return value
}

function readStatement(
  source: Source,
  element: OfxElement,
  currencyIfMissing: CurrencyCode | undefined,
): ReadStatement {
  const stated = valueOf(source, element, 'CURDEF')
  const currency = stated ? ofxCurrency(stated) : currencyIfMissing
  if (!currency) throw ofxErrors.currencyMissing(source.lineOf(element))
  const list = childOf(element, 'BANKTRANLIST')
  const transactions = (list?.children ?? []).filter((child) => child.name === 'STMTTRN')
  const lines = transactions.map((transaction) => readLine(source, transaction, currency))
  const closingBalance = readBalance(source, childOf(element, 'LEDGERBAL'), currency)
  const dates = lines.map((line) => line.date).sort()
  const dateIn = (name: string): LocalDate | undefined => {
    const value = list && valueOf(source, list, name)
    return value && ofxDate(value)
  }
  return {
    account: readAccount(source, element),
    currency,
    openingBalance: readOpening(source, element, currency),
    closingBalance,
    from: dateIn('DTSTART') ?? dates[0] ?? null,
    to: dateIn('DTEND') ?? dates.at(-1) ?? closingBalance?.date ?? null,
    lines,
  }
}

function readAccount(source: Source, element: OfxElement): StatementAccount {
  const bank = childOf(element, 'BANKACCTFROM')
  const card = childOf(element, 'CCACCTFROM')
  const from = bank ?? card
  const accountId = from ? fieldOf(from, 'ACCTID') : ''
  if (!from || accountId === '') throw ofxErrors.accountMissing(source.lineOf(from ?? element))
  const bankId = fieldOf(from, 'BANKID')
  return {
    bankId: bankId === '' ? null : bankId,
    accountId,
    type: bank ? fieldOf(bank, 'ACCTTYPE').toUpperCase() : 'CREDITCARD',
  }
}

/** A balance without an amount counts as not stated: banks send empty ones. */
function readBalance(
  source: Source,
  element: OfxElement | undefined,
  currency: CurrencyCode,
  amountName = 'BALAMT',
): StatedBalance | null {
  const amount = element && valueOf(source, element, amountName)
  if (!element || !amount) return null
  const date = valueOf(source, element, 'DTASOF')
  return { amount: ofxAmount(amount, currency), date: date ? ofxDate(date) : null }
}

const openingName = /^(?:opening|beginning|start(?:ing)?)\b/i

/** OFX has no opening balance of its own; some banks add one to the list of further balances. */
function readOpening(
  source: Source,
  element: OfxElement,
  currency: CurrencyCode,
): StatedBalance | null {
  const balances = childOf(element, 'BALLIST')?.children ?? []
  const opening = balances.find(
    (balance) =>
      openingName.test(fieldOf(balance, 'NAME')) && fieldOf(balance, 'BALTYPE') === 'DOLLAR',
  )
  return readBalance(source, opening, currency, 'VALUE')
}

/** `CURRENCY` on a line means that its amount is not in the account's currency (`ORIGCURRENCY` is for information). */
function assertLineCurrency(source: Source, transaction: OfxElement, currency: CurrencyCode): void {
  const other = childOf(transaction, 'CURRENCY')
  const code = other ? fieldOf(other, 'CURSYM').toUpperCase() : ''
  if (other && code !== '' && code !== currency && isCurrency(code)) {
    throw ofxErrors.lineCurrency(source.lineOf(transaction), code, currency)
  }
}

/** Some letters are several as capitals, so what fitted into a field may not fit any more. */
function typeOf(source: Source, transaction: OfxElement): string {
  const type = fieldOf(transaction, 'TRNTYPE').toUpperCase()
  if (type.length <= ofxLimits.field) return type
  throw ofxErrors.fieldTooLong(source.lineOf(transaction), 'TRNTYPE', ofxLimits.field)
}

const noNumber = /^0*$/
const chargeTypes = new Set(['FEE', 'SRVCHG'])

function readLine(
  source: Source,
  transaction: OfxElement,
  currency: CurrencyCode,
): ReadStatementLine {
  const fileLine = source.lineOf(transaction)
  assertLineCurrency(source, transaction, currency)
  const payee = childOf(transaction, 'PAYEE')
  const name = fieldOf(transaction, 'NAME') || (payee ? fieldOf(payee, 'NAME') : '')
  const fitId = fieldOf(transaction, 'FITID')
  const checkNumber = fieldOf(transaction, 'CHECKNUM')
  const type = typeOf(source, transaction)
  const available = valueOf(source, transaction, 'DTAVAIL')
  const reference = fieldOf(transaction, 'REFNUM')
  return {
    fitId: fitId === '' ? null : fitId,
    date: ofxDate(required(source, transaction, 'DTPOSTED')),
    amount: ofxAmount(required(source, transaction, 'TRNAMT'), currency),
    type,
    name: name || fieldOf(transaction, 'EXTDNAME'),
    memo: fieldOf(transaction, 'MEMO'),
    checkNumber: noNumber.test(checkNumber) ? null : checkNumber,
    runningBalance: null,
    fileLine,
    ...(available ? { valueDate: ofxDate(available) } : {}),
    ...(reference === '' ? {} : { reference }),
    ...(chargeTypes.has(type) ? { kind: 'charge' } : {}),
  }
}
