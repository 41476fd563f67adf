import { addressLines } from '@smb/core/parties'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Facts } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { Strip } from '#components/strip.tsx'
import type { Business } from '#lib/account.ts'
import { todayIn } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { CustomerActions } from './customer-actions.tsx'
import type { CustomerData } from './customer-data.ts'
import type { Standing } from './customer-standing.ts'
import { customerStandings } from './customer-standing.ts'
import { CustomerCredits, OpenInvoices, RecentInvoices } from './customer-tables.tsx'

/** One customer: what they owe, what is open, who they are. */
export function CustomerPageView({
  data,
  business,
}: {
  readonly data: CustomerData
  readonly business: Business
}) {
  const { customer, standing, recent } = data
  const { slug } = business
  const today = todayIn(business.timeZone)
  const shared = { slug, today }
  const { open = [], credits = [] } = standing.data ?? {}
  const standings = customerStandings({ open, credits }, customer.currency, today)
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
          <ReloadNotice problem={standing.problem} title="What is open could not be loaded" />
        )}
        {standing.data &&
          standings.map((each) => (
            <StandingStrip key={each.currency} standing={each} open={open.length} />
          ))}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
          <div className="grid min-w-0 gap-5">
            <Section title="Open invoices">
              {open.length > 0 ? (
                <OpenInvoices invoices={open} {...shared} />
              ) : (
                standing.data && <p className="text-sm text-text-3">Nothing is open.</p>
              )}
            </Section>
            {credits.length > 0 && (
              <Section title="Customer credit">
                <CustomerCredits payments={credits} {...shared} />
              </Section>
            )}
            {recent.data && recent.data.length > 0 && (
              <Section
                title="Recent invoices"
                aside={
                  <Link
                    className="link text-xs"
                    href={`/o/${slug}/invoices?customerId=${customer.id}`}
                  >
                    All invoices
                  </Link>
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

function StandingStrip({ standing, open }: { standing: Standing; open: number }) {
  const isLate = /[1-9]/.test(standing.overdue.amount)
  return (
    <Strip
      label={`What is open in ${standing.currency}`}
      items={[
        {
          label: 'Balance',
          value: <MoneyText {...standing.balance} currencyAs="sign" />,
          meta: standing.balance.amount.startsWith('-') ? 'You owe them' : 'They owe you',
        },
        {
          label: 'Outstanding',
          value: <MoneyText {...standing.outstanding} currencyAs="sign" />,
          meta: counted(open, 'open invoice'),
        },
        {
          label: 'Overdue',
          danger: isLate,
          value: <MoneyText {...standing.overdue} currencyAs="sign" />,
        },
        {
          label: 'Credit',
          value: <MoneyText {...standing.credit} currencyAs="sign" />,
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
  const address = addressLines(customer.address)
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
