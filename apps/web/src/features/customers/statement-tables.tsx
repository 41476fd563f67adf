import type { StatementOfAccount } from '@smb/api-client'
import { paperWords } from '@smb/core/invoicing'
import type { AgedColumn } from '@smb/core/reports'
import { agedColumnTitle } from '@smb/core/reports'
import type { Column } from '#components/data-table.tsx'
import { DataTable } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { classes } from '#lib/classes.ts'

type Account = StatementOfAccount['accounts'][number]
type Money = Account['opening']

/** The statement's own words, which its paper prints, too. */
const words = paperWords.en
const pathOf = { inv: 'invoices', crn: 'credit-notes', pay: 'payments-received' } as const

/** A row of the table: a movement, or the balance that it begins and ends with. */
type Row = {
  readonly key: string
  readonly date: string
  readonly what: string
  readonly href: string | undefined
  readonly amount: Money | undefined
  readonly balance: Money
}

function rowsOf(account: Account, slug: string, { from, to }: { from: string; to: string }): Row[] {
  const edge = { href: undefined, amount: undefined }
  return [
    { ...edge, key: 'opening', date: from, what: words.openingBalance, balance: account.opening },
    ...account.lines.map((line, position) => ({
      key: `${position}`,
      date: line.date,
      what: [words.statementKinds[line.kind], line.number, line.reference]
        .filter(Boolean)
        .join(' '),
      href: hrefOf(slug, line.documentId),
      amount: line.amount,
      balance: line.balance,
    })),
    { ...edge, key: 'closing', date: to, what: words.closingBalance, balance: account.closing },
  ]
}

function hrefOf(slug: string, documentId: string): string | undefined {
  const prefix = documentId.slice(0, 3)
  if (prefix !== 'inv' && prefix !== 'crn' && prefix !== 'pay') return undefined
  return `/o/${slug}/${pathOf[prefix]}/${documentId}`
}

const isNegative = ({ amount }: Money): boolean => amount.startsWith('-')
const absolute = (money: Money): Money => ({ ...money, amount: money.amount.replace('-', '') })

const side = (isCredit: boolean) =>
  function Side({ amount }: Row) {
    return amount && isNegative(amount) === isCredit ? (
      <MoneyText {...absolute(amount)} currencyAs="none" />
    ) : null
  }

const activityColumns: Column<Row>[] = [
  {
    key: 'date',
    header: words.date,
    fit: true,
    fold: 'meta',
    cell: ({ date, amount }) => (
      <>
        <DateText date={date} />
        {amount && (
          <span className="md:hidden">
            {' · '}
            <MoneyText {...amount} currencyAs="none" />
          </span>
        )}
      </>
    ),
  },
  {
    key: 'what',
    header: words.document,
    fold: 'title',
    cell: ({ what, href }) =>
      href ? (
        <IntentLink className="link" href={href}>
          {what}
        </IntentLink>
      ) : (
        <b>{what}</b>
      ),
  },
  { key: 'charges', header: words.charges, align: 'end', fit: true, cell: side(false) },
  { key: 'credits', header: words.credits, align: 'end', fit: true, cell: side(true) },
  {
    key: 'balance',
    header: words.balance,
    align: 'end',
    fit: true,
    fold: 'amount',
    cell: ({ balance, amount }) => (
      <MoneyText
        {...balance}
        currencyAs={amount ? 'none' : 'sign'}
        {...(amount ? {} : { className: 'font-semibold' })}
      />
    ),
  },
]

type Shown = {
  readonly account: Account
  readonly columns: StatementOfAccount['columns']
  readonly slug: string
}

/** What happened in one currency, day by day, from balance to balance. */
export function AccountActivity({
  account,
  columns,
  slug,
  period,
}: Shown & { readonly period: { readonly from: string; readonly to: string } }) {
  return (
    <section className="grid gap-4">
      <DataTable
        caption={`Statement in ${account.currency}`}
        columns={activityColumns}
        rows={rowsOf(account, slug, period)}
        rowKey={({ key }) => key}
      />
      <Aging {...{ account, columns }} />
    </section>
  )
}

type Item = Account['items'][number] & { readonly slug: string }

const itemColumns: Column<Item>[] = [
  { key: 'date', header: words.date, fit: true, cell: ({ date }) => <DateText date={date} /> },
  {
    key: 'what',
    header: words.document,
    fold: 'title',
    cell: ({ kind, number, documentId, slug }) => (
      <IntentLink className="link" href={hrefOf(slug, documentId) ?? '#'}>
        {words.statementKinds[kind]} {number}
      </IntentLink>
    ),
  },
  {
    key: 'due',
    header: words.dueDate,
    fit: true,
    fold: 'meta',
    cell: ({ dueDate }) => dueDate && <DateText date={dueDate} />,
  },
  {
    key: 'total',
    header: words.originalAmount,
    align: 'end',
    fit: true,
    cell: ({ total }) => <MoneyText {...total} currencyAs="none" />,
  },
  {
    key: 'open',
    header: words.open,
    align: 'end',
    fit: true,
    fold: 'amount',
    cell: ({ open }) => <MoneyText {...open} currencyAs="sign" className="font-medium" />,
  },
]

/** What is open in one currency at the end, the longest due first. */
export function AccountItems({ account, columns, slug }: Shown) {
  return (
    <section className="grid gap-4">
      {account.items.length === 0 ? (
        <p className="text-sm text-text-2">Nothing is open in {account.currency}.</p>
      ) : (
        <DataTable
          caption={`Open items in ${account.currency}`}
          columns={itemColumns}
          rows={account.items.map((item) => ({ ...item, slug }))}
          rowKey={({ documentId }) => documentId}
        />
      )}
      <Aging {...{ account, columns }} />
    </section>
  )
}

/** What is open by age; the last is the closing balance. */
function Aging({ account, columns }: Omit<Shown, 'slug'>) {
  return (
    <dl
      aria-label={`What is open in ${account.currency}, by age`}
      className="grid grid-cols-2 gap-x-4 rounded-card border border-border bg-surface px-4 py-2 text-sm sm:grid-cols-4 lg:grid-cols-7"
    >
      {columns.map((column, position) => (
        <div key={`${column.kind}${column.from}`} className="py-1.5">
          <dt className="text-xs text-text-3">{agedColumnTitle(column as AgedColumn)}</dt>
          <dd
            className={classes(
              'wrap-anywhere [&_.money]:whitespace-normal',
              column.kind === 'total' && 'font-semibold',
            )}
          >
            <MoneyText {...(account.aged[position] ?? account.closing)} currencyAs="none" />
          </dd>
        </div>
      ))}
    </dl>
  )
}
