import type { Home } from '@smb/api-client'
import Link from 'next/link'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { counted } from '#lib/format/money.ts'

/** What customers owe, and how much of it is late. */
export function OwedCard({ home, slug }: { readonly home: Home; readonly slug: string }) {
  const { owedToYou, overdue } = home
  return (
    <Card>
      <CardHead title="Owed to you" aside={counted(owedToYou.count, 'open invoice')} />
      <CardBody>
        <Link href={`/o/${slug}/invoices?status=open`} className="hover:underline">
          <MoneyText
            amount={owedToYou.amount.amount}
            currency={owedToYou.amount.currency}
            currencyAs="sign"
            size="lg"
          />
        </Link>
        <p className="mt-4 flex justify-between gap-3 border-t border-border pt-2.5">
          {overdue.count === 0 ? (
            <span className="text-text-2">Nothing is late.</span>
          ) : (
            <>
              <Link
                href={`/o/${slug}/invoices?status=overdue`}
                className="text-danger hover:underline"
              >
                {counted(overdue.count, 'invoice')} late
              </Link>
              <MoneyText amount={overdue.amount.amount} currency={overdue.amount.currency} />
            </>
          )}
        </p>
      </CardBody>
    </Card>
  )
}
