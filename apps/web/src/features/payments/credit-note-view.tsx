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
import { AllocateRemainder } from './allocate-remainder.tsx'
import { CreditNoteActions } from './credit-note-actions.tsx'
import type { CreditNoteData } from './credit-note-data.ts'
import { CreditNoteStatus } from './credit-note-status.tsx'
import { CreditTotals } from './credit-totals.tsx'
import { plain } from './credit-values.ts'
import { PaymentAllocations } from './payment-allocations.tsx'
import { PaymentEntries } from './payment-entries.tsx'
import { PaymentHistory } from './payment-history.tsx'
import { isSome } from './payment-words.ts'
import { RefundList } from './refund-list.tsx'

/** One credit note: what it gives back, what it settles, what it did in the books. */
export function CreditNotePageView({
  data: { note, open },
  business,
}: {
  readonly data: CreditNoteData
  readonly business: Business
}) {
  const { slug, timeZone } = business
  const today = todayIn(timeZone)
  return (
    <>
      <PageHeader
        title={`Credit note ${note.number}`}
        crumbs={[{ label: 'Credit notes', href: `/o/${slug}/credit-notes` }]}
        badge={<CreditNoteStatus note={note} />}
        sub={<Sub note={note} slug={slug} />}
        actions={<CreditNoteActions key={note.version} note={note} />}
      />
      <div className="grid gap-5">
        {note.status === 'voided' && (
          <Banner
            tone="info"
            title={<>Void since {note.voidedOn && <DateText date={note.voidedOn} />}</>}
          >
            {note.voidReason}
          </Banner>
        )}
        <Figures note={note} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid min-w-0 gap-4">
            <Card>
              <CardHead title="What it gives back" />
              <CardBody>
                <Lines note={note} />
              </CardBody>
            </Card>
            <Card>
              <CardHead title="What it settles" />
              <CardBody>
                <PaymentAllocations payment={note} creditNoteId={note.id} />
              </CardBody>
            </Card>
            {open.problem && (
              <ReloadNotice problem={open.problem} title="The open invoices could not be loaded" />
            )}
            {open.data && open.data.length > 0 && (
              <AllocateRemainder
                key={note.version}
                kind="credit_note"
                payment={note}
                open={open.data}
              />
            )}
            {note.refunds.length > 0 && <RefundList refunds={note.refunds} />}
            <Card>
              <CardHead title="History" />
              <CardBody>
                <PaymentHistory
                  payment={{ history: note.history, reversalReason: note.voidReason }}
                  timeZone={timeZone}
                />
              </CardBody>
            </Card>
          </div>
          <Card>
            <CardHead title="In the books" />
            <CardBody>
              <PaymentEntries entries={note.entries} slug={slug} today={today} />
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  )
}

type Note = CreditNoteData['note']

function Sub({ note, slug }: { readonly note: Note; readonly slug: string }) {
  return (
    <>
      <IntentLink className="link" href={`/o/${slug}/customers/${note.customerId}`}>
        {note.customerName ?? 'Customer'}
      </IntentLink>{' '}
      · issued {formatDate(note.issueDate)} · corrects{' '}
      <IntentLink className="link" href={`/o/${slug}/invoices/${note.invoiceId}`}>
        {note.invoiceNumber}
      </IntentLink>
    </>
  )
}

function Figures({ note }: { readonly note: Note }) {
  return (
    <Strip
      label="The credit note"
      items={[
        { label: 'Credited', value: <MoneyText {...note.total} currencyAs="sign" size="md" /> },
        {
          label: 'Customer credit left',
          value: <MoneyText {...note.remainder} currencyAs="sign" />,
          meta: isSome(note.remainder) ? 'Settles nothing yet' : 'All of it is used',
        },
        { label: 'Reason', value: note.reason || '–' },
      ]}
    />
  )
}

function Lines({ note }: { readonly note: Note }) {
  return (
    <div className="grid gap-4">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Lines of credit note {note.number}</caption>
        <thead className="text-xs text-text-3">
          <tr className="border-b border-border">
            <th className="pb-1.5 text-start font-medium">Line</th>
            <th className="pb-1.5 ps-3 text-end font-medium">Quantity</th>
            <th className="pb-1.5 ps-3 text-end font-medium">Amount</th>
          </tr>
        </thead>
        <tbody>
          {note.lines.map((line) => (
            <tr key={line.invoiceLineId} className="border-b border-row-line">
              <td className="py-2">{line.description}</td>
              <td className="py-2 ps-3 text-end">
                {line.quantity === null ? '–' : plain(line.quantity)}
              </td>
              <td className="py-2 ps-3 text-end">
                <MoneyText {...line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CreditTotals totals={note.totals} />
    </div>
  )
}
