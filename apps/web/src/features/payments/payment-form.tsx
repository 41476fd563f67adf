'use client'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { DateField } from '#components/date-field.tsx'
import { ExchangeRateField } from '#components/exchange-rate-field.tsx'
import { MoneyField } from '#components/money-field.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { TextField } from '#components/text-field.tsx'
import { formatMoney } from '#lib/format/money.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { AllocationTable } from './allocation-table.tsx'
import type { PaymentFormData } from './form-data.ts'
import { PayerField } from './payer-field.tsx'
import { methodWords } from './payment-words.ts'
import type { PaymentValues } from './payment-values.ts'
import { usePaymentForm } from './use-payment-form.ts'

type Form = ReturnType<typeof usePaymentForm>

/** Records money that came in: who, how much, where to, and which invoices it settles. */
export function PaymentForm({ data }: { readonly data: PaymentFormData }) {
  const { slug } = useBusiness().business
  const form = usePaymentForm(data)
  const { values, submit, problem, isPending } = form
  useKeys('In this payment', [{ keys: 'mod+enter', label: 'Record it', run: () => void submit() }])
  const isKnown = /[1-9]/.test(values.amount)
  return (
    <form
      noValidate
      className="grid max-w-[860px] gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
      <Card>
        <CardBody>
          <ReceivedFields form={form} data={data} />
        </CardBody>
      </Card>
      <Card>
        <CardHead
          title="What it pays"
          aside={
            form.isOwnPlan && (
              <button type="button" className="link" onClick={form.spreadAgain}>
                Spread over the longest due
              </button>
            )
          }
        />
        <CardBody>
          <Allocating form={form} />
        </CardBody>
        <CardFoot>
          <ButtonLink
            href={`/o/${slug}/${data.invoiceId ? `invoices/${data.invoiceId}` : 'payments-received'}`}
          >
            Not now
          </ButtonLink>
          <Button type="submit" kind="primary" pending={isPending}>
            {isKnown ? `Record ${formatMoney(values.amount, values.currency)}` : 'Record payment'}
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}

function ReceivedFields({ form, data }: { readonly form: Form; readonly data: PaymentFormData }) {
  const { business, today } = useBusiness()
  const { values, change, errors, owed } = form
  const [isWithheldOpen, setWithheldOpen] = useState(false)
  const isForeign = values.currency !== business.baseCurrency
  const owes = /[1-9]/.test(owed) && owed !== values.amount
  const set = (name: keyof PaymentValues) => (value: string) => change({ [name]: value })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <PayerField
          value={values.customerId}
          first={data.customers}
          chosen={data.customer}
          hasMore={data.hasMoreCustomers}
          error={errors.customerId}
          onChoose={form.chooseCustomer}
        />
      </div>
      <MoneyField
        label="Amount"
        currency={values.currency}
        value={values.amount}
        onChange={set('amount')}
        error={errors.amount}
        aside={
          owes && (
            <button type="button" className="link text-xs" onClick={() => set('amount')(owed)}>
              All {formatMoney(owed, values.currency)}
            </button>
          )
        }
      />
      <DateField
        label="Received on"
        value={values.date}
        today={today}
        onChange={set('date')}
        error={errors.date}
      />
      {form.currencies.length > 1 && (
        <SelectField
          label="Currency"
          options={form.currencies.map((code) => ({ value: code, label: code }))}
          value={values.currency}
          onChange={(event) => set('currency')(event.target.value)}
        />
      )}
      {isForeign && (
        <ExchangeRateField
          key={values.currency}
          currency={values.currency}
          date={values.date}
          value={values.exchangeRate}
          onChange={set('exchangeRate')}
          error={errors.exchangeRate}
        />
      )}
      <SelectField
        label="Deposit to"
        options={form.deposits.map(({ id, label, isUsual }) => ({
          value: id,
          label,
          group: isUsual ? undefined : 'Other accounts',
        }))}
        value={values.depositId ?? ''}
        onChange={(event) => set('depositId')(event.target.value)}
        error={errors.bankLedgerAccountId}
      />
      <SelectField
        label="How it came"
        options={Object.entries(methodWords).map(([value, label]) => ({ value, label }))}
        value={values.method}
        onChange={(event) => set('method')(event.target.value)}
      />
      <TextField
        label="Reference"
        optional
        maxLength={200}
        placeholder="The text on the bank statement"
        value={values.reference}
        onChange={(event) => set('reference')(event.target.value)}
        error={errors.reference}
      />
      {isWithheldOpen || values.withheld ? (
        <MoneyField
          label="Withheld for the tax office"
          optional
          help="It pays the invoices too, without arriving."
          currency={values.currency}
          value={values.withheld}
          onChange={set('withheld')}
          error={errors.withheld}
        />
      ) : (
        <button
          type="button"
          className="filter filter-add justify-self-start sm:mt-6"
          onClick={() => setWithheldOpen(true)}
        >
          Tax was withheld
        </button>
      )}
    </div>
  )
}

function Allocating({ form }: { readonly form: Form }) {
  const { business, today } = useBusiness()
  const { values, open, remainder, change, errors } = form
  if (values.customerId === null)
    return <p className="text-sm text-text-3">Choose the customer to see what is open.</p>
  if (open.isLoading) return <Skeleton className="w-full" />
  if (open.problem)
    return (
      <ProblemNotice
        problem={open.problem}
        title="The open invoices could not be loaded"
        onRetry={() => void open.load(values.customerId)}
      />
    )
  return (
    <>
      {open.items.length === 0 ? (
        <p className="text-sm text-text-3">
          Nothing is open in {values.currency}. The whole amount becomes customer credit.
        </p>
      ) : (
        <AllocationTable
          invoices={open.items}
          allocations={values.allocations}
          currency={values.currency}
          slug={business.slug}
          today={today}
          errors={errors}
          onChange={(allocations) => change({ allocations })}
        />
      )}
      <Remainder remainder={remainder} currency={values.currency} />
    </>
  )
}

/** What the invoices do not take, in words of consequence. */
export function Remainder({ remainder, currency }: { remainder: string; currency: string }) {
  const isOver = remainder.startsWith('-')
  return (
    <p role="status" className="mt-3 flex justify-between gap-3 text-sm">
      <span className={isOver ? 'text-danger' : 'text-text-2'}>
        {isOver ? 'More goes to invoices than came in' : 'Stays as customer credit'}
      </span>
      <MoneyText
        amount={isOver ? remainder.slice(1) : remainder}
        currency={currency}
        currencyAs="sign"
        className={isOver ? 'text-danger font-semibold' : 'font-semibold'}
      />
    </p>
  )
}
