import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currency, Money } from '@smb/core/money'
import type { PaymentView } from '@smb/core/payments'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addCustomer, addInvoice, outstandingOf, paymentOf, usd } from './payment-story.ts'

const world = openWorld()
const text = (cents: number): string => Money.toString(Money.of(BigInt(cents), currency('USD')))

type Open = { readonly id: string; cents: number }
type Live = { readonly id: string; payment: Open; invoice: Open; cents: number }
/** What should be open, in cents, by the plainest bookkeeping there is. */
type Model = { invoices: Open[]; payments: Open[]; live: Live[] }

type Step =
  | {
      readonly kind: 'allocate'
      readonly payment: number
      readonly invoice: number
      readonly cents: number
    }
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'reverse'; readonly payment: number }

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('allocate' as const),
        payment: fc.nat(1),
        invoice: fc.nat(1),
        cents: fc.integer({ min: 1, max: 9_000 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), at: fc.nat(9) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('reverse' as const), payment: fc.nat(1) }),
    },
  ),
  { minLength: 3, maxLength: 9 },
)

/** Two invoices and two payments of one customer in dollars, at rates that leave crumbs. */
async function begin(mara: Person): Promise<Model> {
  const { id: customerId } = await addCustomer(mara)
  const invoice = (amount: string, exchangeRate: string) =>
    addInvoice(mara, { customerId, amount, currency: 'USD', exchangeRate })
  const payment = (amount: string, exchangeRate: string) =>
    mara.post<PaymentView>('/payments-received', {
      customerId,
      date: '2026-06-20',
      amount: usd(amount),
      exchangeRate,
    })
  return {
    invoices: [
      { id: (await invoice('70.03', '0.913377')).id, cents: 7_003 },
      { id: (await invoice('33.33', '0.333333')).id, cents: 3_333 },
    ],
    payments: [
      { id: (await payment('50.01', '0.777777')).id, cents: 5_001 },
      { id: (await payment('88.88', '1.111111')).id, cents: 8_888 },
    ],
    live: [],
  }
}

async function take(mara: Person, model: Model, step: Step): Promise<void> {
  if (step.kind === 'allocate') return allocated(mara, model, step)
  if (step.kind === 'end') {
    const live = model.live[step.at]
    if (!live) return
    await mara.post(`/allocations/${live.id}/end`, {})
    free(model, live)
    return
  }
  const payment = model.payments[step.payment]
  if (!payment || payment.cents < 0) return
  const { version } = await paymentOf(mara, payment.id)
  await mara.post(`/payments-received/${payment.id}/reverse`, { reason: 'Bounced', version })
  for (const live of model.live.filter((each) => each.payment === payment)) free(model, live)
  payment.cents = -1
}

async function allocated(
  mara: Person,
  model: Model,
  step: Extract<Step, { kind: 'allocate' }>,
): Promise<void> {
  const payment = model.payments[step.payment] as Open
  const invoice = model.invoices[step.invoice] as Open
  const answer = await mara.ask<PaymentView>('POST', `/payments-received/${payment.id}/allocate`, {
    allocations: [{ invoiceId: invoice.id, amount: usd(text(step.cents)) }],
  })
  const fits = step.cents <= payment.cents && step.cents <= invoice.cents
  expect([step, answer.status]).toEqual([step, fits ? 200 : 409])
  if (!fits) return
  const known = new Set(model.live.map(({ id }) => id))
  const made = answer.body.allocations.find(({ id, endedOn }) => endedOn === null && !known.has(id))
  payment.cents -= step.cents
  invoice.cents -= step.cents
  model.live.push({ id: made?.id ?? '', payment, invoice, cents: step.cents })
}

function free(model: Model, live: Live): void {
  live.payment.cents += live.cents
  live.invoice.cents += live.cents
  model.live.splice(model.live.indexOf(live), 1)
}

test('rules 27–32: whatever is allocated, taken off and reversed, what is open is what plain sums say', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const model = await begin(mara)
      for (const step of taken) await take(mara, model, step)

      for (const { id, cents } of model.invoices) {
        expect(await outstandingOf(mara, id)).toBe(text(cents))
      }
      for (const { id, cents } of model.payments) {
        const { status, remainder } = await paymentOf(mara, id)
        expect([status, remainder.amount]).toEqual(
          cents < 0 ? ['reversed', '0.00'] : ['recorded', text(cents)],
        )
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
  // After the test the books are checked to the minor unit in both currencies.
})
