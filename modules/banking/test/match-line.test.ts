import { expect, test } from 'vitest'
import type { InvoiceDetailView } from '@smb/core/invoicing'
import type { PaymentDetailView, PaymentView } from '@smb/core/payments'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import {
  accountId,
  addBankAccount,
  addInvoice,
  addLine,
  entryInWords,
  eur,
  lineOf,
  linesOf,
  match,
  ofx,
  take,
  unmatch,
} from './bank-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

const paymentOf = (who: Person, id: string) =>
  who.get<PaymentDetailView>(`/payments-received/${id}`)

const invoiceOf = (who: Person, id: string) => who.get<InvoiceDetailView>(`/invoices/${id}`)

const toInvoice = (invoiceId: string, more: object = {}) => ({
  kind: 'invoice',
  invoiceId,
  ...more,
})

const onlyPaymentOf = async (who: Person, invoiceId: string): Promise<PaymentDetailView> => {
  const { items } = await who.get<{ items: PaymentView[] }>(
    `/payments-received?invoiceId=${invoiceId}`,
  )
  return paymentOf(who, items[0]?.id ?? '')
}

test('a line that pays an invoice records the payment as the bank saw it', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '1200.00' })
  const wish = { date: '2026-06-14', amount: '1200.00', name: 'NORTHWIND', memo: 'Thanks' }
  const { id, bankAccountId } = await addLine(mara, wish)

  const line = await match(mara, id, toInvoice(invoice.id))

  expect(line).toMatchObject({
    state: 'matched',
    match: { kind: 'invoice', id: invoice.id, label: invoice.number },
    suggestions: [],
  })
  const payment = await onlyPaymentOf(mara, invoice.id)
  expect(payment).toMatchObject({
    date: '2026-06-14',
    amount: eur('1200.00'),
    reference: 'NORTHWIND Thanks',
    statementLineId: id,
  })
  const account = await mara.get<{ ledgerAccountCode: string; difference: unknown }>(
    `/bank-accounts/${bankAccountId}`,
  )
  expect(await entryInWords(mara, line.match?.entryId)).toBe(
    `2026-06-14 post: Dr ${account.ledgerAccountCode} 1200.00, Cr 1100 1200.00`,
  )
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('paid')
  expect(account).toMatchObject({ balanceInBooks: eur('1200.00'), unmatchedCount: 0 })
})

test('unmatching reverses the payment that the match recorded, and the line can be matched again', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  await match(mara, id, toInvoice(invoice.id))
  const payment = await onlyPaymentOf(mara, invoice.id)

  const line = await unmatch(mara, id)
  const again = await match(mara, id, toInvoice(invoice.id))

  expect(line).toMatchObject({ state: 'unmatched', match: null })
  expect(await paymentOf(mara, payment.id)).toMatchObject({
    status: 'reversed',
    reversedOn: '2026-06-14',
    statementLineId: null,
  })
  expect(again.state).toBe('matched')
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('paid')
})

test('a payment that a bank line proves is reversed only after the line was unmatched', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  await match(mara, id, toInvoice(invoice.id))
  const payment = await onlyPaymentOf(mara, invoice.id)

  const problem = await mara.refused('POST', `/payments-received/${payment.id}/reverse`, {
    reason: 'Wrong',
    version: payment.version,
  })

  expect(problem).toMatchObject({ status: 409, code: 'payment.matched_to_bank' })
})

test('rule 68: line and what was withheld make the invoice, or the difference is said and accepted', async () => {
  const mara = await studio()
  const whole = await addInvoice(mara, { amount: '1160.00' })
  const part = await addInvoice(mara, { amount: '300.00' })
  const account = await addBankAccount(mara)
  const lines = ['1110.00', '200.00', '130.00'].map((amount, turn) => ({
    date: '2026-06-14',
    amount,
    fitId: `R${turn}`,
  }))
  await take(mara, account.id, ofx(lines))
  const idOf = new Map(
    (await linesOf(mara, account.id)).map((line) => [line.amount.amount, line.id]),
  )
  const [less, first, second] = lines.map(({ amount }) => idOf.get(amount) ?? '')

  const path = `/statement-lines/${less}/match`
  const differs = await mara.refused('POST', path, toInvoice(whole.id))
  await match(mara, less ?? '', toInvoice(whole.id, { withheld: eur('50.00') }))
  await match(mara, first ?? '', toInvoice(part.id, { acceptDifference: true }))
  await match(mara, second ?? '', toInvoice(part.id, { acceptDifference: true }))

  expect(differs).toMatchObject({ status: 422, code: 'banking.amount_differs' })
  expect((await invoiceOf(mara, whole.id)).settlement).toBe('paid')
  expect((await invoiceOf(mara, part.id)).settlement).toBe('paid')
  const { items } = await mara.get<{ items: PaymentView[] }>(
    '/payments-received?status=with_remainder',
  )
  expect(items.map(({ remainder }) => remainder)).toContainEqual(eur('30.00'))
  // Rule 68 itself, Σ matched = line amount, is checked after each test with the books.
})

test('rule 31: money that came before the invoice is customer credit until the invoice is issued', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { issueDate: '2026-06-20' })
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })

  await match(mara, id, toInvoice(invoice.id))

  const payment = await onlyPaymentOf(mara, invoice.id)
  expect([payment.date, payment.allocations[0]?.date]).toEqual(['2026-06-14', '2026-06-20'])
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('paid')
  await unmatch(mara, id)
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('unpaid')
})

