import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import type { InvoiceDetailView, InvoiceView } from '@smb/core/invoicing'
import type { CreditNoteDetailView } from '@smb/core/payments'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { amountOf, credit, creditBody, noteOf, preview, whole } from './credit-note-story.ts'
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

const taxCode = (who: Person, code: string, ratePercent: string) =>
  who.post<BusinessTaxCodeView>('/tax-codes', {
    code,
    name: `VAT ${ratePercent} %`,
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent, validFrom: '2000-01-01' }] }],
  })

/** Ten hours at 33.33 and a licence of 50.00, with 16 % tax: 383.30 + 61.33 = 444.63. */
async function invoiceOfTwo(who: Person, more: object = {}): Promise<InvoiceView> {
  const codes = await who.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')
  const tax =
    codes.items.find(({ code }) => code === 'VAT16') ?? (await taxCode(who, 'VAT16', '16'))
  const customer = await addCustomer(who)
  const line = { description: 'Design', quantity: '10', unitPrice: '33.33', taxCodeIds: [tax.id] }
  const draft = await who.post<InvoiceView>('/invoices', {
    customerId: customer.id,
    lines: [line, { ...line, description: 'Licence', quantity: '1', unitPrice: '50.00' }],
    ...more,
  })
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
    version: draft.version,
    issueDate: '2026-06-01',
  })
}

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

describe('using a credit note', () => {
  test('rules 28, 30: its credit settles other invoices, moves no profit or loss, and comes back exactly', async () => {
    const mara = await open()
    const first = await addInvoice(mara)
    const customerId = first.customerId ?? ''
    await record(mara, { customerId, amount: '100.00', allocations: [[first.id, '100.00']] })
    const note = await credit(mara, first, whole(first))
    const other = await addInvoice(mara, { customerId, amount: '70.00' })
    const allocate = (amount: string) =>
      mara.ask<CreditNoteDetailView>('POST', `/credit-notes/${note.id}/allocate`, {
        allocations: [{ invoiceId: other.id, amount: eur(amount) }],
      })
    const over = await allocate('70.01')
    expect([over.status, over.body]).toMatchObject([409, { code: 'payment.over_settled' }])
    const used = (await allocate('70.00')).body
    expect(used).toMatchObject({ remainder: eur('30.00'), allocations: [{ amount: eur('70.00') }] })
    expect(inWords(used.entries).slice(1)).toEqual([
      '2026-06-30 post: Dr 2100 70.00, Cr 1100 70.00',
    ])
    expect(await outstandingOf(mara, other.id)).toBe('0.00')

    const third = await addInvoice(mara, { customerId, amount: '70.00' })
    const beyond = await mara.refused('POST', `/credit-notes/${note.id}/allocate`, {
      allocations: [{ invoiceId: third.id, amount: eur('30.01') }],
    })
    expect(beyond).toMatchObject({ code: 'payment.over_allocated' })
    expect(beyond.detail).toContain('credit note has 30.00 EUR left')

    const back = await mara.post<CreditNoteDetailView>(`/credit-notes/${note.id}/end-allocation`, {
      allocationId: used.allocations[0]?.id,
    })
    expect(back.remainder).toEqual(eur('100.00'))
    expect(await outstandingOf(mara, other.id)).toBe('70.00')
    expect(back.history.map(({ kind }) => kind)).toEqual([
      'issued',
      'allocated',
      'allocation_ended',
    ])
  })

  test('rule 31: not before either document; both may lie in closed periods', async () => {
    const mara = await world.business('Mara', 'Lamu Studio')
    const first = await addInvoice(mara)
    const customerId = first.customerId ?? ''
    const note = await credit(mara, first, whole(first), { allocate: false })
    const put = (invoiceId: string, date: string) =>
      mara.ask('POST', `/credit-notes/${note.id}/allocate`, {
        date,
        allocations: [{ invoiceId, amount: eur('10.00') }],
      })
    expect((await put(first.id, '2026-06-19')).body).toMatchObject({
      code: 'payment.allocation_too_early',
      issues: [{ path: ['date'] }],
    })
    const later = await addInvoice(mara, { customerId, issueDate: '2026-06-25' })
    expect((await put(later.id, '2026-06-24')).body).toMatchObject({
      code: 'payment.allocation_too_early',
    })
    expect((await put(later.id, '2026-06-25')).status).toBe(200)

    await mara.put('/book/lock-date', { lockDate: '2026-06-27' })
    expect((await put(first.id, '2026-06-27')).body).toMatchObject({ code: 'ledger.period_locked' })
    expect((await put(first.id, '2026-06-28')).status).toBe(200)
    const locked = await preview(mara, later, whole(later), { issueDate: '2026-06-27' })
    expect([locked.entry, locked.issues[0]?.code]).toEqual([null, 'ledger.period_locked'])
  })

  test('rule 43: neither an invoice with a live note nor a note in use is void; then, in order, both are', async () => {
    const mara = await open()
    const invoice = await invoiceOfTwo(mara)
    const note = await credit(mara, invoice, whole(invoice))
    const now = await invoiceOf(mara, invoice.id)
    const voidInvoice = (version: number) =>
      mara.ask<InvoiceDetailView>('POST', `/invoices/${invoice.id}/void`, {
        reason: 'Wrong',
        version,
      })
    expect((await voidInvoice(now.version)).body).toMatchObject({ code: 'invoice.settled' })

    const voidNote = (version: number) =>
      mara.ask<CreditNoteDetailView>('POST', `/credit-notes/${note.id}/void`, {
        reason: 'Wrong',
        version,
      })
    expect((await voidNote(note.version)).body).toMatchObject({ code: 'credit_note.in_use' })
    const freed = await mara.post<CreditNoteDetailView>(`/credit-notes/${note.id}/end-allocation`, {
      allocationId: note.allocations[0]?.id,
    })
    const unsettled = await invoiceOf(mara, invoice.id)
    expect((await voidInvoice(unsettled.version)).body).toMatchObject({ code: 'invoice.credited' })
    const reason = unsettled.allowedActions.find(({ action }) => action === 'void')?.deniedReason
    expect(reason).toContain(note.number)

    expect((await voidNote(note.version)).body).toMatchObject({
      code: 'credit_note.changed_meanwhile',
    })
    const early = { reason: 'Wrong', version: freed.version, date: '2026-06-19' }
    expect(await mara.refused('POST', `/credit-notes/${note.id}/void`, early)).toMatchObject({
      code: 'credit_note.voided_too_early',
    })
    const voided = (await voidNote(freed.version)).body
    expect(voided).toMatchObject({ status: 'voided', number: note.number, remainder: eur('0.00') })
    expect(voided.history.map(({ kind }) => kind)).toEqual([
      ...['issued', 'allocated', 'allocation_ended', 'voided'],
    ])
    expect((await voidNote(voided.version)).body).toMatchObject({ code: 'credit_note.voided' })
    expect((await voidInvoice(unsettled.version)).status).toBe(200)
    const again = await addInvoice(mara)
    expect((await credit(mara, again, whole(again))).number).not.toBe(note.number)
  })

  test('a voided note gives its lines back to be credited', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    const note = await credit(mara, invoice, whole(invoice), { allocate: false })
    expect(
      (await mara.refused('POST', '/credit-notes', creditBody(invoice, whole(invoice)))).code,
    ).toBe('credit_note.over_credited')
    await mara.post(`/credit-notes/${note.id}/void`, { reason: 'Wrong', version: note.version })
    expect((await credit(mara, invoice, whole(invoice))).total).toEqual(eur('100.00'))
  })
})

