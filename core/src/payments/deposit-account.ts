import { invalid } from '../errors/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'

/**
 * Refuses an account that money cannot arrive in. A control account would also break what it controls: accounts
 * receivable is always the sum of its open items (rule 38). Throws `payment.deposit_account`.
 */
export function assertDepositAccount(
  account: Pick<LedgerAccount, 'code' | 'type' | 'controlRole'>,
): void {
  // An overdraft or a card is a liability, and money arrives there too.
  const holdsMoney = account.type === 'asset' || account.type === 'liability'
  const isFree = account.controlRole === null || account.controlRole === 'bank_default'
  if (holdsMoney && isFree) return
  throw invalid(
    'payment.deposit_account',
    `Money does not arrive in account ${account.code}. Choose a bank, cash or wallet account.`,
    ['bankLedgerAccountId'],
  )
}
