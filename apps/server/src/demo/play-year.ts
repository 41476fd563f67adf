import { LocalDate } from '@smb/core/time'
import type { DemoKeeper } from './demo-keeper.ts'
import { demoSteps } from './demo-days.ts'
import type { DemoStep } from './demo-days.ts'
import type { DemoCustomer, DemoPlan } from './demo-plans.ts'

type Money = { readonly amount: string; readonly currency: string }
type Invoice = {
  readonly id: string
  readonly version: number
  readonly totals: { readonly payable: Money }
  readonly number: string | null
  readonly dueDate: LocalDate | null
}
/** A payment that is on its way, and the bank's words for it. */
export type DuePayment = {
  readonly date: LocalDate
  readonly invoice: Invoice
  readonly customer: DemoCustomer
  readonly customerId: string
}
/** Money that moved, for the statement of the last weeks. */
export type Movement = {
  readonly date: LocalDate
  readonly amount: string
  readonly name: string
  readonly memo: string
}
export type YearPlayed = {
  readonly unrecorded: readonly Movement[]
}

const statementDays = 20

/**
 * Plays a year of a business: invoices, payments by each customer's habit, costs, takings. Payments of the last weeks
 * are left unrecorded: they come with the bank statement, to be matched.
 */
export async function playYear(
  keeper: DemoKeeper,
  plan: DemoPlan,
  today: LocalDate,
): Promise<YearPlayed> {
  const customerIds = await openCustomers(keeper, plan)
  const itemIds = await openItems(keeper, plan)
  const start = LocalDate.addMonths(LocalDate.startOfMonth(today), -11)
  const { currency } = plan
  const capital = { debit: '1010', credit: '3000', amount: plan.capital, currency }
  await keeper.on(start).journal('Owner’s capital', capital)
  const statementFrom = LocalDate.addDays(today, -statementDays)
  const year: Year = { keeper, plan, statementFrom, due: [], unrecorded: [] }

  for (const step of demoSteps(plan, today)) {
    await payWhatIsDue(year, step.date)
    keeper.on(step.date)
    if (step.kind === 'cost') await payCost(year, step)
    else if (step.kind === 'takings') await bankTakings(year, step.date)
    else {
      const payment = await sendInvoice(keeper, plan, { ...step, customerIds, itemIds })
      if (payment) year.due.push(payment)
    }
  }
  await payWhatIsDue(year, today)
  return year
}

type Year = {
  readonly keeper: DemoKeeper
  readonly plan: DemoPlan
  /** From this day on money moves at the bank before it is in the books. */
  readonly statementFrom: LocalDate
  readonly due: DuePayment[]
  readonly unrecorded: Movement[]
}

async function payCost(year: Year, step: DemoStep & { kind: 'cost' }): Promise<void> {
  const { memo, amount, account } = step.cost
  if (step.date >= year.statementFrom) {
    year.unrecorded.push({ date: step.date, amount: `-${amount}`, name: memo, memo: '' })
    return
  }
  const { currency } = year.plan
  await year.keeper.journal(memo, { debit: account, credit: '1010', amount, currency })
}

async function bankTakings(year: Year, date: LocalDate): Promise<void> {
  const { currency, weeklyTakings } = year.plan
  const amount = weeklyTakings as string
  if (date >= year.statementFrom) {
    year.unrecorded.push({ date, amount, name: 'Cash deposit', memo: 'Takings' })
    return
  }
  const entry = { debit: '1010', credit: '4000', amount, currency }
  await year.keeper.journal('Takings of the week', entry)
}

async function payWhatIsDue(year: Year, until: LocalDate): Promise<void> {
  const { due } = year
  due.sort((a, b) => (a.date < b.date ? -1 : 1))
  while (due[0] && due[0].date <= until) {
    const payment = due.shift() as DuePayment
    if (payment.date < year.statementFrom) {
      await receivePayment(year.keeper, payment)
      continue
    }
    const { amount } = payment.invoice.totals.payable
    const memo = payment.invoice.number ?? ''
    year.unrecorded.push({ date: payment.date, amount, name: payment.customer.name, memo })
  }
}

async function openCustomers(keeper: DemoKeeper, plan: DemoPlan): Promise<string[]> {
  const ids: string[] = []
  for (const customer of plan.customers) {
    const created = await keeper.post<{ id: string }>('/customers', {
      name: customer.name,
      email: customer.email,
      paymentTermsDays: customer.terms,
      address: { city: customer.city, country: plan.country },
    })
    ids.push(created.id)
  }
  return ids
}

async function openItems(keeper: DemoKeeper, plan: DemoPlan): Promise<string[]> {
  const ids: string[] = []
  for (const [at, { description: name, unitPrice, income }] of plan.items.entries()) {
    const created = await keeper.post<{ id: string }>('/items', {
      code: `P-${String(at + 1).padStart(2, '0')}`,
      name,
      unitPrice,
      incomeAccountId: await keeper.account(income),
      taxCodeIds: usualTaxes(keeper, plan),
    })
    ids.push(created.id)
  }
  return ids
}

function usualTaxes(keeper: DemoKeeper, plan: DemoPlan): string[] {
  const standard = plan.taxPercent === null ? undefined : keeper.taxCodeIds.get('STANDARD')
  return standard === undefined ? [] : [standard]
}

async function sendInvoice(
  keeper: DemoKeeper,
  plan: DemoPlan,
  step: {
    date: LocalDate
    turn: number
    customerIds: readonly string[]
    /** Of what is sold, in the plan's order. */
    itemIds: readonly string[]
  },
): Promise<DuePayment | undefined> {
  const position = (step.turn * 2 + Math.floor(step.turn / 3)) % plan.customers.length
  const customer = plan.customers[position] as DemoCustomer
  const taxCodeIds = usualTaxes(keeper, plan)
  const lines = await Promise.all(
    Array.from({ length: 1 + (step.turn % 3) }, async (_line, offset) => {
      const sold = (step.turn + offset) % plan.items.length
      const item = plan.items[sold] as DemoPlan['items'][number]
      const quantity = item.quantities[(step.turn + offset) % item.quantities.length] as string
      return {
        itemId: step.itemIds[sold],
        description: item.description,
        quantity,
        unitPrice: item.unitPrice,
        incomeAccountId: await keeper.account(item.income),
        taxCodeIds,
      }
    }),
  )
  const draft = await keeper.post<Invoice>('/invoices', {
    customerId: step.customerIds[position],
    lines,
  })
  const invoice = await keeper.post<Invoice>(`/invoices/${draft.id}/issue`, {
    version: draft.version,
  })
  if (!invoice.dueDate) return undefined
  const date = LocalDate.addDays(invoice.dueDate, customer.late)
  return { date, invoice, customer, customerId: step.customerIds[position] as string }
}

async function receivePayment(keeper: DemoKeeper, payment: DuePayment): Promise<void> {
  const amount = payment.invoice.totals.payable
  await keeper.on(payment.date).post('/payments-received', {
    customerId: payment.customerId,
    date: payment.date,
    amount,
    reference: payment.invoice.number ?? '',
    allocations: [{ invoiceId: payment.invoice.id, amount }],
  })
}
