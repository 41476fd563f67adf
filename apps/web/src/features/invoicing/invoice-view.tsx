import { Banner } from '#components/banner.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { DateText, DueDateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { Strip } from '#components/strip.tsx'
import type { Business } from '#lib/account.ts'
import { formatDate, todayIn } from '#lib/format/date.ts'
import { DocumentSheet } from './document-sheet.tsx'
import { InvoiceActions } from './invoice-actions.tsx'
import { InvoiceCorrections } from './invoice-corrections.tsx'
import type { InvoiceData } from './invoice-data.ts'
import { InvoiceEvents } from './invoice-events.tsx'
import { InvoicePayments } from './invoice-payments.tsx'
import { InvoiceStatus } from '#components/invoice-status.tsx'
import { JournalEntries } from './journal-entries.tsx'
import { documentOfView } from './shown-invoice.ts'

type Props = { readonly data: InvoiceData; readonly business: Business }

/** One invoice: what is open, the document, what came in, what it did in the books, what happened. */
export function InvoicePageView({ data, business }: Props) {
  const { invoice, payments } = data
  const { slug, timeZone } = business
  const today = todayIn(timeZone)
  const entries = [
    ...invoice.journalEntries,
    ...(payments.data ?? []).flatMap((payment) => payment.entries),
  ]
  return (
    <>
      <PageHeader
        title={invoice.number ?? 'Draft invoice'}
        crumbs={[{ label: 'Invoices', href: `/o/${slug}/invoices` }]}
        badge={<InvoiceStatus invoice={invoice} />}
        sub={<Sub data={data} slug={slug} />}
        actions={<InvoiceActions key={invoice.version} invoice={invoice} />}
      />
      <div className="grid gap-5">
        {invoice.status === 'voided' && <VoidNotice invoice={invoice} slug={slug} />}
        {invoice.status === 'issued' && <InvoiceStrip invoice={invoice} today={today} />}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid min-w-0 gap-4">
            <DocumentSheet document={documentOfView(invoice)} />
            <Card className="max-lg:hidden">
              <History {...{ data, slug, timeZone }} />
            </Card>
          </div>
          <div className="grid min-w-0 gap-4">
            {invoice.status === 'issued' && (
              <Card>
                <CardHead title="Payments received" />
                <CardBody className="text-sm">
                  {payments.problem ? (
                    <ReloadNotice
                      problem={payments.problem}
                      title="The payments could not be loaded"
                    />
                  ) : (
                    <InvoicePayments {...{ invoice, slug, today }} payments={payments.data} />
                  )}
                </CardBody>
              </Card>
            )}
            <InvoiceCorrections invoice={invoice} writeOffs={data.writeOffs} />
            {entries.length > 0 && (
              <Card>
                <CardHead title="In the books" />
                <CardBody>
                  <JournalEntries entries={entries} slug={slug} today={today} />
                </CardBody>
              </Card>
            )}
            <Card className="lg:hidden">
              <History {...{ data, slug, timeZone }} />
            </Card>
          </div>
        </div>
      </div>
    </>
  )
}

function History({ data, slug, timeZone }: { data: InvoiceData; slug: string; timeZone: string }) {
  return (
    <>
      <CardHead title="History" />
      <CardBody>
        <InvoiceEvents invoice={data.invoice} slug={slug} timeZone={timeZone} />
      </CardBody>
    </>
  )
}

function Sub({ data: { invoice }, slug }: { data: InvoiceData; slug: string }) {
  const { customerId, customerName, issueDate } = invoice
  return (
    <>
      {customerId ? (
        <IntentLink className="link" href={`/o/${slug}/customers/${customerId}`}>
          {customerName}
        </IntentLink>
      ) : (
        'No customer yet'
      )}
      {issueDate && invoice.status !== 'draft' && <> · issued {formatDate(issueDate)}</>}
    </>
  )
}

function InvoiceStrip({ invoice, today }: { invoice: InvoiceData['invoice']; today: string }) {
  const { outstanding, total, settled, dueDate, settlement } = invoice
  return (
    <Strip
      label="Where it stands"
      items={[
        {
          label: 'Outstanding',
          value: <MoneyText {...outstanding} currencyAs="sign" size="md" />,
        },
        { label: 'Total', value: <MoneyText {...total} currencyAs="sign" /> },
        {
          // Credit and write-offs settle it too.
          label: invoice.timeline.some(isCorrection) ? 'Settled' : 'Received',
          value: (
            <MoneyText
              {...settled}
              currencyAs="sign"
              {...(isZero(settled) ? {} : { className: 'text-in' })}
            />
          ),
        },
        {
          label: 'Due',
          value: dueDate && (
            <DueDateText date={dueDate} today={today} open={settlement !== 'paid'} />
          ),
        },
      ]}
    />
  )
}

const isCorrection = (event: InvoiceData['invoice']['timeline'][number]): boolean =>
  event.kind === 'settled' && event.paymentId === null

const isZero = ({ amount }: { readonly amount: string }) => !/[1-9]/.test(amount)

function VoidNotice({ invoice, slug }: { invoice: InvoiceData['invoice']; slug: string }) {
  const { voidedOn, voidReason, replacedById } = invoice
  return (
    <Banner tone="info" title={<>Void since {voidedOn && <DateText date={voidedOn} />}</>}>
      {voidReason}
      {replacedById && (
        <>
          {' '}
          <IntentLink className="link" href={`/o/${slug}/invoices/${replacedById}`}>
            Open the invoice that replaces it
          </IntentLink>
        </>
      )}
    </Banner>
  )
}
