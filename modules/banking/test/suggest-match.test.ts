import { expect, test } from 'vitest'
import type { PaymentView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import { addBankAccount, addInvoice, eur, linesOf, ofx, take } from './bank-story.ts'

const world = openWorld()

test('a waiting line suggests what it could settle, best first, with reasons in words', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const named = await addInvoice(mara, { amount: '75.00', customer: 'Northwind Clinic' })
  const other = await addInvoice(mara, { amount: '75.00', customer: 'Kofi & Sons' })
  await addInvoice(mara, { amount: '75.01', customer: 'Not This' })
  await addInvoice(mara, { amount: '75.00', currency: 'USD', exchangeRate: '0.9' })
  const account = await addBankAccount(mara)
  const { customerId } = other
  const recorded = await mara.post<PaymentView>('/payments-received', {
    customerId,
    date: '2026-06-12',
    amount: eur('75.00'),
    bankLedgerAccountId: account.ledgerAccountId,
  })
  await mara.post('/payments-received', { customerId, date: '2026-06-12', amount: eur('75.00') })
  const memo = `for ${named.number}`
  await take(
    mara,
    account.id,
    ofx([
      { date: '2026-06-14', amount: '75.00', name: 'NORTHWIND CLINIC', memo },
      { date: '2026-06-13', amount: '-75.00', name: 'Out' },
      { date: '2026-06-12', amount: '3.00', name: 'Nothing fits' },
    ]),
  )

  const [line, out, nothing] = await linesOf(mara, account.id)

  expect(line?.suggestions.map(({ kind, id, confidence }) => [kind, id, confidence])).toEqual([
    ['invoice', named.id, 'exact'],
    ['payment_received', recorded.id, 'likely'],
    ['invoice', other.id, 'possible'],
  ])
  expect(line?.suggestions[0]).toMatchObject({
    label: named.number,
    customerName: 'Northwind Clinic',
    reasons: [
      'same amount',
      `${named.number} in text`,
      'customer name in text',
      'issued 13 days before',
    ],
  })
  expect([out?.suggestions, nothing?.suggestions]).toEqual([[], []])
})

test('what is matched is suggested no more', async () => {
  const mara = await world.business('Mara', 'Second Studio')
  const invoice = await addInvoice(mara, { amount: '75.00' })
  const account = await addBankAccount(mara)
  await take(
    mara,
    account.id,
    ofx([
      { date: '2026-06-14', amount: '75.00', fitId: '1' },
      { date: '2026-06-14', amount: '75.00', fitId: '2' },
    ]),
  )
  const [line] = await linesOf(mara, account.id)
  await mara.post(`/statement-lines/${line?.id}/match`, { kind: 'invoice', invoiceId: invoice.id })

  const [matched, waiting] = await linesOf(mara, account.id)

  expect(matched).toMatchObject({ state: 'matched', suggestions: [] })
  expect(waiting).toMatchObject({ state: 'unmatched', suggestions: [] })
})

test('however many lines a page has, candidates are read with one query each', async () => {
  const mara = await world.business('Mara', 'Many Lines')
  for (let turn = 1; turn <= 5; turn += 1) await addInvoice(mara, { amount: `${turn}.00` })
  const account = await addBankAccount(mara)
  const lines = Array.from({ length: 100 }, (_, turn) => ({
    date: '2026-06-14',
    amount: `${(turn % 5) + 1}.00`,
    fitId: `L${turn}`,
  }))
  await take(mara, account.id, ofx(lines))
  const { pool } = world.house.services.database
  let queries = 0
  pool.on('acquire', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    Object.assign(client, {
      query: (...given: unknown[]) => {
        queries += 1
        return query(...given)
      },
    })
    pool.once('release', () => Object.assign(client, { query }))
  })

  await mara.get(`/bank-accounts/${account.id}/lines?limit=10`)
  const forTen = queries
  queries = 0
  const shown = await mara.get<{ items: { suggestions: unknown[] }[] }>(
    `/bank-accounts/${account.id}/lines?limit=100`,
  )

  expect(shown.items.every(({ suggestions }) => suggestions.length === 1)).toBe(true)
  expect(queries).toBe(forTen)
})
