import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import type { PaymentView, RefundView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import { credit, noteOf, refund, refundBody, whole } from './credit-note-story.ts'
import {
  accountId,
  addCustomer,
  addInvoice,
  eur,
  inWords,
  outstandingOf,
  paymentOf,
  record,
  usd,
} from './payment-story.ts'

const world = openWorld()
const open = () => world.business('Mara', 'Harbour Design Studio')

describe('refunding credit', () => {
  test('rules 29, 32: an overpayment is paid back without any invoice, never more than remains', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await record(mara, { customerId, amount: '80.00' })
    const of = { paymentId: payment.id }
    expect(await mara.refused('POST', '/refunds', refundBody(of, '80.01'))).toMatchObject({
      status: 409,
      code: 'refund.over_refunded',
      issues: [{ path: ['amount'] }],
    })
    const paid = await refund(mara, of, '30.00', { reference: 'Back to card' })
    expect(paid).toMatchObject({ paymentId: payment.id, creditNoteId: null, amount: eur('30.00') })
    const now = await paymentOf(mara, payment.id)
    expect(now).toMatchObject({ remainder: eur('50.00'), refunds: [{ id: paid.id }] })
    expect(inWords(now.entries).at(-1)).toBe('2026-06-25 post: Dr 2100 30.00, Cr 1010 30.00')
    expect(now.history.map(({ kind }) => kind)).toEqual(['recorded', 'refunded'])

    const invoice = await addInvoice(mara, { customerId, amount: '60.00' })
    const over = await mara.refused('POST', `/payments-received/${payment.id}/allocate`, {
      allocations: [{ invoiceId: invoice.id, amount: eur('50.01') }],
    })
    expect(over.code).toBe('payment.over_allocated')
    type List = { items: { id: string; remainder: object }[] }
    const unused = await mara.get<List>(
      `/payments-received?status=with_remainder&customerId=${customerId}`,
    )
    expect(unused.items).toMatchObject([{ id: payment.id, remainder: eur('50.00') }])
    await refund(mara, of, '50.00')
    const none = await mara.get<List>(
      `/payments-received?status=with_remainder&customerId=${customerId}`,
    )
    expect(none.items).toEqual([])
    const refunds = await mara.get<{ items: RefundView[] }>(`/refunds?customerId=${customerId}`)
    expect(refunds.items.map(({ amount }) => amount.amount).sort()).toEqual(['30.00', '50.00'])
  })

  test('rule 32: a refund is reversed, not deleted; its payment is only reversed after it', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await record(mara, { customerId, amount: '80.00' })
    const paid = await refund(mara, { paymentId: payment.id }, '30.00')
    const { version, actions } = await paymentOf(mara, payment.id)
    expect(actions).toEqual(['allocate', 'refund'])
    const reversePayment = (at: number) =>
      mara.ask<{ code?: string }>('POST', `/payments-received/${payment.id}/reverse`, {
        reason: 'Bounced',
        version: at,
      })
    expect((await reversePayment(version)).body.code).toBe('payment.refunded')
    const undo = (body: object) =>
      mara.ask<RefundView & { code?: string }>('POST', `/refunds/${paid.id}/reverse`, body)
    expect((await undo({ reason: 'Came back', date: '2026-06-24' })).body.code).toBe(
      'refund.reversed_too_early',
    )
    const undone = await undo({ reason: 'Came back' })
    expect(undone.body).toMatchObject({ reversedOn: '2026-06-25', reversalReason: 'Came back' })
    expect((await undo({ reason: 'Again' })).body.code).toBe('refund.reversed')
    const now = await paymentOf(mara, payment.id)
    expect(now.remainder).toEqual(eur('80.00'))
    expect(now.history.map(({ kind }) => kind)).toEqual(['recorded', 'refunded', 'refund_reversed'])
    expect((await reversePayment(now.version)).status).toBe(200)
  })

  test('rule 32: what is left of a credit note is paid back from the bank of choice', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    const note = await credit(mara, invoice, whole(invoice), { allocate: false })
    const of = { creditNoteId: note.id }
    const cash = await accountId(mara, '1030')
    await refund(mara, of, '100.00', { bankLedgerAccountId: cash })
    const now = await noteOf(mara, note.id)
    expect(now.remainder).toEqual(eur('0.00'))
    expect(inWords(now.entries).at(-1)).toBe('2026-06-25 post: Dr 2100 100.00, Cr 1030 100.00')
    expect(now.history.map(({ kind }) => kind)).toEqual(['issued', 'refunded'])
    expect(await outstandingOf(mara, invoice.id)).toBe('100.00')
    const denied = await mara.refused('POST', `/credit-notes/${note.id}/void`, {
      reason: 'Wrong',
      version: now.version,
    })
    expect(denied.code).toBe('credit_note.in_use')
  })

  test('rule 51: at another rate the difference is exchange loss or gain', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await mara.post<PaymentView>('/payments-received', {
      customerId,
      date: '2026-06-20',
      amount: usd('100.00'),
      exchangeRate: '0.90',
    })
    const body = { ...refundBody({ paymentId: payment.id }, '40.00'), amount: usd('40.00') }
    expect(await mara.refused('POST', '/refunds', body)).toMatchObject({
      code: 'refund.no_exchange_rate',
    })
    await mara.post('/refunds', { ...body, exchangeRate: '0.95' })
    const { entries } = await paymentOf(mara, payment.id)
    expect(inWords(entries).at(-1)).toBe(
      '2026-06-25 post: Dr 2100 40.00 USD = 36.00, Cr 1010 40.00 USD = 38.00, Dr 6950 2.00',
    )
  })

  test('what a refund needs is said at its place', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await record(mara, { customerId, amount: '80.00' })
    const of = { paymentId: payment.id }
    const code = async (body: object) => (await mara.refused('POST', '/refunds', body)).code
    expect(await code(refundBody({}, '1.00'))).toBe('refund.source_needed')
    expect(await code(refundBody(of, '0.00'))).toBe('refund.not_positive')
    expect(await code(refundBody(of, '1.00', { date: '2026-06-19' }))).toBe('refund.too_early')
    expect(await code({ ...refundBody(of, '1.00'), amount: usd('1.00') })).toBe(
      'payment.currency_mismatch',
    )
    const receivable = await accountId(mara, '1100')
    expect(await code(refundBody(of, '1.00', { bankLedgerAccountId: receivable }))).toBe(
      'payment.deposit_account',
    )
  })

  test('the same id again is the same refund; with other content a conflict', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await record(mara, { customerId, amount: '80.00' })
    const id = idFromUuid('rfd', '018f0000-0000-7000-8000-0000000000f1')
    const body = refundBody({ paymentId: payment.id }, '80.00', { id })
    const first = await mara.post<RefundView>('/refunds', body)
    expect((await mara.post<RefundView>('/refunds', body)).journalEntryId).toBe(
      first.journalEntryId,
    )
    expect((await mara.refused('POST', '/refunds', { ...body, amount: eur('79.00') })).code).toBe(
      'refund.already_exists',
    )
  })

  test('ids of another business are not found, and a reader may not refund', async () => {
    const mara = await open()
    const { id: customerId } = await addCustomer(mara)
    const payment = await record(mara, { customerId, amount: '80.00' })
    const paid = await refund(mara, { paymentId: payment.id }, '30.00')
    const noah = await world.business('Noah', 'Lantern Books')
    const body = refundBody({ paymentId: payment.id }, '1.00')
    expect((await noah.refused('POST', '/refunds', body)).status).toBe(404)
    const undo = `/refunds/${paid.id}/reverse`
    expect((await noah.refused('POST', undo, { reason: 'x' })).status).toBe(404)
    expect((await noah.get<{ items: unknown[] }>('/refunds')).items).toEqual([])
    const rita = await world.person('Rita')
    await mara.post('/people', { email: rita.email, role: 'read_only' })
    const reader = rita.in(mara.business ?? '')
    expect((await reader.refused('POST', '/refunds', body)).status).toBe(403)
    expect((await reader.refused('POST', undo, { reason: 'x' })).status).toBe(403)
  })
})

test('rules 28, 32: allocating and refunding one remainder 30 times at once never spends it twice', async () => {
  const mara = await open()
  const first = await addInvoice(mara)
  const customerId = first.customerId ?? ''
  const note = await credit(mara, first, whole(first), { allocate: false })
  const other = await addInvoice(mara, { customerId, amount: '500.00' })
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      n % 2 === 0
        ? mara.ask<{ code?: string }>(
            'POST',
            `/credit-notes/${note.id}/allocate`,
            { allocations: [{ invoiceId: other.id, amount: eur('9.00') }] },
            { key: randomUUID() },
          )
        : mara.ask<{ code?: string }>(
            'POST',
            '/refunds',
            refundBody({ creditNoteId: note.id }, '9.00'),
            { key: randomUUID() },
          ),
    ),
  )
  const isDone = ({ status }: { status: number }) => status === 200 || status === 201
  expect(answers.filter(isDone)).toHaveLength(11)
  const codes = answers.filter((answer) => !isDone(answer)).map(({ body: { code } }) => code)
  for (const code of codes)
    expect(['payment.over_allocated', 'refund.over_refunded']).toContain(code)
  expect((await noteOf(mara, note.id)).remainder).toEqual(eur('1.00'))
})
