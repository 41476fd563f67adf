import type { PaperWords } from '@smb/core/invoicing'
import { paperWords, printedDate, printedFigure, printedParty } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { PaperLanguage } from '@smb/core/parties'
import type { StatementAccount, StatementForm, StatementOfAccount } from '@smb/core/reports'
import type { PaperOptions, PrintedParties } from '@smb/invoicing'
import { drawPaperHead } from '@smb/invoicing'
import type { Sheet } from '@smb/platform/pdf'
import { finishPaper, openPaper } from '@smb/platform/pdf'
import type { TableColumn } from './pdf-table.ts'
import { drawTable, heading } from './pdf-table.ts'

type Told = {
  readonly words: PaperWords
  readonly date: (day: string) => string
  readonly figure: (amount: Money) => string
}

/** A statement as the customer gets it, in chunks. Every figure is the statement's own (rule 5). */
export function statementPdf(
  statement: StatementOfAccount,
  form: StatementForm,
  on: { readonly parties: PrintedParties; readonly options: PaperOptions },
): AsyncIterable<Uint8Array> {
  const { parties, options } = on
  const { language } = parties.look
  const told = toldIn(language)
  const { words, date } = told
  const title = form === 'activity' ? words.statement : words.openItems
  const author = parties.seller.name
  const sheet = openPaper({ ...options, title, author, language })
  const period = words.periodText(date(statement.from), date(statement.to))
  drawPaperHead(sheet, {
    language,
    title,
    seller: printedParty(parties.seller),
    customer: parties.customer && printedParty(parties.customer),
    customerLabel: words.statementFor,
    facts: [
      form === 'activity' ? [words.period, period] : [words.asOf, date(statement.to)],
      [words.currency, statement.accounts.map(({ currency }) => currency).join(', ')],
    ],
    logo: options.logo,
  })
  for (const account of statement.accounts) {
    if (statement.accounts.length > 1) heading(sheet, account.currency)
    if (form === 'activity') drawActivity(sheet, account, told)
    else drawItems(sheet, account, told)
    sheet.y += 18
    drawAging(sheet, { statement, account, told })
    sheet.y += 24
  }
  return finishPaper(sheet, { name: `${author} · ${title}`, pageOf: words.page })
}

const toldIn = (language: PaperLanguage): Told => ({
  words: paperWords[language],
  date: (day) => printedDate(day, language),
  figure: (amount) => printedFigure(Money.toString(amount), language),
})

function drawActivity(sheet: Sheet, account: StatementAccount, told: Told): void {
  const { words, date, figure } = told
  const { currency, opening, lines, closing } = account
  const columns: TableColumn[] = [
    { title: words.date, share: 0.16 },
    { title: words.document, share: 0.36 },
    { title: words.charges, share: 0.16, isFigure: true },
    { title: words.credits, share: 0.16, isFigure: true },
    { title: words.balance, share: 0.16, isFigure: true },
  ]
  drawTable(sheet, columns, [
    { kind: 'total', cells: ['', words.openingBalance, '', '', figure(opening)] },
    ...lines.map((line) => {
      const isCredit = Money.isNegative(line.amount)
      const what = [words.statementKinds[line.kind], line.number, line.reference]
      const absolute = figure(isCredit ? Money.negate(line.amount) : line.amount)
      const sides = isCredit ? ['', absolute] : [absolute, '']
      const cells = [date(line.date), what.filter(Boolean).join(' '), ...sides]
      return { kind: 'line' as const, cells: [...cells, figure(line.balance)] }
    }),
    ...(lines.length === 0
      ? [{ kind: 'line' as const, cells: ['', words.nothingHappened, '', '', ''] }]
      : []),
    {
      kind: 'total',
      cells: [
        '',
        Money.isNegative(closing)
          ? `${words.closingBalance} (${words.inYourFavour.toLowerCase()})`
          : words.closingBalance,
        '',
        '',
        `${currency} ${figure(closing)}`,
      ],
    },
  ])
}

function drawItems(sheet: Sheet, account: StatementAccount, told: Told): void {
  const { words, date, figure } = told
  const { currency, items, closing } = account
  const columns: TableColumn[] = [
    { title: words.date, share: 0.16 },
    { title: words.document, share: 0.32 },
    { title: words.dueDate, share: 0.16 },
    { title: words.originalAmount, share: 0.18, isFigure: true },
    { title: words.open, share: 0.18, isFigure: true },
  ]
  drawTable(sheet, columns, [
    ...items.map((item) => ({
      kind: 'line' as const,
      cells: [
        date(item.date),
        [words.statementKinds[item.kind], item.number].filter(Boolean).join(' '),
        item.dueDate ? date(item.dueDate) : '',
        figure(item.total),
        figure(item.open),
      ],
    })),
    ...(items.length === 0
      ? [{ kind: 'line' as const, cells: ['', words.nothingOpen, '', '', ''] }]
      : []),
    { kind: 'total', cells: ['', words.total, '', '', `${currency} ${figure(closing)}`] },
  ])
}

/** What is open by age, in one row. */
function drawAging(
  sheet: Sheet,
  of: {
    readonly statement: StatementOfAccount
    readonly account: StatementAccount
    readonly told: Told
  },
): void {
  const { words, figure } = of.told
  const { columns } = of.statement
  const titled = columns.map((column): TableColumn => {
    const share = 1 / columns.length
    if (column.kind === 'credit') return { title: words.credit, share, isFigure: true }
    if (column.kind === 'total') return { title: words.balance, share, isFigure: true }
    const title = column.from === null ? words.notDue : words.overdueDays(column.from, column.to)
    return { title, share, isFigure: true }
  })
  drawTable(sheet, titled, [{ kind: 'line', cells: of.account.aged.map(figure) }])
}
