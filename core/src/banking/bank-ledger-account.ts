import { assert } from '../errors/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'
import { isOpenItemRole } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { bankAccountErrors } from './bank-account-errors.ts'
import { bankingErrors } from './banking-errors.ts'
import { matchingErrors } from './matching-errors.ts'

type Facts = Pick<LedgerAccount, 'id' | 'code' | 'type' | 'controlRole' | 'currency'>

/**
 * Refuses a ledger account that cannot stand for a bank account. Throws `banking.ledger_account_type`,
 * `banking.ledger_account_controlled`, `banking.ledger_account_currency`.
 */
export function assertBankLedgerAccount(account: Facts, currency: CurrencyCode): void {
  if (account.type !== 'asset' && account.type !== 'liability') {
    throw bankingErrors.ledgerAccountNotAsset()
  }
  if (account.controlRole !== null && account.controlRole !== 'bank_default') {
    throw bankAccountErrors.ledgerAccountControlled(account.code)
  }
  if (account.currency !== null && account.currency !== currency) {
    throw bankingErrors.ledgerAccountCurrency(currency, account.currency)
  }
}

/** Refuses an account that a line cannot be coded to. Throws `banking.control_account`, `banking.own_account`. */
export function assertCodingAccount(
  account: Facts,
  bankAccount: { readonly ledgerAccountId: LedgerAccount['id'] },
): void {
  if (isOpenItemRole(account.controlRole)) {
    throw matchingErrors.controlAccount(account.code)
  }
  if (account.id === bankAccount.ledgerAccountId) throw matchingErrors.ownAccount()
}

const triesMax = 100_000
const allDigits = /^\d{1,15}$/

/** The first code after `like` that is free: 1011 after 1010, `BANK-2` after `BANK`. */
export function nextAccountCode(like: string, taken: ReadonlySet<string>): string {
  for (let step = 1; step <= triesMax; step += 1) {
    const code = allDigits.test(like)
      ? String(BigInt(like) + BigInt(step)).padStart(like.length, '0')
      : `${like}-${step + 1}`
    if (!taken.has(code)) return code
  }
  assert(false, 'a chart has fewer accounts than codes')
}
