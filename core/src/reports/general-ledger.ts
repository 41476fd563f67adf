import { normalSide } from '../ledger/index.ts'
import type { AccountType, Side } from '../ledger/index.ts'
import { Money } from '../money/index.ts'

/** A journal line as the general ledger lists it, in base currency. */
export type LedgerMovement = { readonly side: Side; readonly base: Money }

export type GeneralLedger<T extends LedgerMovement> = {
  readonly opening: Money
  /** Each line with the balance after it, on the normal side of the account. */
  readonly lines: readonly (T & { readonly balance: Money })[]
  readonly closing: Money
}

/**
 * The account's lines with a running balance. `opening` and all balances are positive on the normal side of its type.
 * What closes one day opens the next (rule 39).
 */
export function generalLedger<T extends LedgerMovement>(
  type: AccountType,
  opening: Money,
  movements: readonly T[],
): GeneralLedger<T> {
  const grows = normalSide(type)
  let balance = opening
  const lines = movements.map((movement) => {
    balance =
      movement.side === grows
        ? Money.add(balance, movement.base)
        : Money.subtract(balance, movement.base)
    return { ...movement, balance }
  })
  return { opening, lines, closing: balance }
}
