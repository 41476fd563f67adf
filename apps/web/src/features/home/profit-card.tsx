import type { Home } from '@smb/api-client'
import { Card, CardBody } from '#components/card.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { formatMonth } from '#lib/format/date.ts'

/** Profit of this month as a sentence; the figure opens the report. */
export function ProfitCard({ home, slug }: { readonly home: Home; readonly slug: string }) {
  const { profitThisMonth, asOf } = home
  const isLoss = profitThisMonth.amount.startsWith('-')
  const amount = isLoss ? profitThisMonth.amount.slice(1) : profitThisMonth.amount
  const month = formatMonth(asOf)
  const from = `${asOf.slice(0, 7)}-01`
  return (
    <Card>
      <CardBody>
        <p className="text-md">
          {isLoss ? 'You spent ' : 'You made '}
          <IntentLink
            href={`/o/${slug}/reports/profit-and-loss?from=${from}&to=${asOf}`}
            className="font-semibold hover:underline"
          >
            <MoneyText amount={amount} currency={profitThisMonth.currency} currencyAs="sign" />
          </IntentLink>
          {isLoss ? ` more than you earned so far in ${month}.` : ` so far in ${month}.`}
        </p>
      </CardBody>
    </Card>
  )
}