test('a line proves a payment that is in the books already: nothing is posted, even in a closed period', async () => {
  const mara = await world.business('Mara', 'Closed Books')
  const invoice = await addInvoice(mara)
  const { id, bankAccountId } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  const { ledgerAccountId } = await mara.get<{ ledgerAccountId: string }>(
    `/bank-accounts/${bankAccountId}`,
  )
  const payment = await mara.post<PaymentView>('/payments-received', {
    customerId: invoice.customerId,
    date: '2026-06-12',
    amount: eur('100.00'),
    bankLedgerAccountId: ledgerAccountId,
    allocations: [{ invoiceId: invoice.id, amount: eur('100.00') }],
  })
  const entries = () => world.rows('select count(*) from ledger.journal_entry')
  const before = await entries()
  await mara.put('/book/lock-date', { lockDate: '2026-06-30' })
  const body = { kind: 'payment_received', paymentId: payment.id }

  const line = await match(mara, id, body)
  const other = await addLine(mara, { date: '2026-06-15', amount: '100.00' })
  const twice = await mara.refused('POST', `/statement-lines/${other.id}/match`, body)
  const unmatched = await unmatch(mara, id)

  expect(line).toMatchObject({
    state: 'matched',
    match: { kind: 'payment_received', id: payment.id, label: 'Northwind Clinic' },
  })
  expect(twice).toMatchObject({ status: 409, code: 'payment.matched_to_bank' })
  expect(unmatched.state).toBe('unmatched')
  expect((await paymentOf(mara, payment.id)).status).toBe('recorded')
  expect(await entries()).toEqual(before)
})

test('a line cannot be what does not fit it', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const { customerId } = invoice
  const account = await addBankAccount(mara)
  const lines = ['100.00', '-100.00', '0.00'].map((amount) => ({ date: '2026-06-14', amount }))
  await take(mara, account.id, ofx(lines))
  const idOf = new Map(
    (await linesOf(mara, account.id)).map((line) => [line.amount.amount, line.id]),
  )
  const elsewhere = await mara.post<PaymentView>('/payments-received', {
    customerId,
    date: '2026-06-12',
    amount: eur('100.00'),
  })
  const smaller = await mara.post<PaymentView>('/payments-received', {
    customerId,
    date: '2026-06-12',
    amount: eur('99.00'),
    bankLedgerAccountId: account.ledgerAccountId,
  })
  const dollars = await addInvoice(mara, { currency: 'USD', exchangeRate: '0.9' })
  const draft = await mara.post<{ id: string }>('/invoices', { customerId })
  const refused = async (amount: string, body: object): Promise<unknown[]> => {
    const path = `/statement-lines/${idOf.get(amount)}/match`
    const { status, code } = await mara.refused('POST', path, body)
    return [status, code]
  }
  const coded = async (code: string) => ({
    kind: 'account',
    ledgerAccountId: await accountId(mara, code),
  })

  expect([
    await refused('-100.00', toInvoice(invoice.id)),
    await refused('-100.00', { kind: 'payment_received', paymentId: elsewhere.id }),
    await refused('100.00', { kind: 'payment_received', paymentId: elsewhere.id }),
    await refused('100.00', { kind: 'payment_received', paymentId: smaller.id }),
    await refused('100.00', toInvoice(dollars.id)),
    await refused('100.00', toInvoice(draft.id)),
    await refused('0.00', await coded('4000')),
    await refused('100.00', await coded('1100')),
    await refused('100.00', await coded('2100')),
    await refused('100.00', await coded(account.ledgerAccountCode)),
    await refused('100.00', { kind: 'account', ledgerAccountId: 'acc_nothing' }),
    await refused('100.00', { kind: 'invoice', invoiceId: invoice.id, amount: eur('1.00') }),
  ]).toEqual([
    [422, 'banking.money_out'],
    [422, 'banking.money_out'],
    [409, 'banking.payment_elsewhere'],
    [422, 'banking.amount_differs'],
    [422, 'banking.currency_differs'],
    [409, 'banking.invoice_not_issued'],
    [409, 'banking.line_zero'],
    [422, 'banking.control_account'],
    [422, 'banking.control_account'],
    [422, 'banking.own_account'],
    [422, 'request.invalid'],
    [422, 'request.invalid'],
  ])
  expect(new Set((await linesOf(mara, account.id)).map(({ state }) => state))).toEqual(
    new Set(['unmatched']),
  )
})

test('rule 44: a line in a closed period cannot post there', async () => {
  const mara = await world.business('Mara', 'Locked Lines')
  const invoice = await addInvoice(mara)
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  await mara.put('/book/lock-date', { lockDate: '2026-06-30' })
  const ledgerAccountId = await accountId(mara, '4000')

  for (const body of [toInvoice(invoice.id), { kind: 'account', ledgerAccountId }]) {
    const problem = await mara.refused('POST', `/statement-lines/${id}/match`, body)
    expect(problem).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  }
  expect((await lineOf(mara, id)).state).toBe('unmatched')
})

test('a line that is nobody’s business is set aside and brought back', async () => {
  const mara = await studio()
  const { id, bankAccountId } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  const path = `/statement-lines/${id}`

  const excluded = await mara.post<{ state: string }>(`${path}/exclude`, {})
  const taken = await mara.refused('POST', `${path}/match`, toInvoice((await addInvoice(mara)).id))
  const { unmatchedCount } = await mara.get<{ unmatchedCount: number }>(
    `/bank-accounts/${bankAccountId}`,
  )
  const restored = await mara.post<{ state: string }>(`${path}/restore`, {})
  const twice = await mara.refused('POST', `${path}/restore`, {})
  const nothing = await mara.refused('POST', `${path}/unmatch`, {})

  expect([excluded.state, unmatchedCount, restored.state]).toEqual(['excluded', 0, 'unmatched'])
  expect(taken.code).toBe('banking.line_settled')
  expect(twice.code).toBe('banking.line_not_excluded')
  expect(nothing.code).toBe('banking.line_not_settled')
})
