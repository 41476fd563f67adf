'use client'
import { Clock } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText, DueDateText } from '#components/date-text.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ReportTable } from '#components/report-table.tsx'
import { SelectionBar } from '#components/selection-bar.tsx'
import type { Status } from '#components/status-badge.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { Strip } from '#components/strip.tsx'
import { invoices, profitColumns, profitRows } from './sample-rows.ts'
import { Sample, Samples } from './sample.tsx'

type Invoice = (typeof invoices)[number]
const today = '2026-11-18'
const isOpen = (status: string) => !['paid', 'voided'].includes(status)

const columns: readonly Column<Invoice>[] = [
  { key: 'number', header: 'Number', fit: true, cell: ({ number }) => number },
  { key: 'customer', header: 'Customer', fold: 'title', cell: ({ customer }) => customer },
  {
    key: 'issued',
    header: 'Issued',
    cell: ({ issued }) => <DateText date={issued} near={today} className="text-text-2" />,
  },
  {
    key: 'due',
    header: 'Due',
    fold: 'meta',
    cell: ({ number, due, status }) => (
      <>
        <span className="md:hidden">{number} · </span>
        <DueDateText date={due} today={today} open={isOpen(status)} />
      </>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    fold: 'status',
    cell: ({ status }) => <StatusBadge status={status as Status} />,
  },
  {
    key: 'event',
    header: 'Last event',
    wideOnly: true,
    cell: ({ event }) => <span className="text-xs text-text-3">{event}</span>,
  },
  {
    key: 'total',
    header: 'Total',
    align: 'end',
    cell: ({ total, currency }) => (
      <MoneyText amount={total} currency={currency} currencyAs="sign" />
    ),
  },
  {
    key: 'outstanding',
    header: 'Outstanding',
    align: 'end',
    fold: 'amount',
    cell: ({ outstanding, currency, status }) => (
      <MoneyText
        amount={outstanding}
        currency={currency}
        currencyAs={isOpen(status) ? 'sign' : 'none'}
        className={isOpen(status) ? 'font-medium' : 'text-text-3'}
      />
    ),
  },
]

export function TableSamples() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['INV-0146']))
  const [figure, setFigure] = useState('')
  return (
    <Samples title="Tables">
      <Sample name="Strip" wide>
        <Strip
          label="Invoices by state"
          items={[
            {
              label: 'Overdue',
              danger: true,
              icon: <Clock size={14} aria-hidden />,
              value: <MoneyText amount="4428.00" currency="EUR" currencyAs="sign" />,
              meta: '2 invoices',
              href: '/gallery?s=1',
            },
            {
              label: 'Due in 7 days',
              value: <MoneyText amount="18044.63" currency="EUR" currencyAs="sign" />,
              meta: '3 invoices',
              href: '/gallery?s=2',
              current: true,
            },
            {
              label: 'Draft',
              value: <MoneyText amount="5410.07" currency="EUR" currencyAs="sign" />,
              meta: '1 invoice',
              href: '/gallery?s=3',
            },
            {
              label: 'Paid in November',
              value: <MoneyText amount="16797.66" currency="EUR" currencyAs="sign" />,
              meta: '3 payments',
            },
          ]}
        />
      </Sample>
      <Sample name="DataTable" note="J K, Enter, X; folds below 768" wide>
        <DataTable
          caption="Invoices"
          columns={columns}
          rows={invoices}
          rowKey={({ number }) => number}
          rowHref={({ number }) => `/gallery?open=${number}`}
          selection={{ selected, onChange: setSelected, nameOf: (key) => `invoice ${key}` }}
          footer={{
            number: 'Outstanding',
            outstanding: (
              <MoneyText
                amount="29996.00"
                currency="EUR"
                currencyAs="sign"
                className="ruled-2 inline-block py-0.5"
              />
            ),
          }}
        />
        <SelectionBar
          count={selected.size}
          total="€4,428.00"
          onClear={() => setSelected(new Set())}
        >
          <Button kind="primary" size="sm">
            Record payment
          </Button>
        </SelectionBar>
      </Sample>
      <Sample name="ReportTable" note="sticky head and first column, rules above sums" wide>
        <div className="compact -mx-4 bg-surface md:-mx-8">
          <ReportTable
            caption="Profit and loss, October 2026"
            columns={profitColumns}
            rows={profitRows}
            currency="KES"
            onFigureFocus={(found) =>
              setFigure(found ? `${found.row.label}, ${found.column.title}` : '')
            }
          />
          <KeyRow
            hints={[
              { keys: ['arrowleft', 'arrowright'], text: 'month' },
              {
                keys: ['enter'],
                text: figure ? <>open {figure}</> : 'open the lines behind a figure',
              },
              { keys: ['o'], text: 'groups' },
            ]}
          />
        </div>
      </Sample>
    </Samples>
  )
}
