'use client'
import { getCustomer, getCustomerStanding } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PeekSummary, Peeked } from '#components/peek-summary.tsx'
import { dataOf } from '#lib/api-client.ts'

/** A customer in short, beside the list: how to reach them and what is open. */
export function CustomerPeek({ id }: { readonly id: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const load = async (wanted: string) => {
    const options = { client, path: { id: wanted }, throwOnError: true } as const
    const [customer, standing] = await Promise.all([
      dataOf(getCustomer(options)),
      dataOf(getCustomerStanding(options)),
    ])
    return { customer, standing }
  }
  return (
    <Peeked name="customer" id={id} load={load}>
      {({ customer, standing: { base } }) => (
        <PeekSummary
          title={customer.name}
          href={`/o/${business.slug}/customers/${customer.id}`}
          facts={[
            { name: 'E-mail', value: customer.email || '–' },
            { name: 'Phone', value: customer.phone || '–' },
            { name: 'Outstanding', value: <MoneyText {...base.outstanding} /> },
            { name: 'Overdue', value: <MoneyText {...base.overdue} /> },
            { name: 'Credit', value: <MoneyText {...base.credit} /> },
            { name: 'Balance', value: <MoneyText {...base.balance} /> },
          ]}
        />
      )}
    </Peeked>
  )
}
