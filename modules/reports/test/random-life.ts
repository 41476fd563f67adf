import fc from 'fast-check'
import type { InvoiceView } from '@smb/core/invoicing'
import type {
  CreditNoteDetailView,
  PaymentView,
  RefundView,
  WriteOffView,
} from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { customer, invoice, payment } from './aged-story.ts'
import { written } from './report-story.ts'

const steps = fc.sample(
  fc.record({
    kind: fc.constantFrom(
      'invoice',
      'invoice',
      'payment',
      'allocate',
      'allocate',
      'end',
      'reverse',
      'void',
      'credit',
      'refund',
      'write_off',
    ),
    customer: fc.nat(1),
    foreign: fc.boolean(),
    pick: fc.nat(60),
    cents: fc.integer({ min: 100, max: 20_000 }),
    day: fc.integer({ min: 0, max: 180 }),
  }),
  { numRuns: 340, seed: 20260713 },
)
/** The day on which random lives begin; they last half a year. */
export const start = LocalDate.from('2026-01-01')

/** Random documents of two customers in two currencies; what the books refuse is passed over. */
export async function live(who: Person): Promise<void> {
  const customers = [await customer(who, 'Ada'), await customer(who, 'Bo')]
  const invoices: InvoiceView[] = []
  const payments: PaymentView[] = []
  const ends: string[] = []
  const notes: CreditNoteDetailView[] = []
  for (const step of steps) {
    const isDocument = step.kind === 'invoice' || step.kind === 'payment'
    const half = Math.floor(step.day / 2)
    const on = LocalDate.addDays(start, isDocument ? half : 60 + half)
    const customerId = customers[step.customer] as string
    const money = step.foreign
      ? { amount: written(step.cents), currency: 'USD', exchangeRate: `0.${700 + step.pick}371` }
      : { amount: written(step.cents) }
    const [due, paid] = [
      invoices[step.pick % invoices.length],
      payments[step.pick % payments.length],
    ]
    if (step.kind === 'invoice') invoices.push(await invoice(who, customerId, { on, ...money }))
    if (step.kind === 'payment') payments.push(await payment(who, customerId, { on, ...money }))
    if (step.kind === 'allocate' && paid && due) {
      const own =
        invoices.find(
          (each) => each.customerId === paid.customerId && each.currency === paid.amount.currency,
        ) ?? due
      const allocations = [
        { invoiceId: own.id, amount: { ...paid.amount, amount: written(step.cents) } },
      ]
      const answer = await who.ask<PaymentView>('POST', `/payments-received/${paid.id}/allocate`, {
        date: on,
        allocations,
      })
      if (answer.status === 200) ends.push(...answer.body.allocations.map(({ id }) => id))
    }
    const end = ends[step.pick % ends.length]
    if (step.kind === 'end' && end) await who.ask('POST', `/allocations/${end}/end`, { date: on })
    if (step.kind === 'reverse' && paid) {
      const { version } = await who.get<PaymentView>(`/payments-received/${paid.id}`)
      await who.ask('POST', `/payments-received/${paid.id}/reverse`, {
        reason: 'Wrong',
        version,
        date: on,
      })
    }
    if (due && ['credit', 'write_off', 'refund'].includes(step.kind)) {
      await correct(who, notes, { due, paid, on, ...step })
    }
    if (step.kind === 'void' && due) {
      const { version } = await who.get<InvoiceView>(`/invoices/${due.id}`)
      await who.ask('POST', `/invoices/${due.id}/void`, { reason: 'Wrong', version, date: on })
    }
  }
}

type Correction = {
  readonly kind: string
  readonly due: InvoiceView
  readonly paid: PaymentView | undefined
  readonly on: LocalDate
  readonly cents: number
  readonly foreign: boolean
  readonly pick: number
}

/** A credit note, kept or put to its invoice; a write-off, undone by and by; a refund of a payment or of a note. */
async function correct(
  who: Person,
  notes: CreditNoteDetailView[],
  { kind, due, paid, on, cents, foreign, pick }: Correction,
): Promise<void> {
  const amount = { amount: written(Math.ceil(cents / 4)), currency: due.currency }
  const note = notes[pick % notes.length]
  if (kind === 'credit') {
    const lines = [{ invoiceLineId: due.lines[0]?.id, amount }]
    const body = { invoiceId: due.id, issueDate: on, lines, allocate: foreign }
    const made = await who.ask<CreditNoteDetailView>('POST', '/credit-notes', body)
    if (made.status === 201) notes.push(made.body)
    const voided = notes[(pick + 1) % notes.length]
    if (pick % 5 !== 0 || !voided) return
    const { version } = await who.get<CreditNoteDetailView>(`/credit-notes/${voided.id}`)
    await who.ask('POST', `/credit-notes/${voided.id}/void`, { reason: 'Wrong', version, date: on })
  } else if (kind === 'write_off') {
    const made = await who.ask<WriteOffView>('POST', `/invoices/${due.id}/write-off`, {
      amount,
      date: on,
    })
    if (made.status !== 201 || pick % 2 === 0) return
    // On the same day: an invoice may be voided on an earlier day than that on which its last allocation ended.
    const date = on
    await who.ask('POST', `/write-offs/${made.body.id}/reverse`, { reason: 'Paid', date })
  } else {
    const currency = (pick % 2 === 0 ? note?.total : paid?.amount)?.currency ?? 'EUR'
    const of = pick % 2 === 0 ? { creditNoteId: note?.id } : { paymentId: paid?.id }
    const rate = currency === 'EUR' ? {} : { exchangeRate: '0.81' }
    const made = await who.ask<RefundView>('POST', '/refunds', {
      ...{ ...of, ...rate, date: on, amount: { ...amount, currency } },
    })
    if (made.status !== 201 || pick % 3 === 0) return
    const date = LocalDate.addDays(on, 4)
    await who.ask('POST', `/refunds/${made.body.id}/reverse`, { reason: 'Back', date })
  }
}
