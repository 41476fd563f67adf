'use client'
import type { BusinessTaxCode } from '@smb/api-client'
import type { InvoiceDocument } from '@smb/core/invoicing'
import type { DocumentTotals } from '@smb/core/tax'
import type { LocalDate } from '@smb/core/time'
import { Kbd } from '#components/kbd.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextArea } from '#components/text-area.tsx'
import { CustomerField } from './customer-field.tsx'
import type { DraftValues } from './draft-values.ts'
import { DateFields, ExtraFields, RateField } from './editor-fields.tsx'
import { EditorTotals } from './editor-totals.tsx'
import type { placedIssues } from './issue-faults.ts'
import { LineGrid } from './line-grid.tsx'
import type { TaxCodes } from './live-invoice.ts'
import type { useCustomerChoice } from './use-customer-choice.ts'
import type { DraftChanges } from './use-draft-values.ts'
import type { useItemChoice } from './use-item-choice.ts'

const hints = [
  { keys: ['Tab'], text: 'next cell' },
  { keys: ['Enter'], text: 'next row' },
  { keys: ['Ctrl', 'D'], text: 'fill down' },
  { keys: ['Ctrl', 'Enter'], text: 'issue' },
] as const

/** The form: who, when, what, and the sums that follow. */
export function EditorBody({
  values,
  changes,
  choice,
  items,
  document,
  totals,
  taxCodes,
  codes,
  taxDate,
  placed,
  isSaved,
}: {
  readonly values: DraftValues
  readonly changes: DraftChanges
  readonly choice: ReturnType<typeof useCustomerChoice>
  readonly items: ReturnType<typeof useItemChoice>
  readonly document: InvoiceDocument
  readonly totals: DocumentTotals
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly codes: TaxCodes
  readonly taxDate: LocalDate
  readonly placed: ReturnType<typeof placedIssues>
  /** Whether it was saved before the editor opened. */
  readonly isSaved: boolean
}) {
  const errors = placed.fields
  return (
    <>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[2fr_1fr_1fr]">
        <div className="max-md:col-span-2">
          <CustomerField value={values.customerId} choice={choice} error={errors.customerId} />
        </div>
        <DateFields {...{ values, changes, errors }} />
      </div>
      <LineGrid
        {...{ values, totals, taxCodes, codes, taxDate, changes }}
        items={items.choice}
        errors={placed.lines}
      />
      {items.problem && (
        <ProblemNotice
          problem={items.problem}
          title="The product could not be added"
          reassurance="Its line is kept as text."
        />
      )}
      <div className="mt-3.5 grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid gap-3">
          <RateField {...{ values, changes, errors, isSaved }} />
          <ExtraFields {...{ values, changes, errors }} />
        </div>
        <EditorTotals document={document} />
      </div>
      <div className="mt-5 md:max-w-160">
        <TextArea
          label="Note to customer"
          optional
          rows={2}
          maxLength={4000}
          placeholder="Final files go to your shared folder on the day of payment."
          value={values.note}
          onChange={(event) => changes.change({ note: event.target.value })}
        />
      </div>
      <p className="mt-4 flex flex-wrap gap-4 text-xs text-text-3 max-md:hidden">
        {hints.map(({ keys, text }) => (
          <span key={text} className="inline-flex items-center gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {text}
          </span>
        ))}
      </p>
    </>
  )
}
