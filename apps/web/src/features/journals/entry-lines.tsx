'use client'
import type { JournalEntryView, JournalLineView } from '@smb/core/ledger'
import { Money, currency } from '@smb/core/money'
import Link from 'next/link'
import { useBusiness } from '#components/business-context.tsx'
import { TAccount } from '#components/t-account.tsx'
import { ledgerHref } from '#lib/books/entry-source.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatDecimal, formatMoney } from '#lib/format/money.ts'

/** An entry as a T-account in base currency, each account leading to its ledger around that day. */
export function EntryLines({
  entry,
  taxNames,
}: {
  readonly entry: JournalEntryView
  /** Names of tax codes by id. */
  readonly taxNames: Readonly<Record<string, string>>
}) {
  const { business } = useBusiness()
  const base = currency(entry.total.currency)
  const sumOf = (side: JournalLineView['side']): string => {
    const amounts = entry.lines.filter((line) => line.side === side)
    return Money.toString(
      Money.sum(
        amounts.map((line) => Money.parse(line.base.amount, base)),
        base,
      ),
    )
  }
  const debitsFirst = entry.lines.toSorted((a, b) =>
    a.side === b.side ? 0 : a.side === 'debit' ? -1 : 1,
  )
  return (
    <TAccount
      caption={`Journal entry of ${formatDate(entry.postingDate)}`}
      currency={base}
      totalDebit={sumOf('debit')}
      totalCredit={sumOf('credit')}
      lines={debitsFirst.map((line, index) => ({
        id: `${line.accountId} ${index}`,
        side: line.side,
        amount: line.base.amount,
        code: line.accountCode,
        name: (
          <Link href={ledgerHref(business.slug, line.accountId)} className="drill" prefetch={false}>
            {line.accountName}
          </Link>
        ),
        ...metaOf(line, { base, taxNames }),
      }))}
    />
  )
}

/** What stands under the account: the amount in its own currency, and every tax code that the line counts for. */
function metaOf(
  line: JournalLineView,
  {
    base,
    taxNames,
  }: { readonly base: string; readonly taxNames: Readonly<Record<string, string>> },
) {
  const taxes = line.taxCodeIds.map((id) => taxNames[id] ?? 'a tax code')
  const words = [
    ...(line.amount.currency === base ? [] : [foreignWords(line, base)]),
    ...(taxes.length > 0 ? [`Tax: ${taxes.join(', ')}`] : []),
  ]
  return words.length > 0 ? { meta: words.join(' · ') } : {}
}

/** `US$100.00 at 1 USD = 0.92 EUR` */
function foreignWords({ amount, rate }: JournalLineView, base: string): string {
  const shown = formatMoney(amount.amount, amount.currency)
  return `${shown} at 1 ${amount.currency} = ${formatDecimal(rate)} ${base}`
}
