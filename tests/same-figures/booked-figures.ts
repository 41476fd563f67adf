import type { InvoiceDetailView } from '@smb/core/invoicing'
import type { Shown } from './typed-draft.ts'

/** Debits less credits by account code, in the invoice's currency, as decimal text. */
export type Figures = Readonly<Record<string, string>>

const codes = { receivable: '1100', sales: '4000', outputTax: '2200' }

/** What the journal entries of an invoice say; differences of rounding to the base currency are in that currency. */
export function bookedFigures({ journalEntries, currency }: InvoiceDetailView): Figures {
  const lines = journalEntries
    .flatMap((entry) => entry.lines)
    .filter(({ amount }) => amount.currency === currency)
  return sums(
    lines.map(({ accountCode, side, amount }) => [
      accountCode,
      side === 'debit' ? amount.amount : negated(amount.amount),
    ]),
  )
}

/** What they have to say, from the rows that the editor shows and from nothing else. */
export function postedFigures({ sums: rows }: Shown): Figures {
  const of = (kind: string): string[] =>
    rows.filter((row) => row.kind === kind).map(({ amount }) => amount)
  const taxes = of('tax')
  return sums([
    ...of('total').map((total): [string, string] => [codes.receivable, total]),
    ...taxes.map((tax): [string, string] => [codes.outputTax, negated(tax)]),
    ...of('total').map((total): [string, string] => [codes.sales, negated(total)]),
    ...taxes.map((tax): [string, string] => [codes.sales, tax]),
  ])
}

const negated = (amount: string): string =>
  amount.startsWith('-') ? amount.slice(1) : `-${amount}`

/** Exact sums of decimals that share their number of places; accounts that come to nothing are left out. */
function sums(parts: readonly (readonly [string, string])[]): Figures {
  const byCode = new Map<string, bigint>()
  for (const [code, amount] of parts)
    byCode.set(code, (byCode.get(code) ?? 0n) + BigInt(amount.replace('.', '')))
  const moved = [...byCode].filter(([, minor]) => minor !== 0n)
  return Object.fromEntries(moved.map(([code, minor]) => [code, String(minor)]))
}
