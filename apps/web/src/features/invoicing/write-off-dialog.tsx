'use client'
import type { InvoiceDetail } from '@smb/api-client'
import { writeOffInvoice } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useClient } from '#components/business-context.tsx'
import { CheckField } from '#components/check-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { MoneyField } from '#components/money-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { useExpenseAccounts } from './use-expense-accounts.ts'

type Props = { readonly invoice: InvoiceDetail; readonly onClose: () => void }

/** Takes what an invoice has outstanding, or part of it, to bad debts. */
export function WriteOffDialog({ invoice, onClose }: Props) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const { id, number, outstanding, currency, version } = invoice
  const [amount, setAmount] = useState(outstanding.amount)
  const [accountId, setAccountId] = useState('')
  const [reversesTax, setReversesTax] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const accounts = useExpenseAccounts()
  const isTaxed = invoice.totals.taxes.length > 0
  const errorAt = (field: string) => problem?.issues.find(({ path }) => path[0] === field)?.message
  const isPlaced = ['amount', 'expenseAccountId', 'date'].some(errorAt)

  const write = async () => {
    setPending(true)
    setProblem(undefined)
    const body = {
      amount: { amount: amount || '0', currency },
      reversesTax,
      reason: reason.trim(),
      ...(accountId ? { expenseAccountId: accountId } : {}),
    }
    try {
      const headers = { 'idempotency-key': keyFor({ ...body, version }) }
      await writeOffInvoice({ client, path: { id }, body, headers, throwOnError: true })
      onClose()
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
      setPending(false)
    }
  }
  return (
    <Dialog
      open
      title={`Write ${number ?? 'the invoice'} off`}
      onClose={onClose}
      onSubmit={() => void write()}
      foot={
        <>
          <Button onClick={onClose}>Keep it open</Button>
          <Button type="submit" kind="danger" pending={isPending}>
            {/[1-9]/.test(amount) ? `Write ${formatMoney(amount, currency)} off` : 'Write off'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p>
          What will not be paid becomes an expense. The invoice stays as it is and can be paid after
          all: then reverse the write-off first.
        </p>
        {problem && !isPlaced && (
          <ProblemNotice problem={problem} reassurance="Nothing was changed." />
        )}
        <MoneyField
          label="Amount"
          currency={currency}
          value={amount}
          onChange={setAmount}
          help={`${formatMoney(outstanding.amount, currency)} is outstanding.`}
          error={errorAt('amount')}
        />
        <SelectField
          label="Expense account"
          placeholder="The account for bad debts"
          options={accounts}
          value={accountId}
          onChange={(event) => setAccountId(event.target.value)}
          error={errorAt('expenseAccountId')}
        />
        {isTaxed && (
          <CheckField
            label="Take the tax in it back"
            help="Only where the law of your country lets you; ask your accountant."
            checked={reversesTax}
            onChange={(event) => setReversesTax(event.target.checked)}
          />
        )}
        <TextField
          label="Reason"
          optional
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
