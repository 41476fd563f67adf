import type { Issue } from '@smb/core/errors'
import type { CustomerId, LedgerAccountId, OpeningBalancesId } from '@smb/core/ids'
import type { LedgerAccount } from '@smb/core/ledger'
import { reversal } from '@smb/core/ledger'
import { Money, moneyView } from '@smb/core/money'
import type { OpeningAccount, PostOpeningBalances } from '@smb/core/onboarding'
import { openingErrors, openingFaults, openingPosting, openingSums } from '@smb/core/onboarding'
import { recordAudit } from '@smb/audit'
import { bringOpeningInvoices, takeBackOpeningInvoices } from '@smb/invoicing'
import { getReversible, listAccounts, postJournalEntry } from '@smb/ledger'
import { createCustomer, customersNamed } from '@smb/parties'
import type { Tx } from '@smb/platform/db'
import { openingAccount } from './opening-account.ts'
import type { OpeningBalances } from './opening-balances-repository.ts'
import {
  insertOpeningBalances,
  liveOpeningBalances,
  lockOpeningBalances,
  markReversed,
} from './opening-balances-repository.ts'

/**
 * Opens the books with the balances and open invoices of the books before: one entry, and an issued invoice for each that
 * is still owed. Throws `opening.already_there`, `opening.in_future`, `opening.faults` with one issue per row,
 * `opening.receivable_differs`, `opening.unbalanced`, `opening.empty`, and what posting and `bringOpeningInvoices` throw.
 */
export async function postOpeningBalances(
  tx: Tx,
  command: PostOpeningBalances,
): Promise<OpeningBalances> {
  const { id = tx.newId('opn'), asOf, invoices } = command
  const live = await liveOpeningBalances(tx)
  if (live) throw openingErrors.alreadyThere(live.asOf)
  if (asOf > tx.today) throw openingErrors.inFuture()
  const chart = await listAccounts(tx)
  const accounts = namedAccounts(tx, command, chart)
  const faults = openingFaults(accounts, invoices, asOf)
  const customers = await customersNamed(
    tx,
    invoices.map(({ customerName }) => customerName),
  )
  faults.push(...ambiguousNames(invoices, customers))
  if (faults.length > 0) throw openingErrors.faults(faults)
  const sums = openingSums(accounts, invoices, tx.baseCurrency)
  if (Money.compare(sums.receivable, sums.invoices) !== 0)
    throw openingErrors.receivableDiffers(sums.receivable, sums.invoices)
  if (!command.takesDifference && !Money.isZero(sums.difference))
    throw openingErrors.unbalanced(sums.difference)
  const openingAccountId = await openingAccount(tx, chart)
  const as = { entryId: tx.newId('je'), openingAccountId, currency: tx.baseCurrency }
  const entry = openingPosting({ id, asOf, accounts }, as)
  if (!entry && invoices.length === 0) throw openingErrors.empty()

  await insertOpeningBalances(tx, {
    ...{ id, asOf, openingAccountId, difference: sums.difference },
    ...{ journalEntryId: entry?.id ?? null },
    ...{ invoiceCount: invoices.length, invoiceTotal: sums.invoices },
  })
  if (entry) await postJournalEntry(tx, entry)
  const customerIds = await customersOf(tx, invoices, customers)
  const brought = invoices.map((invoice, at) => ({
    ...invoice,
    customerId: customerIds[at] as CustomerId,
  }))
  await bringOpeningInvoices(tx, brought, { openingId: id, asOf, accountId: openingAccountId })
  await recordAudit(tx, {
    action: 'onboarding.opening_balances_posted',
    subject: id,
    details: {
      ...{ date: asOf, invoices: invoices.length, ...moneyView(sums.debit) },
      ...(entry ? { entryId: entry.id } : {}),
    },
  })
  return lockOpeningBalances(tx, id)
}

type NamedAccount = OpeningAccount & { readonly accountId: LedgerAccountId }

