import type { Side } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import { formatMoney } from '#lib/format/money.ts'

/** One row of the grid as it is typed: amounts are decimal strings, '' where nothing is typed. */
export type JournalRow = {
  readonly key: string
  readonly accountId: string | null
  readonly debit: string
  readonly credit: string
}

/** A row as it is shown: `fills` is the side that the row takes by itself because it is the last one. */
export type ShownRow = JournalRow & { readonly fills?: Side }

export type JournalDraft = {
  readonly rows: readonly ShownRow[]
  readonly totalDebit: string
  readonly totalCredit: string
  /** Why it cannot be posted as it stands, in words; undefined when it can. */
  readonly fault: string | undefined
  /** How far the sides are apart, in words: `€1,200.00 more on the debit side`. */
  readonly difference: string | undefined
}

const hasAmount = ({ debit, credit }: JournalRow): boolean => debit !== '' || credit !== ''
export const isBlank = (row: JournalRow): boolean => row.accountId === null && !hasAmount(row)

const amountOf = (text: string, currency: CurrencyCode): Money =>
  text === '' ? Money.zero(currency) : Money.read(text, currency)

/** Debits less credits of the rows, leaving out the one with that key. */
export function differenceWithout(
  rows: readonly JournalRow[],
  key: string | undefined,
  currency: CurrencyCode,
): Money {
  return rows
    .filter((row) => row.key !== key)
    .reduce((sum, { debit, credit }) => {
      const net = Money.subtract(amountOf(debit, currency), amountOf(credit, currency))
      return Money.add(sum, net)
    }, Money.zero(currency))
}

/** The amount that makes the sides equal, on the side where it is missing. */
export function balancingAmount(difference: Money): { side: Side; amount: string } | undefined {
  if (Money.isZero(difference)) return undefined
  return Money.isPositive(difference)
    ? { side: 'credit', amount: Money.toString(difference) }
    : { side: 'debit', amount: Money.toString(Money.negate(difference)) }
}

/**
 * The last row that has an account and no amount takes what is missing, so that two sides never have to be
 * added up by hand. Rows before it must all have amounts.
 */
function withBalance(rows: readonly JournalRow[], currency: CurrencyCode): ShownRow[] {
  const used = rows.filter((row) => !isBlank(row))
  const last = used.at(-1)
  if (!last || last.accountId === null || hasAmount(last) || used.length < 2) return [...rows]
  if (used.slice(0, -1).some((row) => !hasAmount(row))) return [...rows]
  const missing = balancingAmount(differenceWithout(rows, last.key, currency))
  if (!missing) return [...rows]
  const { side, amount } = missing
  return rows.map((row) => (row.key === last.key ? { ...row, [side]: amount, fills: side } : row))
}

/** What the grid comes to: the rows with the last one balanced, both sums, and what is still in the way. */
export function journalDraft(typed: readonly JournalRow[], currency: CurrencyCode): JournalDraft {
  const rows = withBalance(typed, currency)
  const sum = (side: Side): Money =>
    Money.sum(
      rows.map((row) => amountOf(row[side], currency)),
      currency,
    )
  const [debit, credit] = [sum('debit'), sum('credit')]
  const missing = balancingAmount(Money.subtract(debit, credit))
  const difference =
    missing &&
    `${formatMoney(missing.amount, currency)} more on the ${missing.side === 'credit' ? 'debit' : 'credit'} side`
  return {
    rows,
    totalDebit: Money.toString(debit),
    totalCredit: Money.toString(credit),
    difference,
    fault: faultOf(rows, difference),
  }
}

function faultOf(rows: readonly JournalRow[], difference: string | undefined): string | undefined {
  const used = rows.filter((row) => !isBlank(row))
  const at = (row: JournalRow): string => `Line ${rows.indexOf(row) + 1}`
  const nameless = used.find((row) => row.accountId === null)
  const empty = used.find((row) => !hasAmount(row))
  const negative = used.find(({ debit, credit }) => debit.startsWith('-') || credit.startsWith('-'))
  if (used.length === 0) return 'Write a debit and a credit line first.'
  if (nameless) return `${at(nameless)} has an amount but no account.`
  if (negative) return `${at(negative)} is below zero. Write it on the other side instead.`
  if (difference) return `${difference}.`
  if (empty) return `${at(empty)} has no amount.`
  return used.length < 2 ? 'Write a debit and a credit line first.' : undefined
}

/** The lines to post. Only for a draft without fault. */
export function entryLines(draft: JournalDraft, currency: CurrencyCode) {
  return draft.rows
    .filter((row) => !isBlank(row))
    .map(({ accountId, debit, credit }) => ({
      accountId: accountId ?? '',
      side: debit === '' ? ('credit' as const) : ('debit' as const),
      amount: { amount: debit === '' ? credit : debit, currency },
    }))
}

/** The lines with an account, to keep as a template; an amount that is not written stays open. */
export function templateLines(draft: JournalDraft, currency: CurrencyCode) {
  return draft.rows.flatMap(({ accountId, debit, credit }) => {
    if (accountId === null) return []
    const side = credit === '' ? ('debit' as const) : ('credit' as const)
    const amount = credit === '' ? debit : credit
    return [{ accountId, side, amount: amount === '' ? null : { amount, currency } }]
  })
}
