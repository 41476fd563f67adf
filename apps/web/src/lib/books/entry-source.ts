import type { AccountTransactionView } from '@smb/core/ledger'
import { businessHref } from '#lib/navigation.ts'

/** What an entry says about where it came from. */
export type EntryOrigin = Pick<AccountTransactionView, 'kind' | 'source'>
type SourceType = EntryOrigin['source']['type']

/** What caused an entry, in words. */
export const sourceWords: Readonly<Record<SourceType, string>> = {
  manual: 'By hand',
  invoice: 'Invoice',
  credit_note: 'Credit note',
  payment_received: 'Payment received',
  allocation: 'Allocation',
  refund: 'Refund',
  write_off: 'Write-off',
  statement_line: 'Bank line',
  journal_import: 'Import',
  opening_balances: 'Opening balances',
}

/** `Invoice`, `Invoice, voided`, `By hand, reversed`: the entry that undoes another says so. */
export function originWords({ kind, source }: EntryOrigin): string {
  const words = sourceWords[source.type]
  if (kind === 'post') return words
  return kind === 'void' ? `${words}, void` : `${words}, reversal`
}

/** The document behind an entry, where it has a page of its own. */
export function documentHref(slug: string, { source }: EntryOrigin): string | undefined {
  if (source.type === 'invoice') return businessHref(slug, `/invoices/${source.id}`)
  if (source.type === 'credit_note') return businessHref(slug, `/credit-notes/${source.id}`)
  if (source.type === 'payment_received') {
    return businessHref(slug, `/payments-received/${source.id}`)
  }
  if (source.type === 'opening_balances') return businessHref(slug, '/accounts/opening-balances')
  return undefined
}

export const entryHref = (slug: string, entryId: string): string =>
  businessHref(slug, `/journals/${entryId}`)

/** Where a line of a ledger leads: to its document, or else to the entry itself. */
export const originHref = (
  slug: string,
  origin: EntryOrigin & { readonly entryId: string },
): string => documentHref(slug, origin) ?? entryHref(slug, origin.entryId)

type LedgerDays = {
  /** Null reaches back to the first entry. */
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  /** The report that leads here, below the business, for the way back. */
  readonly back?: string | undefined
}

/** An account's ledger, over the days of the figure that leads there. */
export function ledgerHref(slug: string, accountId: string, days: LedgerDays = {}): string {
  const query = new URLSearchParams()
  if (days.from) query.set('from', days.from)
  if (days.to) query.set('to', days.to)
  if (days.back) query.set('back', days.back)
  const text = query.toString()
  return businessHref(slug, `/accounts/${accountId}${text ? `?${text}` : ''}`)
}
