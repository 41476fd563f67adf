import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import type { InvoiceView } from '@smb/core/invoicing'
import type { CreditNoteDetailView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import {
  amountOf,
  credit,
  creditBody,
  invoiceOfTwo,
  preview,
  taxCode,
  whole,
} from './credit-note-story.ts'
import {
  addCustomer,
  addInvoice,
  eur,
  inWords,
  invoiceOf,
  outstandingOf,
  record,
} from './payment-story.ts'

const world = openWorld()
const open = () => world.business('Mara', 'Harbour Design Studio')

describe('issuing a credit note', () => {
  test('rule 30: part of an invoice is given back and put to it; no more than remains the next time', async () => {
    const mara = await open()
    const invoice = await invoiceOfTwo(mara)
    const first = await credit(mara, invoice, [{ quantity: '3' }, amountOf('20.00')])
    expect(first).toMatchObject({
      number: 'CN-2026-0001',
      status: 'issued',
      invoiceNumber: invoice.number,
      total: eur('139.19'),
      remainder: eur('0.00'),
      allocations: [{ invoiceId: invoice.id, amount: eur('139.19'), date: '2026-06-20' }],
    })
    expect(inWords(first.entries)).toEqual([
      '2026-06-20 post: Dr 4000 119.99, Dr 2200 19.20, Cr 1100 139.19',
    ])
    expect(await outstandingOf(mara, invoice.id)).toBe('305.44')

    const refused = await mara.refused(
      'POST',
      '/credit-notes',
      creditBody(invoice, [{ quantity: '7.5' }, amountOf('30.01')]),
    )
    expect(refused).toMatchObject({ status: 422, code: 'credit_note.over_credited' })
    expect(refused.issues?.map(({ path }) => path)).toEqual([
      ['lines', 0, 'quantity'],
      ['lines', 1, 'amount'],
    ])

    const rest = await credit(mara, invoice, [{ quantity: '7' }, amountOf('30.00')])
    expect(rest).toMatchObject({ number: 'CN-2026-0002', total: eur('305.44') })
    const story = await invoiceOf(mara, invoice.id)
    expect(story).toMatchObject({ outstanding: eur('0.00'), settlement: 'paid' })
    expect(story.creditNotes.map(({ number, total }) => [number, total.amount])).toEqual([
      ['CN-2026-0001', '139.19'],
      ['CN-2026-0002', '305.44'],
    ])
    expect(story.timeline.map(({ kind }) => kind)).toEqual([
      ...['drafted', 'issued'],
      ...['credited', 'settled', 'credited', 'settled'],
    ])
    expect(story.timeline.at(-1)?.creditNoteId).toBe(rest.id)
    const action = story.allowedActions.find((one) => one.action === 'credit')
    expect(action).toMatchObject({ isAllowed: false })
  })

  test('rule 19: the note takes the invoice’s rate, whatever the code says today', async () => {
    const mara = await world.business('Mara', 'Kilimani Studio')
    const code = await taxCode(mara, 'VAT16', '16')
    const invoice = await addInvoice(mara, { taxCodeIds: [code.id] })
    await mara.post(`/tax-codes/${code.id}/rates`, {
      ratePercent: '18',
      validFrom: '2026-06-15',
      version: code.version,
    })
    const note = await credit(mara, invoice, whole(invoice))
    expect(note.totals).toMatchObject({ net: eur('100.00'), tax: eur('16.00') })
    expect(note.totals.taxes[0]?.ratePercent).toBe('16')
  })

  test('rule 40: the preview is the entry that issuing posts, and says why where it cannot', async () => {
    const mara = await open()
    const invoice = await invoiceOfTwo(mara)
    await record(mara, {
      customerId: invoice.customerId,
      amount: '400.00',
      allocations: [[invoice.id, '400.00']],
    })
    const shown = await preview(mara, invoice, [{ quantity: '2' }])
    expect(shown).toMatchObject({ toInvoice: eur('44.63'), toCredit: eur('32.70'), issues: [] })
    const note = await credit(mara, invoice, [{ quantity: '2' }])
    const [entry] = note.entries
    const words = (lines: readonly { side: string; accountCode: string; amount: object }[]) =>
      lines.map(({ side, accountCode, amount }) => ({ side, accountCode, amount }))
    expect(words(shown.entry ?? [])).toEqual(words(entry?.lines ?? []))
    expect(inWords(note.entries)).toEqual([
      '2026-06-20 post: Dr 4000 66.66, Dr 2200 10.67, Cr 1100 44.63, Cr 2100 32.70',
    ])
    const wrong = await preview(mara, invoice, [{ quantity: '9' }])
    expect(wrong.entry).toBeNull()
    expect(wrong.issues).toMatchObject([
      { path: ['lines', 0, 'quantity'], code: 'credit_note.over_credited' },
    ])
  })

  test('rule 29: what the invoice does not owe is the customer’s credit', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    await record(mara, {
      customerId: invoice.customerId,
      amount: '100.00',
      allocations: [[invoice.id, '100.00']],
    })
    const note = await credit(mara, invoice, whole(invoice))
    expect(note).toMatchObject({ remainder: eur('100.00'), allocations: [] })
    const kept = await addInvoice(mara, { customerId: invoice.customerId ?? '' })
    const unput = await credit(mara, kept, whole(kept), { allocate: false })
    expect(unput).toMatchObject({ remainder: eur('100.00'), allocations: [] })
    expect(await outstandingOf(mara, kept.id)).toBe('100.00')
  })

  test('rule 52: in a foreign currency all notes together take the invoice’s base value exactly', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara, {
      amount: '70.03',
      currency: 'USD',
      exchangeRate: '0.913377',
    })
    const part = (amount: string) => ({ amount: { amount, currency: 'USD' } })
    await credit(mara, invoice, [part('23.35')])
    await credit(mara, invoice, [part('0.01')])
    await credit(mara, invoice, [part('46.67')])
    const [row] = await world.rows<{ base: string; given: string }>(
      `select i.total_base::text as base, sum(c.total_base)::text as given from invoicing.invoice i
         join invoicing.credit_note c on c.invoice_id = i.id where i.number = $1 and i.currency = 'USD' group by i.total_base`,
      [invoice.number],
    )
    expect(row?.given).toBe(row?.base)
  })

  test('the same id with the same content is the same note, with another content a conflict', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    const id = idFromUuid('crn', '018f0000-0000-7000-8000-0000000000c1')
    const body = creditBody(invoice, [amountOf('40.00')], { id })
    const first = await mara.post<CreditNoteDetailView>('/credit-notes', body)
    const again = await mara.post<CreditNoteDetailView>('/credit-notes', body)
    expect(again.number).toBe(first.number)
    const other = creditBody(invoice, [amountOf('41.00')], { id })
    expect(await mara.refused('POST', '/credit-notes', other)).toMatchObject({
      status: 409,
      code: 'credit_note.already_exists',
    })
    const key = randomUUID()
    const keyed = creditBody(invoice, [amountOf('10.00')])
    const one = await mara.post<CreditNoteDetailView>('/credit-notes', keyed, { key })
    const two = await mara.post<CreditNoteDetailView>('/credit-notes', keyed, { key })
    expect(two.id).toBe(one.id)
  })

  test('only an issued invoice is credited, and not on an earlier day', async () => {
    const mara = await open()
    const customer = await addCustomer(mara)
    const lines = [{ description: 'Design', quantity: '1', unitPrice: '100.00' }]
    const draft = await mara.post<InvoiceView>('/invoices', { customerId: customer.id, lines })
    const refused = (body: object) => mara.refused('POST', '/credit-notes', body)
    expect(await refused(creditBody(draft, whole(draft)))).toMatchObject({
      code: 'invoice.not_issued',
    })
    const invoice = await addInvoice(mara)
    const early = creditBody(invoice, whole(invoice), { issueDate: '2026-05-31' })
    expect(await refused(early)).toMatchObject({
      code: 'credit_note.before_invoice',
      issues: [{ path: ['issueDate'] }],
    })
    const both = { invoiceLineId: invoice.lines[0]?.id, quantity: '1', amount: eur('1.00') }
    expect((await refused({ ...creditBody(invoice, []), lines: [both] })).status).toBe(422)
  })
})

test('rule 30: notes issued over one invoice 20 times at once never give back more than it', async () => {
  const mara = await open()
  const invoice = await invoiceOfTwo(mara)
  const body = creditBody(invoice, [{ quantity: '3' }])
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      mara.ask<{ code?: string }>('POST', '/credit-notes', body, { key: randomUUID() }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  const refusals = answers.filter(({ status }) => status !== 201).map(({ body: { code } }) => code)
  expect(new Set(refusals)).toEqual(new Set(['credit_note.over_credited']))
  expect(await outstandingOf(mara, invoice.id)).toBe('96.66')
})
