'use client'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '#components/button.tsx'
import { DateField } from '#components/date-field.tsx'
import { MoneyField } from '#components/money-field.tsx'
import { TextField } from '#components/text-field.tsx'
import type { InvoiceRow } from './opening-values.ts'
import { blankInvoice } from './opening-values.ts'

/** What customers still owe, invoice by invoice. A new name becomes a new customer. */
export function OpeningInvoices({
  rows,
  currency,
  today,
  onChange,
}: {
  readonly rows: readonly InvoiceRow[]
  readonly currency: string
  readonly today: string
  readonly onChange: (rows: readonly InvoiceRow[]) => void
}) {
  const change = (key: string, part: Partial<InvoiceRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {rows.map((row, at) => (
          <li
            key={row.key}
            className="grid gap-3 rounded-card border border-border bg-surface p-4 md:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]"
          >
            <TextField
              label="Customer"
              maxLength={200}
              value={row.customerName}
              onChange={(event) => change(row.key, { customerName: event.target.value })}
            />
            <TextField
              label="Number"
              maxLength={60}
              value={row.number}
              onChange={(event) => change(row.key, { number: event.target.value })}
            />
            <DateField
              label="Date"
              today={today}
              value={row.date}
              onChange={(date) => change(row.key, { date })}
            />
            <DateField
              label="Due"
              today={today}
              value={row.dueDate}
              onChange={(dueDate) => change(row.key, { dueDate })}
            />
            <MoneyField
              label="Open amount"
              currency={currency}
              showCurrency={false}
              value={row.amount}
              onChange={(amount) => change(row.key, { amount })}
            />
            <div className="self-end">
              <IconButton
                label={`Remove invoice ${row.number || at + 1}`}
                icon={<X size={16} aria-hidden />}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              />
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() => onChange([...rows, blankInvoice()])}
        >
          Add an open invoice
        </Button>
      </div>
    </div>
  )
}
