'use client'
import { Banknote, FileText, Landmark } from 'lucide-react'
import { DateText, DueDateText } from '#components/date-text.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { TAccount } from '#components/t-account.tsx'
import { Timeline } from '#components/timeline.tsx'
import { Sample, Samples } from './sample.tsx'

const lines = [
  { id: '1', side: 'debit', amount: '2214.00', code: '1200', name: 'Accounts receivable' },
  { id: '2', side: 'credit', amount: '1800.00', code: '4010', name: 'Design fees' },
  { id: '3', side: 'credit', amount: '414.00', code: '2200', name: 'Output tax' },
] as const

export function MoneySamples() {
  return (
    <Samples title="Amounts and books">
      <Sample name="Key figures" note="decimals dimmed, the currency lighter">
        <div className="grid gap-2">
          <MoneyText amount="33076.15" currency="GHS" currencyAs="sign" size="lg" />
          <MoneyText amount="1214.00" currency="EUR" currencyAs="sign" size="md" />
          <MoneyText amount="-12400" currency="USD" currencyAs="sign" size="md" />
        </div>
      </Sample>
      <Sample name="In text" note="in, out, report, code">
        <div className="grid w-60 gap-1 text-end">
          <MoneyText amount="418250.00" currency="KES" signs="flow" className="font-medium" />
          <MoneyText amount="-96000.00" currency="KES" signs="flow" className="font-medium" />
          <MoneyText amount="-1250.5" currency="EUR" currencyAs="sign" />
          <MoneyText amount="1234567" currency="JPY" currencyAs="code" />
          <MoneyText amount="86450.00" currency="KES" signs="report" />
          <MoneyText amount="-86450.00" currency="KES" signs="report" />
          <MoneyText amount="0.00" currency="KES" signs="report" />
        </div>
      </Sample>
      <Sample name="Dates and states">
        <div className="grid gap-2">
          <span>
            <DateText date="2026-11-18" /> · <DateText date="2026-11-18" near="2026-01-01" /> ·{' '}
            <DueDateText date="2026-11-09" today="2026-11-18" /> ·{' '}
            <DueDateText date="2026-11-19" today="2026-11-18" /> ·{' '}
            <DueDateText date="2026-11-09" today="2026-11-18" open={false} />
          </span>
          <span className="flex flex-wrap gap-1">
            {(
              [
                'draft',
                'issued',
                'viewed',
                'partly_paid',
                'paid',
                'overdue',
                'voided',
                'posted',
                'reversed',
                'unmatched',
                'locked',
              ] as const
            ).map((status) => (
              <StatusBadge key={status} status={status} />
            ))}
          </span>
        </div>
      </Sample>
      <Books />
    </Samples>
  )
}

function Books() {
  return (
    <>
      <Sample name="T-account" note="spine, credits indented, equal sums">
        <Card>
          <CardHead title="In the books" aside="on issue, 10 Nov" />
          <CardBody>
            <TAccount
              caption="Journal entry JE-1093"
              lines={lines}
              currency="EUR"
              totalDebit="2214.00"
              totalCredit="2214.00"
            />
          </CardBody>
        </Card>
      </Sample>
      <Sample name="Timeline">
        <Card>
          <CardHead title="History" />
          <CardBody>
            <Timeline
              items={[
                {
                  id: '1',
                  icon: <Landmark />,
                  title: 'Payment matched to a bank line',
                  meta: '16 Nov 10:22 · Niamh',
                  detail: 'Same amount and INV-0148 in the text.',
                },
                {
                  id: '2',
                  icon: <Banknote />,
                  title: '1,000.00 received by bank transfer',
                  meta: '16 Nov · Bramble & Oak',
                },
                {
                  id: '3',
                  icon: <FileText />,
                  title: 'Issued as INV-0148',
                  meta: '10 Nov 11:32 · Niamh',
                },
              ]}
            />
          </CardBody>
        </Card>
      </Sample>
      <Sample name="Proof bar" note="two totals, one difference, and why" wide>
        <ProofBar
          figures={[
            {
              label: 'Statement balance, 17 Nov',
              value: <MoneyText amount="3220740.00" currency="KES" />,
            },
            {
              label: 'Balance in the books',
              value: <MoneyText amount="3350190.00" currency="KES" />,
            },
            { label: 'Difference', value: <MoneyText amount="-129450.00" currency="KES" /> },
            {
              label: 'Unexplained',
              value: <MoneyText amount="0.00" currency="KES" />,
              proven: true,
            },
          ]}
          progress={{ label: '8 lines left', done: 30, total: 38 }}
          causes={[
            {
              text: '5 bank lines are not in the books yet',
              amount: <MoneyText amount="-141930.00" currency="KES" />,
            },
            {
              text: '1 payment is not at the bank yet, City Water cheque',
              amount: <MoneyText amount="12480.00" currency="KES" signs="flow" />,
            },
          ]}
        />
      </Sample>
    </>
  )
}
