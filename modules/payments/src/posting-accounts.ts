import { assert } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import type { ControlRole } from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import type { PaymentPostingAccounts } from '@smb/core/payments'
import { assertDepositAccount } from '@smb/core/payments'
import { controlAccounts, findAccounts } from '@smb/ledger'
import type { ReadTx, Tx } from '@smb/platform/db'

type Roles = ReadonlyMap<ControlRole, LedgerAccountId>

function accountOf(roles: Roles, role: ControlRole): LedgerAccountId {
  const id = roles.get(role)
  assert(id, `every chart has an account for ${role}`)
  return id
}

/** The control accounts that payments post to. */
export async function postingAccounts(tx: Tx): Promise<PaymentPostingAccounts> {
  return accountsOf(await controlAccounts(tx))
}

/** The control accounts that credit notes and write-offs post to. */
export async function correctionAccounts(
  tx: ReadTx,
): Promise<PaymentPostingAccounts & { readonly outputTax: LedgerAccountId }> {
  const roles = await controlAccounts(tx)
  return { ...accountsOf(roles), outputTax: accountOf(roles, 'output_tax') }
}

function accountsOf(roles: Roles): PaymentPostingAccounts {
  return {
    accountsReceivable: accountOf(roles, 'accounts_receivable'),
    customerCredit: accountOf(roles, 'customer_credit'),
    withholdingReceivable: accountOf(roles, 'withholding_receivable'),
    exchangeDifferences: accountOf(roles, 'exchange_differences'),
    roundingDifferences: accountOf(roles, 'rounding_differences'),
  }
}

/**
 * Where a payment posts: the control accounts, and the account that it arrives in, which is the default bank where
 * none is named. Throws `ledger.account_not_found`, `payment.deposit_account`.
 */
export async function depositAccounts(
  tx: Tx,
  named: LedgerAccountId | undefined,
): Promise<{ accounts: PaymentPostingAccounts; bankLedgerAccountId: LedgerAccountId }> {
  const roles = await controlAccounts(tx)
  const accounts = accountsOf(roles)
  if (!named) return { accounts, bankLedgerAccountId: accountOf(roles, 'bank_default') }
  const [account] = await findAccounts(tx, [named])
  if (!account) throw ledgerErrors.accountNotFound()
  assertDepositAccount(account)
  return { accounts, bankLedgerAccountId: named }
}
