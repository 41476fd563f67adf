import { expect, test } from 'vitest'
import type { BulkInvoicesView } from '@smb/core/invoicing'
import type { WriteOffView } from '@smb/core/payments'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { writeOff } from './credit-note-story.ts'
import { accountId, addInvoice, eur, invoiceOf, outstandingOf, record } from './payment-story.ts'

const world = openWorld()
const bulk = (who: Person, body: object) =>
  who.post<BulkInvoicesView>('/invoices/bulk', { action: 'write_off', ...body })
const writeOffsOf = async (who: Person, id: string) =>
  (await who.get<{ items: WriteOffView[] }>(`/invoices/${id}/write-offs`)).items
const rowOf = async (who: Person, { id }: { readonly id: string }) => ({
  id,
  version: (await invoiceOf(who, id)).version,
})

test('rule 33: many are written off with one reason, account and date, as the preview said', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [whole, part, gone] = [
    await addInvoice(mara),
    await addInvoice(mara),
    await addInvoice(mara),
  ]
  await record(mara, {
    customerId: part.customerId,
    amount: '60.00',
    allocations: [[part.id, '60.00']],
  })
  await writeOff(mara, gone.id)
  const changed = { ...(await rowOf(mara, await addInvoice(mara))), version: 99 }
  const rows = [await rowOf(mara, whole), await rowOf(mara, part), await rowOf(mara, gone), changed]
  const account = await accountId(mara, '6900')
  const body = {
    rows,
    reason: 'Closed down',
    writeOff: { date: '2026-06-20', expenseAccountId: account },
  }

  const seen = await bulk(mara, { ...body, preview: true })
  expect(seen).toMatchObject({ isPreview: true, done: 2, skipped: 1, failed: 1 })
  expect(seen.totals).toEqual([eur('140.00')])
  expect(seen.rows.map(({ total }) => total.amount)).toEqual(['100.00', '40.00', '0.00', '100.00'])
  expect(await outstandingOf(mara, whole.id)).toBe('100.00')
  expect(await writeOffsOf(mara, whole.id)).toEqual([])

  const made = await bulk(mara, body)
  expect(made.rows.map(({ outcome, code }) => code ?? outcome)).toEqual([
    'done',
    'done',
    'skipped',
    'invoice.changed_meanwhile',
  ])
  expect(made.totals).toEqual(seen.totals)
  const [kept] = await writeOffsOf(mara, part.id)
  expect(kept).toMatchObject({
    id: made.rows[1]?.newId,
    amount: eur('40.00'),
    date: '2026-06-20',
    reason: 'Closed down',
    expenseAccountId: account,
    reversesTax: false,
  })
  expect(await outstandingOf(mara, whole.id)).toBe('0.00')
  expect(await outstandingOf(mara, changed.id)).toBe('100.00')
  expect(await bulk(mara, body)).toMatchObject({ done: 0, skipped: 3, failed: 1 })
})

test('a day before the invoice and an account that is no expense are refused row by row', async () => {
  const mara = await world.business('Mara', 'Row By Row')
  const rows = [await rowOf(mara, await addInvoice(mara))]
  const codeOf = async (terms: object) =>
    (await bulk(mara, { rows, reason: 'x', writeOff: terms })).rows[0]?.code
  expect(await codeOf({ date: '2026-05-31' })).toBe('write_off.too_early')
  expect(await codeOf({ expenseAccountId: await accountId(mara, '1010') })).toBe(
    'write_off.account',
  )
})

test('it needs a reason and the right to write off; no other act takes an account', async () => {
  const mara = await world.business('Mara', 'With Reason')
  const rows = [await rowOf(mara, await addInvoice(mara))]
  const body = { action: 'write_off', rows }
  expect((await mara.refused('POST', '/invoices/bulk', body)).status).toBe(422)
  const other = { action: 'duplicate', rows, writeOff: {} }
  expect((await mara.refused('POST', '/invoices/bulk', other)).status).toBe(422)
  const bea = await world.person('Bea')
  await mara.post('/people', { email: bea.email, role: 'bookkeeper' })
  const keeper = bea.in(mara.business ?? '')
  const denied = await keeper.refused('POST', '/invoices/bulk', { ...body, reason: 'x' })
  expect(denied.status).toBe(403)
})
