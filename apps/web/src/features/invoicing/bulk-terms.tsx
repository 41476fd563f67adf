'use client'
import { CheckField } from '#components/check-field.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { DateField } from '#components/date-field.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import type { BulkAction } from './bulk-words.ts'
import type { BulkTerms } from './use-bulk-invoices.ts'
import { useExpenseAccounts } from './use-expense-accounts.ts'

type Terms = {
  readonly reason: string
  readonly date: string
  readonly accountId: string
  readonly reversesTax: boolean
}
export const noTerms: Terms = { reason: '', date: '', accountId: '', reversesTax: false }

/** What goes with every one of them, as the API takes it. */
export function termsOf(action: BulkAction, terms: Terms): BulkTerms {
  const { date, accountId, reversesTax } = terms
  const reason = { reason: terms.reason.trim() }
  if (action !== 'write_off') return reason
  const writeOff = {
    reversesTax,
    ...(date ? { date } : {}),
    ...(accountId ? { expenseAccountId: accountId } : {}),
  }
  return { ...reason, writeOff }
}

type FieldsProps = {
  readonly action: BulkAction
  readonly terms: Terms
  /** Of the reason. */
  readonly error: string | undefined
  readonly onChange: (terms: Terms) => void
}

/** Asks once for what is kept with every invoice: the reason, and of a write-off its account and day. */
export function BulkTermsFields({ action, terms, error, onChange }: FieldsProps) {
  return (
    <div className="grid gap-4">
      {action === 'write_off' && <WriteOffFields terms={terms} onChange={onChange} />}
      <TextArea
        label="Reason, kept with each of them"
        maxLength={500}
        value={terms.reason}
        error={error}
        onChange={(event) => onChange({ ...terms, reason: event.target.value })}
      />
    </div>
  )
}

function WriteOffFields({ terms, onChange }: Pick<FieldsProps, 'terms' | 'onChange'>) {
  const { today } = useBusiness()
  const accounts = useExpenseAccounts()
  return (
    <>
      <p>
        What each of them has outstanding becomes an expense. They stay as they are; a write-off can
        be reversed on its invoice.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Expense account"
          placeholder="The account for bad debts"
          options={accounts}
          value={terms.accountId}
          onChange={(event) => onChange({ ...terms, accountId: event.target.value })}
        />
        <DateField
          label="Date"
          optional
          help="Today, or the first open day, where it is empty."
          today={today}
          value={terms.date}
          onChange={(date) => onChange({ ...terms, date })}
        />
      </div>
      <CheckField
        label="Take the tax in them back"
        help="Only where the law of your country lets you; ask your accountant."
        checked={terms.reversesTax}
        onChange={(event) => onChange({ ...terms, reversesTax: event.target.checked })}
      />
    </>
  )
}
