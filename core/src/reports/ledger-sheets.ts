import type { AccountTransactionView, JournalEntryView } from '../ledger/index.ts'
import type { CurrencyCode, MoneyView } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { SheetCell, SheetRow, SheetStream } from './sheet.ts'
import { amount, blank, day, head, line, text, total } from './sheet.ts'

type Named = { readonly code: string; readonly name: string }

const money = ({ amount: figure, currency }: MoneyView): Money =>
  Money.read(figure, currency as CurrencyCode)

export const ledgerColumns = (currency: string): string[] => [
  ...['Code', 'Account', 'Date', 'Source', 'Description', 'Entry', 'Posted amount', 'Currency'],
  ...[`Debit ${currency}`, `Credit ${currency}`, `Balance ${currency}`],
]

/** `invoice`, `invoice reversal`: what caused an entry. */
const sourceText = (entry: Pick<JournalEntryView, 'kind' | 'source'>): string => {
  const words = entry.source.type.replaceAll('_', ' ')
  if (entry.kind === 'post') return words
  return `${words} ${entry.kind === 'void' ? 'void' : 'reversal'}`
}

/** The row that opens an account: its balance before the first line, debit positive. */
export const openingRow = (account: Named, opening: Money): SheetRow =>
  head(
    ...[text(account.code), text(account.name), text(''), text(''), text('Opening balance')],
    ...blank(5),
    amount(opening),
  )

/** The row that closes an account. */
export const closingRow = (account: Named, closing: Money): SheetRow =>
  total(
    ...[text(account.code), text(account.name), text(''), text(''), text('Closing balance')],
    ...blank(5),
    amount(closing),
  )

/** A line of an account's ledger with the balance after it. */
export function ledgerRow(account: Named, own: AccountTransactionView): SheetRow {
  const base = amount(money(own.base))
  const sides = own.side === 'debit' ? [base, text('')] : [text(''), base]
  return line(
    text(account.code),
    text(account.name),
    day(own.postingDate as LocalDate),
    text(sourceText(own)),
    text(own.memo ?? ''),
    text(own.entryId),
    amount(money(own.amount)),
    text(own.amount.currency),
    ...sides,
    amount(money(own.balance)),
  )
}

const journalColumns = (currency: string): string[] => [
  ...['Date', 'Entry', 'Source', 'Description', 'Code', 'Account', 'Posted amount', 'Currency'],
  ...[`Debit ${currency}`, `Credit ${currency}`],
]

/** Entries with their lines: every line says its entry, so that the file can be sorted. */
function journalRows(entry: JournalEntryView): SheetRow[] {
  const { postingDate, id, memo, lines } = entry
  const own: SheetCell[] = [
    day(postingDate as LocalDate),
    text(id),
    text(sourceText(entry)),
    text(memo ?? ''),
  ]
  return lines.map(({ accountCode, accountName, side, amount: posted, base }) => {
    const figure = amount(money(base))
    return line(
      ...own,
      text(accountCode),
      text(accountName),
      amount(money(posted)),
      text(posted.currency),
      ...(side === 'debit' ? [figure, text('')] : [text(''), figure]),
    )
  })
}

/** The journal as a file of any length. */
export const journalSheet = (
  pages: AsyncIterable<readonly JournalEntryView[]>,
  currency: string,
): SheetStream => ({
  title: 'Journal',
  columns: journalColumns(currency),
  batches: (async function* () {
    for await (const page of pages) yield page.flatMap(journalRows)
  })(),
})
