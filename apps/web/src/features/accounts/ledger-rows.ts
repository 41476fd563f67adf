import type { AccountTransactionView } from '@smb/core/ledger'
import { Money, currency } from '@smb/core/money'

export const ledgerPageSize = 100

/** A page of an account's ledger as the API answers it. */
export type LedgerPage = {
  readonly items: readonly AccountTransactionView[]
  readonly nextCursor: string | null
  /** The balance before the first row, debits less credits. */
  readonly opening: { readonly amount: string; readonly currency: string }
  /** The first day that `opening` holds; null reaches back to the first entry. */
  readonly openingFrom: string | null
}

export type LedgerRow =
  | { readonly kind: 'opening'; readonly key: string; readonly amount: string }
  | { readonly kind: 'line'; readonly key: string; readonly line: AccountTransactionView }

/** The rows of the pages, led by what the account opened with. A page may cut an entry, so keys count lines. */
export function ledgerRows(pages: readonly LedgerPage[]): LedgerRow[] {
  const opening = pages[0]?.opening.amount ?? '0'
  const lines = pages
    .flatMap(({ items }) => items)
    .map((line, index): LedgerRow => ({ kind: 'line', key: `${line.entryId} ${index}`, line }))
  return [{ kind: 'opening', key: 'opening', amount: opening }, ...lines]
}

export type LedgerTotals = {
  readonly debit: string
  readonly credit: string
  /** The balance after the last line. */
  readonly closing: string
}

/** Both sides of the lines in base currency, and where they leave the balance. */
export function ledgerTotals(pages: readonly LedgerPage[], baseCurrency: string): LedgerTotals {
  const base = currency(baseCurrency)
  const lines = pages.flatMap(({ items }) => items)
  const side = (wanted: 'debit' | 'credit'): string => {
    const amounts = lines.filter((line) => line.side === wanted).map((line) => line.base.amount)
    return Money.toString(
      Money.sum(
        amounts.map((amount) => Money.read(amount, base)),
        base,
      ),
    )
  }
  const closing = lines.at(-1)?.balance.amount ?? pages[0]?.opening.amount ?? '0'
  return { debit: side('debit'), credit: side('credit'), closing }
}