describe('whose credit notes', () => {
  test('ids of another business are not found, and a reader may not issue', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    const note = await credit(mara, invoice, [amountOf('10.00')])
    const theirs = await world.business('Noah', 'Lantern Books')
    const foreign = await addInvoice(theirs)
    const paths = [
      `/credit-notes/${note.id}`,
      `/credit-notes/${note.id}/pdf`,
      `/invoices/${invoice.id}/creditable`,
    ]
    for (const path of paths) expect((await theirs.refused('GET', path)).status, path).toBe(404)
    const acts: [string, object][] = [
      ['/credit-notes', creditBody(invoice, whole(invoice))],
      ['/credit-notes/preview', creditBody(invoice, whole(invoice))],
      [`/credit-notes/${note.id}/void`, { reason: 'x', version: 1 }],
      [
        `/credit-notes/${note.id}/allocate`,
        { allocations: [{ invoiceId: foreign.id, amount: eur('1.00') }] },
      ],
      [`/credit-notes/${note.id}/end-allocation`, { allocationId: note.allocations[0]?.id }],
    ]
    for (const [path, body] of acts) {
      expect((await theirs.refused('POST', path, body)).status, path).toBe(404)
    }
    const list = await theirs.get<{ items: unknown[] }>('/credit-notes')
    expect(list.items).toEqual([])

    const rita = await world.person('Rita')
    await mara.post('/people', { email: rita.email, role: 'read_only' })
    const reader = rita.in(mara.business ?? '')
    expect((await reader.refused('POST', ...(acts[0] ?? ['', {}]))).status).toBe(403)
    expect((await reader.refused('POST', ...(acts[2] ?? ['', {}]))).status).toBe(403)
    const seen = await noteOf(reader, note.id)
    expect(seen.allowedActions.every(({ isAllowed }) => !isAllowed)).toBe(true)
  })

  test('the list finds them by number, customer, invoice and what is left', async () => {
    const mara = await world.business('Mara', 'Naivasha Studio')
    const first = await addInvoice(mara)
    const second = await addInvoice(mara)
    const used = await credit(mara, first, [amountOf('40.00')])
    const left = await credit(mara, second, [amountOf('60.00')], { allocate: false })
    type Found = { items: { id: string }[]; nextCursor: string | null }
    const find = async (query: string) =>
      (await mara.get<Found>(`/credit-notes?${query}`)).items.map(({ id }) => id)
    expect(await find('')).toEqual([left.id, used.id])
    expect(await find('status=with_remainder')).toEqual([left.id])
    expect(await find(`invoiceId=${first.id}`)).toEqual([used.id])
    expect(await find(`customerId=${second.customerId}`)).toEqual([left.id])
    expect(await find(`q=${first.number}`)).toEqual([used.id])
    expect(await find('to=2026-06-19')).toEqual([])
    const page = await mara.get<Found>('/credit-notes?limit=1')
    expect(await find(`limit=1&cursor=${page.nextCursor}`)).toEqual([used.id])
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
