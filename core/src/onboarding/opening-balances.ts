import type { Issue } from '../errors/index.ts'
import type { JournalEntryId, LedgerAccountId, OpeningBalancesId } from '../ids/index.ts'
import type { OpeningInvoice } from '../invoicing/index.ts'
import type { ControlRole, JournalEntryDraft } from '../ledger/index.ts'
import { balancedEntry, debit, noConversion } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** What one set of opening balances may hold: an entry has at most a thousand lines. */
export const openingLimits = { accounts: 900, invoices: 500 }

/** A line of the old books' trial balance. One side is zero; all amounts are in base currency. */
export type OpeningAccount = {
  readonly debit: Money
  readonly credit: Money
  readonly controlRole: ControlRole | null
}

export type OpeningSums = {
  readonly debit: Money
  readonly credit: Money
  /** Debits less credits: zero where the trial balance is whole. */
  readonly difference: Money
  /** What the accounts receivable have, and what the open invoices sum to. They must be equal (rule 38). */
  readonly receivable: Money
  readonly invoices: Money
}

/** The sums that decide whether opening balances can be posted; the same while they are typed and when they are posted. */
export function openingSums(
  accounts: readonly OpeningAccount[],
  invoices: readonly Pick<OpeningInvoice, 'amount'>[],
  currency: CurrencyCode,
): OpeningSums {
  const sum = (amounts: readonly Money[]) => Money.sum(amounts, currency)
  const debits = sum(accounts.map((account) => account.debit))
  const credits = sum(accounts.map((account) => account.credit))
  const receivables = accounts.filter(({ controlRole }) => controlRole === 'accounts_receivable')
  return {
    debit: debits,
    credit: credits,
    difference: Money.subtract(debits, credits),
    receivable: sum(receivables.map((own) => Money.subtract(own.debit, own.credit))),
    invoices: sum(invoices.map(({ amount }) => amount)),
  }
}

/** What keeps rows from being taken over, each with its place; empty when nothing does. */
export function openingFaults(
  accounts: readonly (OpeningAccount & { readonly accountId: LedgerAccountId })[],
  invoices: readonly OpeningInvoice[],
  asOf: LocalDate,
): Issue[] {
  return [
    ...accounts.flatMap((account, at) => accountFaults(account, at, accounts)),
    ...invoices.flatMap((invoice, at) => invoiceFaults(invoice, { at, invoices, asOf })),
  ]
}

const fault = (code: string, path: Issue['path'], message: string): Issue => ({
  code: `opening.${code}`,
  path,
  message,
})

function accountFaults(
  account: OpeningAccount & { readonly accountId: LedgerAccountId },
  at: number,
  all: readonly { readonly accountId: LedgerAccountId }[],
): Issue[] {
  const path = ['accounts', at]
  const first = all.findIndex(({ accountId }) => accountId === account.accountId)
  if (first !== at) return [fault('account_twice', path, 'This account is given twice. Add up.')]
  if (Money.isNegative(account.debit) || Money.isNegative(account.credit)) {
    return [fault('negative', path, 'Write a negative balance on the other side.')]
  }
  if (!Money.isZero(account.debit) && !Money.isZero(account.credit)) {
    return [fault('two_sides', path, 'A balance stands on one side. Subtract one from the other.')]
  }
  const isZero = Money.isZero(account.debit) && Money.isZero(account.credit)
  if (account.controlRole === 'customer_credit' && !isZero) {
    const how = 'Leave it out here and record each credit as a payment received, unallocated.'
    return [fault('customer_credit', path, `Customer credit belongs to payments. ${how}`)]
  }
  return []
}

function invoiceFaults(
  { number, date, dueDate, amount }: OpeningInvoice,
  of: { at: number; invoices: readonly OpeningInvoice[]; asOf: LocalDate },
): Issue[] {
  const path = (field: string): Issue['path'] => ['invoices', of.at, field]
  const faults: Issue[] = []
  if (of.invoices.findIndex((other) => other.number === number) !== of.at) {
    faults.push(fault('number_twice', path('number'), `The number ${number} is given twice.`))
  }
  if (date > of.asOf) {
    const message = `It is dated after ${of.asOf}. Write it as an invoice of these books.`
    faults.push(fault('invoice_later', path('date'), message))
  }
  if (dueDate < date) {
    faults.push(fault('due_before_date', path('dueDate'), 'It is due before its date.'))
  }
  if (!Money.isPositive(amount)) {
    faults.push(fault('amount_not_positive', path('amount'), 'Write what is open, more than zero.'))
  }
  return faults
}

/**
 * The one entry that opens the books:
 *   Dr or Cr each account but the receivables   its balance
 *   Dr or Cr Opening balances                   the receivables, and what is missing to zero
 * The receivables themselves come with the invoices, which give the same to Opening balances: what stays there is the
 * difference, where the accountant chose to leave one. Undefined where nothing is left to post.
 */
export function openingPosting(
  opening: {
    readonly id: OpeningBalancesId
    readonly asOf: LocalDate
    readonly accounts: readonly (OpeningAccount & { readonly accountId: LedgerAccountId })[]
  },
  as: {
    readonly entryId: JournalEntryId
    readonly openingAccountId: LedgerAccountId
    readonly currency: CurrencyCode
  },
): JournalEntryDraft | undefined {
  const { currency, openingAccountId } = as
  const others = opening.accounts.filter((own) => own.controlRole !== 'accounts_receivable')
  const net = (own: OpeningAccount) => Money.subtract(own.debit, own.credit)
  const rest = Money.negate(Money.sum(others.map(net), currency))
  const lines = [
    ...others.map((own) => debit(own.accountId, net(own))),
    debit(openingAccountId, rest),
  ].filter(({ amount }) => !Money.isZero(amount))
  if (lines.length < 2) return undefined
  return balancedEntry(
    {
      id: as.entryId,
      postingDate: opening.asOf,
      kind: 'post',
      source: { type: 'opening_balances', id: opening.id },
      memo: 'Opening balances',
      lines,
    },
    noConversion(currency, openingAccountId),
  )
}
