import type { Home } from '@smb/api-client'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { formatDate } from '#lib/format/date.ts'

/** What is in the bank now, by account. Each figure opens the account. */
export function CashCard({ home, slug }: { readonly home: Home; readonly slug: string }) {
  const { cash, bankAccounts, asOf } = home
  return (
    <Card>
      <CardHead title="Cash now" aside={`as of ${formatDate(asOf)}`} />
      <CardBody>
        <MoneyText amount={cash.amount} currency={cash.currency} currencyAs="sign" size="lg" />
        {bankAccounts.length > 0 && (
          <ul className="mt-4 border-t border-border">
            {bankAccounts.map(({ id, name, balance }) => (
              <li
                key={id}
                className="flex justify-between gap-3 border-b border-border py-2.5 last:border-b-0 last:pb-0"
              >
                <IntentLink
                  href={`/o/${slug}/money/${id}`}
                  className="min-w-0 truncate hover:underline"
                >
                  {name}
                </IntentLink>
                <MoneyText amount={balance.amount} currency={balance.currency} />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
