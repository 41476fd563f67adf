import type { CustomerStanding } from '@smb/api-client'
import { addressLines } from '@smb/core/parties'
import type { ReactNode } from 'react'
import { Facts } from '#components/card.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { Strip } from '#components/strip.tsx'
import type { Business } from '#lib/account.ts'
import { countryName } from '#lib/format/country.ts'
import { todayIn } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { CustomerActions } from './customer-actions.tsx'
import type { CustomerData } from './customer-data.ts'
import { CustomerCredits, OpenInvoices, RecentInvoices } from './customer-tables.tsx'

/** One customer: what they owe, what is open, who they are. */
export function CustomerPageView({
  data,
  business,
}: {
  readonly data: CustomerData
  readonly business: Business
}) {
  const { customer, standing, items, recent } = data
  const { slug } = business
  const today = todayIn(business.timeZone)
  const shared = { slug, today }
  const { open = [], credits = [] } = items.data ?? {}
  const openCount = standing.data?.currencies.reduce((sum, each) => sum + each.openInvoices, 0) ?? 0
  return (
    <>
      <PageHeader
        title={customer.name}
        crumbs={[{ label: 'Customers', href: `/o/${slug}/customers` }]}
        badge={customer.archivedAt && <StatusBadge status="archived" />}
        sub={
          customer.email && (
            <a className="link" href={`mailto:${customer.email}`}>
              {customer.email}
            </a>
          )
        }
        actions={<CustomerActions customer={customer} />}
      />
      <div className="grid gap-5">
        {standing.problem && (
          <ReloadNotice problem={standing.problem} title="The balance could not be loaded" />
        )}
        {standing.data && <StandingStrips standing={standing.data} />}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
          <div className="grid min-w-0 gap-5">
            <Section title="Open invoices">
              {items.problem && (
                <ReloadNotice problem={items.problem} title="What is open could not be loaded" />
              )}
              {open.length > 0 && <OpenInvoices invoices={open} {...shared} />}
              {items.data && open.length === 0 && (
                <p className="text-sm text-text-3">Nothing is open.</p>
              )}
              {openCount > open.length && open.length > 0 && (
                <p className="mt-2 text-sm text-text-3">
                  The longest due of {counted(openCount, 'open invoice')} are shown.{' '}
                  <IntentLink
                    className="link"
                    href={`/o/${slug}/invoices?status=open&customerId=${customer.id}`}
                  >
                    All open invoices
                  </IntentLink>
                </p>
              )}
            </Section>
            {credits.length > 0 && (
              <Section title="Customer credit">
                <CustomerCredits credits={credits} {...shared} />
              </Section>
            )}
            {recent.data && recent.data.length > 0 && (
              <Section
                title="Recent invoices"
                aside={
                  <IntentLink
                    className="link text-xs"
                    href={`/o/${slug}/invoices?customerId=${customer.id}`}
                  >
                    All invoices
                  </IntentLink>
                }
              >
                <RecentInvoices invoices={recent.data} {...shared} />
              </Section>
            )}
          </div>
          <Details customer={customer} />
        </div>
      </div>
    </>
  )
}

type Sums = CustomerStanding['base']

/** A strip for each currency, and one in base currency where there are several. */
function StandingStrips({ standing: { currencies, base } }: { standing: CustomerStanding }) {
  return (
    <>
      {currencies.map((each) => (
        <SumsStrip
          key={each.currency}
          label={`What is open in ${each.currency}`}
          balanceLabel="Balance"
          sums={each}
          open={counted(each.openInvoices, 'open invoice')}
        />
      ))}
      {currencies.length > 1 && (
        <SumsStrip
          label={`What is open in all currencies, in ${base.balance.currency}`}
          balanceLabel={`In all, in ${base.balance.currency}`}
          sums={base}
          open="At the rates in the books"
        />
      )}
    </>
  )
}

type SumsStripProps = {
  readonly label: string
  readonly balanceLabel: string
  readonly sums: Sums
  readonly open: string
}

function SumsStrip({ label, balanceLabel, sums, open }: SumsStripProps) {
  const { balance, outstanding, overdue, credit } = sums
  return (
    <Strip
      label={label}
      items={[
        {
          label: balanceLabel,
          value: <MoneyText {...balance} currencyAs="sign" />,
          meta: balance.amount.startsWith('-') ? 'You owe them' : 'They owe you',
        },
        {
          label: 'Outstanding',
          value: <MoneyText {...outstanding} currencyAs="sign" />,
          meta: open,
        },
        {
          label: 'Overdue',
          danger: /[1-9]/.test(overdue.amount),
          value: <MoneyText {...overdue} currencyAs="sign" />,
        },
        {
          label: 'Credit',
          value: <MoneyText {...credit} currencyAs="sign" />,
          meta: 'Paid and not used yet',
        },
      ]}
    />
  )
}

function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

function Details({ customer }: { customer: CustomerData['customer'] }) {
  const { paymentTermsDays, currency, phone, taxId, notes } = customer
  const country = countryName(customer.address.country)
  const address = addressLines({ ...customer.address, country })
  const facts = [
    {
      name: 'Payment terms',
      value: paymentTermsDays === 0 ? 'At once' : counted(paymentTermsDays, 'day'),
    },
    { name: 'Currency', value: currency },
    ...(phone
      ? [
          {
            name: 'Phone',
            value: (
              <a className="link" href={`tel:${phone}`}>
                {phone}
              </a>
            ),
          },
        ]
      : []),
    ...(taxId ? [{ name: 'Tax number', value: taxId }] : []),
    ...(address.length > 0
      ? [
          {
            name: 'Address',
            value: <span className="whitespace-pre-line">{address.join('\n')}</span>,
          },
        ]
      : []),
  ]
  return (
    <aside aria-label="Details" className="grid gap-3">
      <h2>Details</h2>
      <Facts items={facts} />
      {notes && <p className="text-sm whitespace-pre-line text-text-2">{notes}</p>}
    </aside>
  )
}
