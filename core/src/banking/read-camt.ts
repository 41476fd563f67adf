import type { CurrencyCode } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { XmlElement } from '../xml/index.ts'
import { childNamed, childrenNamed, readXmlElements, textAt } from '../xml/index.ts'
import type { CamtEntry } from './camt-entry.ts'
import { camtEntry } from './camt-entry.ts'
import { camtErrors } from './camt-errors.ts'
import { camtAmount, camtCurrency, camtDate } from './camt-values.ts'
import type { ReadStatement, ReadStatementLine, StatedBalance } from './statement.ts'
import { onOneLine } from './text-lines.ts'

const linesMax = 200_000

const messages = {
  BkToCstmrAcctRpt: 'camt.052',
  BkToCstmrStmt: 'camt.053',
  BkToCstmrDbtCdtNtfctn: 'camt.054',
} as const
type Message = keyof typeof messages

/** Statements of a file, and which of the three messages they are. */
export type CamtFile = {
  readonly format: (typeof messages)[Message]
  readonly statements: readonly ReadStatement[]
}

/**
 * Reads CAMT.052 (report), CAMT.053 (statement) and CAMT.054 (notification) of ISO 20022, in any version, from text
 * in pieces: in memory are the lines read and one entry. An entry is one line, also of a batch. What is pending or for
 * information is told apart in `pending`. All or nothing: throws `camt.*` and `xml.*`, naming the line.
 */
export function readCamt(
  pieces: Iterable<string>,
  options: { readonly currencyIfMissing?: CurrencyCode } = {},
): CamtFile {
  const statements: ReadStatement[] = []
  let entries: CamtEntry[] = []
  let count = 0
  const takeStatement = (element: XmlElement): void => {
    statements.push(statementOf(element, entries, options.currencyIfMissing))
    entries = []
  }
  const root = readXmlElements(
    pieces,
    new Map([
      [
        'Ntry',
        (entry) => {
          count += 1
          if (count > linesMax) throw camtErrors.tooManyLines(entry.line, linesMax)
          entries.push(camtEntry(entry))
        },
      ],
      ['Stmt', takeStatement],
      ['Rpt', takeStatement],
      ['Ntfctn', takeStatement],
    ]),
  )
  const name = (root.children[0]?.name ?? root.name).replace(/V\d\d$/, '')
  if (!Object.hasOwn(messages, name)) throw camtErrors.notStatement(name)
  if (statements.length === 0) throw camtErrors.noStatement()
  return { format: messages[name as Message], statements }
}

function statementOf(
  element: XmlElement,
  entries: readonly CamtEntry[],
  currencyIfMissing: CurrencyCode | undefined,
): ReadStatement {
  const currency = currencyOf(element, entries) ?? currencyIfMissing
  if (!currency) throw camtErrors.currencyMissing(element.line)
  const balances = balancesOf(element, currency)
  const made = camtDate(element, 'FrToDt/ToDtTm') ?? camtDate(element, 'CreDtTm')
  const lines: ReadStatementLine[] = []
  const pending: ReadStatementLine[] = []
  for (const { isBooked, ...entry } of entries) {
    const other = entry.amount.currency
    if (other !== currency) throw camtErrors.currencyDiffers(entry.fileLine, other, currency)
    // Notices often leave the day out: it is the day of the notice.
    const date = entry.date ?? balances.closing?.date ?? made
    if (!date) throw camtErrors.dateMissing(entry.fileLine)
    ;(isBooked ? lines : pending).push({ ...entry, date })
  }
  const dates = lines.map(({ date }) => date).sort()
  return {
    account: accountOf(element),
    currency,
    openingBalance: balances.opening,
    closingBalance: balances.closing,
    from: camtDate(element, 'FrToDt/FrDtTm') ?? dates[0] ?? null,
    to: camtDate(element, 'FrToDt/ToDtTm') ?? balances.closing?.date ?? dates.at(-1) ?? null,
    lines,
    ...(pending.length > 0 ? { pending } : {}),
  }
}

function accountOf(element: XmlElement): ReadStatement['account'] {
  const account = childNamed(element, 'Acct')
  const id = textAt(account, 'Id/IBAN', 'Id/Othr/Id', 'Id/BBAN', 'Id/PrtryAcct/Id', 'Id/UPIC')
  if (id === '') throw camtErrors.accountMissing(account?.line ?? element.line)
  const bank = textAt(
    account,
    'Svcr/FinInstnId/BICFI',
    'Svcr/FinInstnId/BIC',
    'Svcr/FinInstnId/ClrSysMmbId/MmbId',
  )
  return {
    bankId: onOneLine(bank) || null,
    accountId: onOneLine(id),
    type: textAt(account, 'Tp/Cd', 'Tp/Prtry'),
  }
}

/** The currency of the account as it says, else that of its entries, else that of its balances. */
function currencyOf(element: XmlElement, entries: readonly CamtEntry[]): CurrencyCode | undefined {
  const stated = textAt(element, 'Acct/Ccy')
  if (stated !== '') return camtCurrency(stated, element.line)
  const [first] = entries
  if (first) return first.amount.currency
  const [balance] = childrenNamed(element, 'Bal')
  return balance && camtAmount(balance).currency
}

/**
 * Booked balances: `OPBD`, or the closing balance before (`PRCD`), and `CLBD`; on the pages of a statement the first
 * and the last interim one (`ITBD`). An account of several currencies states them in each; only those in its own
 * count.
 */
function balancesOf(
  element: XmlElement,
  currency: CurrencyCode,
): { opening: StatedBalance | null; closing: StatedBalance | null } {
  const stated = childrenNamed(element, 'Bal').flatMap((balance) => {
    const amount = camtAmount(balance)
    const code = textAt(balance, 'Tp/CdOrPrtry/Cd', 'Tp/Cd')
    const date: LocalDate | null = camtDate(balance, 'Dt') ?? null
    return amount.currency === currency
      ? [{ code, balance: { amount, date, fileLine: balance.line } }]
      : []
  })
  const of = (...codes: readonly string[]): StatedBalance | undefined =>
    codes.flatMap((code) => stated.filter((each) => each.code === code))[0]?.balance
  const interim = stated.filter(({ code }) => code === 'ITBD').map(({ balance }) => balance)
  const opening = of('OPBD', 'PRCD')
  const closing = of('CLBD')
  const isFirst = opening !== undefined || interim.length < 2
  return {
    opening: opening ?? (isFirst ? null : (interim[0] ?? null)),
    closing: closing ?? interim.at(-1) ?? null,
  }
}
