import type { Home } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { counted } from '#lib/format/money.ts'

/** What customers owe, and how much of it is late. */
export function OwedCard({ home, slug }: { readonly home: Home; readonly slug: string }) {
  const { owedToYou, overdue } = home
  return (
    <Card>
      <CardHead title="Owed to you" aside={counted(owedToYou.count, 'open invoice')} />
      <CardBody>
        <IntentLink href={`/o/${slug}/invoices?status=open`} className="hover:underline">
          <MoneyText
            amount={owedToYou.amount.amount}
            currency={owedToYou.amount.currency}
            currencyAs="sign"
            size="lg"
          />
        </IntentLink>
        <p className="mt-4 flex justify-between gap-3 border-t border-border pt-2.5">
          {overdue.count === 0 ? (
            <span className="text-text-2">Nothing is late.</span>
          ) : (
            <>
              <IntentLink
                href={`/o/${slug}/invoices?status=overdue`}
                className="text-danger hover:underline"
              >
                {counted(overdue.count, 'invoice')} late
              </IntentLink>
              <MoneyText amount={overdue.amount.amount} currency={overdue.amount.currency} />
            </>
          )}
        </p>
      </CardBody>
    </Card>
  )
}
