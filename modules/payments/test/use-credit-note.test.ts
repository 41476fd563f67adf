import { describe, expect, test } from 'vitest'
import type { InvoiceDetailView } from '@smb/core/invoicing'
import type { CreditNoteDetailView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import {
  amountOf,
  credit,
  creditBody,
  invoiceOfTwo,
  noteOf,
  preview,
  whole,
} from './credit-note-story.ts'
import { addInvoice, eur, inWords, invoiceOf, outstandingOf, record } from './payment-story.ts'

const world = openWorld()
const open = () => world.business('Mara', 'Harbour Design Studio')

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
