import type { LedgerAccountId } from '@smb/core/ids'
import type { LedgerAccount } from '@smb/core/ledger'
import { createAccount } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { listOpeningBalances } from './opening-balances-repository.ts'

/** What charts call the account against which books are opened. */
const names: ReadonlySet<string> = new Set([
  'Opening balances',
  'Opening balance equity',
  'Saldenvorträge, Sachkonten',
])
const firstCode = 3900

/** The account for opening balances: that of the time before, that of the chart, or a new one. */
export async function openingAccount(
  tx: Tx,
  chart: readonly LedgerAccount[],
): Promise<LedgerAccountId> {
  const usable = chart.filter(
    (account) => account.type === 'equity' && account.archivedAt === null && !account.currency,
  )
  const before = new Set((await listOpeningBalances(tx)).map((own) => own.openingAccountId))
  const known =
    usable.find(({ id }) => before.has(id)) ?? usable.find(({ name }) => names.has(name))
  if (known) return known.id
  const taken = new Set(chart.map(({ code }) => code))
  let code = firstCode
  while (taken.has(String(code))) code += 1
  const account = { code: String(code), name: 'Opening balances', type: 'equity' } as const
  return (await createAccount(tx, { ...account, parentId: null, currency: null })).id
}
