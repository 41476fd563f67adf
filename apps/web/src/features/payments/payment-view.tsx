import { Banner } from '#components/banner.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { Strip } from '#components/strip.tsx'
import type { Business } from '#lib/account.ts'
import { formatDate, todayIn } from '#lib/format/date.ts'
import { formatDecimal, formatMoney } from '#lib/format/money.ts'
import { AllocateRemainder } from './allocate-remainder.tsx'
import { PaymentActions } from './payment-actions.tsx'
import { PaymentAllocations } from './payment-allocations.tsx'
import type { PaymentData } from './payment-data.ts'
import { PaymentEntries } from './payment-entries.tsx'
import { PaymentHistory } from './payment-history.tsx'
import { PaymentStatus } from './payment-status.tsx'
import { isSome, methodWords } from './payment-words.ts'
import { RefundList } from './refund-list.tsx'

/** One payment: what it settles, what is left of it, what it did in the books. */
export function PaymentPageView({
  data,
  business,
}: {
  readonly data: PaymentData
  readonly business: Business
}) {
  const { payment, open } = data
  const { slug, timeZone } = business
  const today = todayIn(timeZone)
  const { amount, customerId, customerName, date, status } = payment
  return (
    <>
      <PageHeader
        title={`Payment of ${formatMoney(amount.amount, amount.currency)}`}
        crumbs={[{ label: 'Payments received', href: `/o/${slug}/payments-received` }]}
        badge={<PaymentStatus payment={payment} />}
        sub={
          <>
            <IntentLink className="link" href={`/o/${slug}/customers/${customerId}`}>
              {customerName ?? 'Customer'}
            </IntentLink>{' '}
            · received {formatDate(date)}
          </>
        }
        actions={<PaymentActions payment={payment} />}
      />
      <div className="grid gap-5">
        {status === 'reversed' && (
          <Banner
            tone="info"
            title={<>Reversed {payment.reversedOn && <DateText date={payment.reversedOn} />}</>}
          >
            {payment.reversalReason}
          </Banner>
        )}
        <Figures data={data} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid min-w-0 gap-4">
            <Card>
              <CardHead title="What it pays" />
              <CardBody>
                <PaymentAllocations payment={payment} />
              </CardBody>
            </Card>
            {open.problem && (
              <ReloadNotice problem={open.problem} title="The open invoices could not be loaded" />
            )}
            {open.data && open.data.length > 0 && (
              <AllocateRemainder key={payment.version} payment={payment} open={open.data} />
            )}
            {payment.refunds.length > 0 && <RefundList refunds={payment.refunds} />}
            <Card>
              <CardHead title="History" />
              <CardBody>
                <PaymentHistory payment={payment} timeZone={timeZone} />
              </CardBody>
            </Card>
          </div>
          <Card>
            <CardHead title="In the books" />
            <CardBody>
              <PaymentEntries entries={payment.entries} slug={slug} today={today} />
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  )
}

function Figures({ data: { payment, deposit } }: { readonly data: PaymentData }) {
  const { amount, amountBase, withheld, remainder, method, reference } = payment
  const isForeign = amount.currency !== payment.baseCurrency
  return (
    <Strip
      label="The payment"
      items={[
        {
          label: 'Received',
          value: <MoneyText {...amount} currencyAs="sign" />,
          meta: isForeign && (
            <>
              1 {amount.currency} = {formatDecimal(payment.exchangeRate)} {amountBase.currency}, so{' '}
              <MoneyText {...amountBase} currencyAs="sign" />
            </>
          ),
        },
        ...(isSome(withheld)
          ? [{ label: 'Withheld for tax', value: <MoneyText {...withheld} currencyAs="sign" /> }]
          : []),
        {
          label: 'Customer credit left',
          value: <MoneyText {...remainder} currencyAs="sign" />,
          meta: isSome(remainder) ? 'Settles nothing yet' : 'All of it is used',
        },
        {
          label: 'Deposited to',
          value: deposit?.name ?? 'Bank',
          meta: [deposit?.code, methodWords[method], reference].filter(Boolean).join(' · '),
        },
      ]}
    />
  )
}