/** The accounts behind the codes. Throws `opening.faults` for codes of no account and amounts of another currency. */
function namedAccounts(
  tx: Tx,
  { accounts, invoices }: PostOpeningBalances,
  chart: readonly LedgerAccount[],
): NamedAccount[] {
  const zero = Money.zero(tx.baseCurrency)
  const byCode = new Map(chart.map((account) => [account.code, account]))
  const issues: Issue[] = []
  const isForeign = (amount: Money | undefined) =>
    amount !== undefined && amount.currency !== tx.baseCurrency
  const currencyFault = (path: Issue['path']): void => {
    const message = `Write amounts in ${tx.baseCurrency}, the currency of the books.`
    issues.push({ code: 'opening.currency', path, message })
  }
  const named = accounts.flatMap(({ code, debit = zero, credit = zero }, at): NamedAccount[] => {
    if (isForeign(debit) || isForeign(credit)) currencyFault(['accounts', at])
    const account = byCode.get(code)
    if (account) {
      return [{ accountId: account.id, controlRole: account.controlRole, debit, credit }]
    }
    const message = `There is no account ${code}. Open it first, or correct the code.`
    issues.push({ code: 'opening.account_unknown', path: ['accounts', at, 'code'], message })
    return []
  })
  invoices.forEach(({ amount }, at) => {
    if (isForeign(amount)) currencyFault(['invoices', at, 'amount'])
  })
  if (issues.length > 0) throw openingErrors.faults(issues)
  return named
}

type ByName = ReadonlyMap<string, readonly CustomerId[]>
type NamedInvoices = readonly { readonly customerName: string }[]

const ambiguousNames = (invoices: NamedInvoices, customers: ByName): Issue[] =>
  invoices.flatMap(({ customerName }, at): Issue[] => {
    if ((customers.get(customerName.toLowerCase())?.length ?? 0) < 2) return []
    const message = `Several customers are called ${customerName}. Rename one, then try again.`
    return [{ code: 'opening.customer_ambiguous', path: ['invoices', at, 'customerName'], message }]
  })

/** The customer of each invoice; names that are new become customers. */
async function customersOf(tx: Tx, invoices: NamedInvoices, known: ByName): Promise<CustomerId[]> {
  const byName = new Map([...known].flatMap(([name, [id]]) => (id ? [[name, id] as const] : [])))
  const ids: CustomerId[] = []
  for (const { customerName: name } of invoices) {
    const id = byName.get(name.toLowerCase()) ?? (await createCustomer(tx, { name })).id
    byName.set(name.toLowerCase(), id)
    ids.push(id)
  }
  return ids
}

/**
 * Takes the balances and their invoices back, on their own day, so that they can be posted anew. Throws
 * `opening.not_found`, `opening.already_reversed`, `invoice.settled` and `invoice.credited` for invoices in use,
 * `ledger.period_locked`.
 */
export async function reverseOpeningBalances(
  tx: Tx,
  id: OpeningBalancesId,
): Promise<OpeningBalances> {
  const opening = await lockOpeningBalances(tx, id)
  if (opening.reversedAt !== null) throw openingErrors.alreadyReversed()
  await takeBackOpeningInvoices(tx, id, opening.asOf)
  const reversalId = opening.journalEntryId && tx.newId('je')
  if (opening.journalEntryId && reversalId) {
    const posted = await getReversible(tx, opening.journalEntryId)
    const how = { id: reversalId, postingDate: opening.asOf, kind: 'reverse' } as const
    await postJournalEntry(tx, reversal(posted, { ...how, memo: 'Opening balances taken back' }))
  }
  await markReversed(tx, id, reversalId)
  await recordAudit(tx, {
    action: 'onboarding.opening_balances_reversed',
    subject: id,
    details: { date: opening.asOf, ...(reversalId ? { entryId: reversalId } : {}) },
  })
  return lockOpeningBalances(tx, id)
}
