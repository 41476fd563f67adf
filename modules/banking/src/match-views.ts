import type { StatementLineView } from '@smb/core/banking'
import { findAccounts } from '@smb/ledger'
import { invoiceNumbers } from '@smb/invoicing'
import { findCustomers } from '@smb/parties'
import { findPayments } from '@smb/payments'
import type { ReadTx } from '@smb/platform/db'
import type { KeptMatch } from './statement-match-repository.ts'

export type MatchView = NonNullable<StatementLineView['match']>

/** What each line became, in words, by the line's uuid: names are read once for all lines. */
export async function matchViews(
  tx: ReadTx,
  matches: ReadonlyMap<string, KeptMatch>,
): Promise<ReadonlyMap<string, MatchView>> {
  if (matches.size === 0) return new Map()
  const names = await namesOf(tx, [...matches.values()])
  return new Map([...matches].map(([line, match]) => [line, matchView(match, names)]))
}

type Names = {
  readonly accounts: ReadonlyMap<string, string>
  readonly invoices: ReadonlyMap<string, string>
  readonly payments: ReadonlyMap<string, { readonly label: string; readonly entryId: string }>
}

async function namesOf(tx: ReadTx, matches: readonly KeptMatch[]): Promise<Names> {
  const ofKind = <K extends KeptMatch['kind']>(kind: K) =>
    matches.filter((match): match is Extract<KeptMatch, { kind: K }> => match.kind === kind)
  const coded = ofKind('account')
  const settling = ofKind('invoice')
  const proving = [...settling, ...ofKind('payment_received')]
  const accounts = await findAccounts(
    tx,
    coded.map(({ ledgerAccountId }) => ledgerAccountId),
  )
  return {
    accounts: new Map(accounts.map(({ id, code, name }) => [id, `${code} ${name}`])),
    invoices: await invoiceNumbers(
      tx,
      settling.map(({ invoiceId }) => invoiceId),
    ),
    payments: await paymentLabels(
      tx,
      proving.map(({ paymentId }) => paymentId),
    ),
  }
}

async function paymentLabels(
  tx: ReadTx,
  ids: Parameters<typeof findPayments>[1],
): Promise<Names['payments']> {
  const payments = await findPayments(tx, ids)
  const customers = await findCustomers(
    tx,
    payments.map(({ customerId }) => customerId),
  )
  return new Map(
    payments.map((payment) => [
      payment.id,
      { label: customers.get(payment.customerId)?.name ?? '', entryId: payment.journalEntryId },
    ]),
  )
}

function matchView(match: KeptMatch, names: Names): MatchView {
  if (match.kind === 'account') {
    const { ledgerAccountId: id, entryId } = match
    return { kind: 'account', id, label: names.accounts.get(id) ?? '', entryId }
  }
  const payment = names.payments.get(match.paymentId)
  const entryId = payment?.entryId ?? null
  if (match.kind === 'payment_received') {
    return { kind: match.kind, id: match.paymentId, label: payment?.label ?? '', entryId }
  }
  const { invoiceId: id } = match
  return { kind: match.kind, id, label: names.invoices.get(id) ?? '', entryId }
}
