'use client'
import type { refundCredit as RefundCredit } from '@smb/api-client'
import { listAccounts, refundCredit } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ExchangeRateField } from '#components/exchange-rate-field.tsx'
import { MoneyField } from '#components/money-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import type { SelectOption } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { holdingAccounts } from './holding-accounts.ts'
import { isSome } from './payment-words.ts'

type Credit = { readonly paymentId: string } | { readonly creditNoteId: string }
type Props = {
  /** Whose remainder is paid back. */
  readonly credit: Credit
  readonly remainder: { readonly amount: string; readonly currency: string }
  /** The day on which the credit came to be. */
  readonly earliest: string
}
type Body = NonNullable<Parameters<typeof RefundCredit>[0]>['body']

/** Pays credit back to the customer; the accounts are asked for when the dialog opens. */
export function RefundButton(props: Props) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const [accounts, setAccounts] = useState<readonly SelectOption[]>([])
  const open = () => {
    setOpen(true)
    // Without the list the default bank account is used, and says so.
    dataOf(listAccounts({ client, throwOnError: true }))
      .then(({ items }) => setAccounts(holdingAccounts(items, props.remainder.currency)))
      .catch(() => setAccounts([]))
  }
  return (
    <>
      <Button onClick={open}>Refund</Button>
      {isOpen && <RefundDialog {...props} accounts={accounts} onClose={() => setOpen(false)} />}
    </>
  )
}

function RefundDialog({
  credit,
  remainder,
  earliest,
  accounts,
  onClose,
}: Props & { readonly accounts: readonly SelectOption[]; readonly onClose: () => void }) {
  const { business, today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const { currency } = remainder
  const [amount, setAmount] = useState(remainder.amount)
  const [date, setDate] = useState(today)
  const [rate, setRate] = useState('')
  const [accountId, setAccountId] = useState('')
  const [reference, setReference] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const isForeign = currency !== business.baseCurrency
  const errorAt = (field: string) => problem?.issues.find(({ path }) => path[0] === field)?.message
  const isPlaced = ['amount', 'date', 'exchangeRate', 'bankLedgerAccountId'].some(errorAt)

  const pay = async () => {
    setPending(true)
    setProblem(undefined)
    const body: Body = {
      ...credit,
      date,
      amount: { amount: isSome({ amount }) ? amount : '0', currency },
      reference: reference.trim(),
      ...(isForeign && rate.trim() ? { exchangeRate: rate.trim() } : {}),
      ...(accountId ? { bankLedgerAccountId: accountId } : {}),
    }
    try {
      const headers = { 'idempotency-key': keyFor(body) }
      await refundCredit({ client, body, headers, throwOnError: true })
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
      title="Refund the customer"
      onClose={onClose}
      onSubmit={() => void pay()}
      foot={
        <>
          <Button onClick={onClose}>Keep the credit</Button>
          <Button type="submit" kind="primary" pending={isPending}>
            {isSome({ amount }) ? `Refund ${formatMoney(amount, currency)}` : 'Refund'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && !isPlaced && (
          <ProblemNotice problem={problem} reassurance="Nothing was paid back." />
        )}
        <MoneyField
          label="Amount"
          currency={currency}
          value={amount}
          onChange={setAmount}
          help={`${formatMoney(remainder.amount, currency)} is left.`}
          error={errorAt('amount')}
        />
        <DateField
          label="Paid on"
          today={today}
          min={earliest}
          value={date}
          onChange={setDate}
          error={errorAt('date')}
        />
        {isForeign && (
          <ExchangeRateField
            currency={currency}
            date={date}
            value={rate}
            onChange={setRate}
            error={errorAt('exchangeRate')}
          />
        )}
        <SelectField
          label="Paid from"
          placeholder="The default bank account"
          options={accounts}
          value={accountId}
          onChange={(event) => setAccountId(event.target.value)}
          error={errorAt('bankLedgerAccountId')}
        />
        <TextField
          label="Reference"
          optional
          maxLength={200}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
