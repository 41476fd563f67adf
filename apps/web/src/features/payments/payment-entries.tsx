import type { PaymentDetail } from '@smb/api-client'
import { currency as currencyOf, Money, moneyFromView } from '@smb/core/money'
import Link from 'next/link'
import { DateText } from '#components/date-text.tsx'
import { TAccount } from '#components/t-account.tsx'
import { formatMoney } from '#lib/format/money.ts'

type Entry = PaymentDetail['entries'][number]

function titleOf({ kind, source }: Entry): string {
  const what = source.type === 'allocation' ? 'Allocation' : 'Payment'
  return kind === 'post' ? `${what} posted` : `${what} reversed`
}

function sumOf({ lines, total }: Entry, side: 'debit' | 'credit'): string {
  const amounts = lines.filter((line) => line.side === side).map(({ base }) => moneyFromView(base))
  return Money.toString(Money.sum(amounts, currencyOf(total.currency)))
}

/** The entries that a payment caused, each as a T-account in base currency. */
export function PaymentEntries({
  entries,
  slug,
  today,
}: {
  readonly entries: readonly Entry[]
  readonly slug: string
  readonly today: string
}) {
  return (
    <div className="grid gap-6">
      {entries.map((entry) => (
        <div key={entry.id}>
          <div className="mb-1.5 flex justify-between gap-3 text-xs text-text-3">
            <Link href={`/o/${slug}/journals/${entry.id}`} className="drill">
              {titleOf(entry)}
            </Link>
            <DateText date={entry.postingDate} near={today} />
          </div>
          <TAccount
            caption={`Journal entry: ${titleOf(entry)}`}
            currency={entry.total.currency}
            lines={entry.lines
              .toSorted((a, b) => Number(a.side === 'credit') - Number(b.side === 'credit'))
              .map((line, index) => ({
                id: `${line.accountId}${index}`,
                side: line.side,
                amount: line.base.amount,
                code: line.accountCode,
                name: line.accountName,
                meta:
                  line.amount.currency !== line.base.currency &&
                  formatMoney(line.amount.amount, line.amount.currency, { currencyAs: 'code' }),
              }))}
            totalDebit={sumOf(entry, 'debit')}
            totalCredit={sumOf(entry, 'credit')}
          />
        </div>
      ))}
    </div>
  )
}
