'use client'
import type { OpenInvoice } from '@smb/api-client'
import { DueDateText } from '#components/date-text.tsx'
import { MoneyBox } from '#components/money-field.tsx'
import { MoneyText } from '#components/money-text.tsx'
import type { Allocations } from './allocation-plan.ts'
import { allocationFault } from './allocation-plan.ts'

/** The open invoices with how much of the payment each takes. */
export function AllocationTable({
  invoices,
  allocations,
  currency,
  slug,
  today,
  errors = {},
  onChange,
}: {
  readonly invoices: readonly OpenInvoice[]
  readonly allocations: Allocations
  readonly currency: string
  readonly slug: string
  readonly today: string
  /** What the API refused, by the id of the invoice. */
  readonly errors?: Readonly<Record<string, string>>
  readonly onChange: (allocations: Allocations) => void
}) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">Open invoices, the longest due first</caption>
      <thead className="text-xs text-text-3">
        <tr className="border-b border-border">
          <th className="pb-1.5 text-start font-medium">Invoice</th>
          <th className="pb-1.5 ps-3 text-start font-medium max-md:hidden">Due</th>
          <th className="pb-1.5 ps-3 text-end font-medium max-md:hidden">Outstanding</th>
          <th className="w-36 pb-1.5 ps-3 text-end font-medium">Goes to it</th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => {
          const { id, number, dueDate, outstanding } = invoice
          const part = allocations[id] ?? ''
          const error = allocationFault(part, invoice) ?? errors[id]
          const errorId = `allocation-${id}-error`
          return (
            <tr key={id} className="border-b border-row-line align-top">
              <td className="py-2.5">
                <a
                  className="font-medium hover:text-link"
                  href={`/o/${slug}/invoices/${id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {number}
                </a>
                <span className="block text-xs text-text-3 md:hidden">
                  <MoneyText {...outstanding} currencyAs="sign" /> open
                </span>
              </td>
              <td className="py-2.5 ps-3 max-md:hidden">
                <DueDateText date={dueDate} today={today} />
              </td>
              <td className="py-2.5 ps-3 text-end max-md:hidden">
                <MoneyText {...outstanding} />
              </td>
              <td className="py-1 ps-3">
                <MoneyBox
                  aria-label={`Amount for ${number}`}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? errorId : undefined}
                  currency={currency}
                  value={part}
                  onChange={(amount) => onChange({ ...allocations, [id]: amount })}
                />
                {error && (
                  <p id={errorId} className="mt-1 text-end text-xs text-danger">
                    {error}
                  </p>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
