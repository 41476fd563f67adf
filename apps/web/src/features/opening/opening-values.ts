import type { AccountListItem, ControlRole } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { OpeningSums } from '@smb/core/onboarding'
import { openingSums, readOpeningAccounts, readOpeningInvoices } from '@smb/core/onboarding'
import { LocalDate } from '@smb/core/time'
import { readDate } from '#lib/input/read-date.ts'

/** What stands in the two boxes of an account; '' is empty. */
export type Sides = { readonly debit: string; readonly credit: string }
export const noSides: Sides = { debit: '', credit: '' }

export type InvoiceRow = {
  readonly key: string
  readonly customerName: string
  readonly number: string
  readonly date: string
  readonly dueDate: string
  readonly amount: string
}

export type OpeningValues = {
  readonly asOf: string
  /** By account code. */
  readonly sides: Readonly<Record<string, Sides>>
  readonly invoices: readonly InvoiceRow[]
  readonly takesDifference: boolean
}

type Account = Pick<AccountListItem, 'code' | 'archivedAt'> & {
  readonly controlRole: ControlRole | null
}

let rowsMade = 0
export const blankInvoice = (): InvoiceRow => {
  rowsMade += 1
  const key = `row-${rowsMade}`
  return { key, customerName: '', number: '', date: '', dueDate: '', amount: '' }
}

/** The last day of last month: where most businesses change their books. */
export function startingValues(today: string): OpeningValues {
  const asOf = LocalDate.addDays(LocalDate.startOfMonth(LocalDate.from(today)), -1)
  return { asOf, sides: {}, invoices: [], takesDifference: false }
}

/** Accounts that can have an opening balance; customer credit comes with payments. */
export const openingAccounts = <A extends Account>(accounts: readonly A[]): A[] =>
  accounts.filter(
    ({ archivedAt, controlRole }) => archivedAt === null && controlRole !== 'customer_credit',
  )

const isBlank = ({ key: _, ...texts }: InvoiceRow): boolean =>
  Object.values(texts).every((text) => text === '')

const moneyOf = (text: string, currency: string): Money =>
  text === '' ? Money.zero(currency as CurrencyCode) : Money.parse(text, currency as CurrencyCode)

/** The sums of what is typed, by the function that decides when it is posted. */
export function sumsOf(
  { sides, invoices }: OpeningValues,
  accounts: readonly Account[],
  currency: string,
): OpeningSums {
  const rows = openingAccounts(accounts).map(({ code, controlRole }) => {
    const { debit, credit } = sides[code] ?? noSides
    return { controlRole, debit: moneyOf(debit, currency), credit: moneyOf(credit, currency) }
  })
  const open = invoices.map(({ amount }) => ({ amount: moneyOf(amount, currency) }))
  return openingSums(rows, open, currency as CurrencyCode)
}

/** What is sent: accounts with a balance and invoices that hold anything, in the order of the page. */
export function bodyOf(
  { asOf, sides, invoices, takesDifference }: OpeningValues,
  currency: string,
) {
  const side = (amount: string) => (amount === '' ? undefined : { amount, currency })
  return {
    asOf,
    takesDifference,
    accounts: Object.entries(sides).flatMap(([code, { debit, credit }]) => {
      const [left, right] = [side(debit), side(credit)]
      if (!left && !right) return []
      return [{ code, ...(left ? { debit: left } : {}), ...(right ? { credit: right } : {}) }]
    }),
    invoices: invoices
      .filter((row) => !isBlank(row))
      .map(({ key: _, amount, ...row }) => ({
        ...row,
        amount: { amount: amount || '0', currency },
      })),
  }
}

/** What a file says, over what is typed. `unread` names lines that were left out, and why. */
export type Taken = { readonly values: OpeningValues; readonly unread: readonly string[] }

const written = (amount: string, currency: string): string =>
  /[1-9]/.test(amount) ? Money.toString(moneyOf(amount, currency)) : ''

/** A trial balance from CSV. Throws what reading CSV throws. */
export function withAccountsFrom(
  text: string,
  values: OpeningValues,
  of: { readonly accounts: readonly Account[]; readonly currency: string },
): Taken {
  const known = new Set(openingAccounts(of.accounts).map(({ code }) => code))
  const sides: Record<string, Sides> = {}
  const unread: string[] = []
  for (const { line, code, debit, credit } of readOpeningAccounts(text)) {
    if (!known.has(code)) unread.push(`Line ${line}: there is no account ${code}.`)
    else if (debit === undefined || credit === undefined)
      unread.push(`Line ${line}: an amount cannot be read.`)
    else sides[code] = { debit: written(debit, of.currency), credit: written(credit, of.currency) }
  }
  return { values: { ...values, sides: { ...values.sides, ...sides } }, unread }
}

/** Open invoices from CSV. Throws what reading CSV throws. */
export function withInvoicesFrom(
  text: string,
  values: OpeningValues,
  of: { readonly today: string; readonly currency: string },
): Taken {
  const unread: string[] = []
  const day = (typed: string): string => {
    const reading = readDate(typed, of.today)
    return reading.kind === 'date' ? reading.date : ''
  }
  const rows = readOpeningInvoices(text).flatMap((row): InvoiceRow[] => {
    const [date, dueDate] = [day(row.date), day(row.dueDate)]
    if (!date || !dueDate || row.amount === undefined) {
      unread.push(`Line ${row.line}: a date or the amount cannot be read.`)
      return []
    }
    const { customerName, number } = row
    const amount = written(row.amount, of.currency)
    return [{ ...blankInvoice(), customerName, number, date, dueDate, amount }]
  })
  const typed = values.invoices.filter((row) => !isBlank(row))
  return { values: { ...values, invoices: [...typed, ...rows] }, unread }
}
