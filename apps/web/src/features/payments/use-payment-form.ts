'use client'
import type { OpenInvoice } from '@smb/api-client'
import { recordPayment } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import {
  allocationFault,
  outstandingOf,
  remainderOf,
  spread,
  toArrive,
  valueOf,
} from './allocation-plan.ts'
import type { NamedCustomer, PaymentFormData } from './form-data.ts'
import type { PaymentValues } from './payment-values.ts'
import { paymentBody, paymentFaults } from './payment-values.ts'
import { useOpenInvoices } from './use-open-invoices.ts'

function firstValues(data: PaymentFormData, baseCurrency: string, today: string): PaymentValues {
  const meant = data.open.find(({ id }) => id === data.invoiceId)
  const currency = meant?.outstanding.currency ?? data.customer?.currency ?? baseCurrency
  const amount = data.expected?.amount ?? meant?.outstanding.amount ?? ''
  const withheld = data.expected?.withheld ?? ''
  const value = valueOf(amount, withheld, currency)
  return {
    customerId: data.customer?.id ?? null,
    date: today,
    currency,
    amount,
    withheld,
    exchangeRate: '',
    depositId: data.defaultDepositId,
    method: 'bank_transfer',
    reference: '',
    allocations: spread(value, currency, { items: data.open, firstId: data.invoiceId }),
  }
}

/** The state of the form: the amount is spread over open invoices until somebody writes their own parts. */
export function usePaymentForm(data: PaymentFormData) {
  const { business, today } = useBusiness()
  const { slug, baseCurrency } = business
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const open = useOpenInvoices(data.open)
  const [held, setValues] = useState(() => firstValues(data, baseCurrency, today))
  const [isOwnPlan, setOwnPlan] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)

  const { currency } = held
  // An account of another currency cannot take the money in: the first that can stands in for it.
  const deposits = data.deposits.filter(
    (each) => each.currency === null || each.currency === currency,
  )
  const isPossible = deposits.some(({ id }) => id === held.depositId)
  const values: PaymentValues = isPossible ? held : { ...held, depositId: deposits[0]?.id ?? null }
  const items = open.items.filter(({ outstanding }) => outstanding.currency === currency)
  const value = valueOf(values.amount, values.withheld, currency)
  const remainder = remainderOf(value, values.allocations, currency)

  const planned = (next: PaymentValues, invoices: readonly OpenInvoice[]): PaymentValues => {
    const all = valueOf(next.amount, next.withheld, next.currency)
    return {
      ...next,
      allocations: spread(all, next.currency, { items: invoices, firstId: data.invoiceId }),
    }
  }
  const change = (changes: Partial<PaymentValues>) => {
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changes))),
    )
    setValues((before) => {
      const { currency: wanted = before.currency } = changes
      // A rate is of one currency.
      const left = wanted === before.currency ? before : { ...before, exchangeRate: '' }
      const next = { ...left, ...changes }
      if ('allocations' in changes) return next
      const isOtherCurrency = next.currency !== before.currency
      return isOwnPlan && !isOtherCurrency ? next : planned(next, open.items)
    })
    if ('allocations' in changes) setOwnPlan(true)
    if ('currency' in changes) setOwnPlan(false)
  }
  const chooseCustomer = (customer: NamedCustomer | undefined) => {
    setOwnPlan(false)
    change({
      customerId: customer?.id ?? null,
      allocations: {},
      ...(customer ? { currency: customer.currency } : {}),
    })
    setOwnPlan(false)
    void open.load(customer?.id ?? null).then((invoices) => {
      setValues((before) => planned(before, invoices))
    })
  }
  const spreadAgain = () => {
    setOwnPlan(false)
    setValues((before) => planned(before, open.items))
  }
  const submit = async () => {
    const faults = paymentFaults(values, baseCurrency)
    setErrors(faults)
    setProblem(undefined)
    const isOver = remainder.startsWith('-')
    const doesNotFit = items.some((item) =>
      allocationFault(values.allocations[item.id] ?? '', item),
    )
    if (Object.keys(faults).length > 0 || isOver || doesNotFit) return
    setPending(true)
    const body = paymentBody(values, baseCurrency)
    try {
      const headers = { 'idempotency-key': keyFor(body) }
      const made = await dataOf(recordPayment({ client, body, headers, throwOnError: true }))
      toast(`${formatMoney(made.amount.amount, made.amount.currency)} recorded`)
      const back = data.invoiceId ? `invoices/${data.invoiceId}` : `payments-received/${made.id}`
      router.push(`/o/${slug}/${back}`)
      router.refresh()
    } catch (error) {
      setPending(false)
      place(problemFrom(error), body.allocations ?? [])
    }
  }
  const place = (refused: Problem, sent: readonly { invoiceId: string }[]) => {
    const placed: Record<string, string> = {}
    for (const { path, message } of refused.issues) {
      const [name, position] = path
      const invoiceId = typeof position === 'number' ? sent[position]?.invoiceId : undefined
      placed[name === 'allocations' && invoiceId ? invoiceId : String(name)] = message
    }
    setErrors(placed)
    setProblem(refused)
  }
  return {
    values,
    deposits,
    change,
    chooseCustomer,
    spreadAgain,
    submit,
    open: { ...open, items },
    currencies: [...new Set([currency, ...open.items.map((item) => item.outstanding.currency)])],
    owed: toArrive(outstandingOf(items, currency), values.withheld, currency),
    remainder,
    isOwnPlan,
    errors,
    problem,
    isPending,
  }
}
