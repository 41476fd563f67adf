import { describe, expect, test } from 'vitest'
import type { BulkInvoicesView, InvoiceView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addCustomer, addDraft, addIssued, line } from './invoice-story.ts'

const world = openWorld()
const bulk = (who: Person, body: object) => who.post<BulkInvoicesView>('/invoices/bulk', body)
const rowOf = ({ id, version }: InvoiceView) => ({ id, version })
const get = (who: Person, id: string) => who.get<InvoiceView>(`/invoices/${id}`)
const outcomes = ({ rows }: BulkInvoicesView) => rows.map(({ outcome, code }) => code ?? outcome)

describe('many invoices at once', () => {
  test('are previewed truly, then issued one by one: what is refused holds up no other', async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const ready = await addDraft(mara, { issueDate: '2026-03-02' })
    const earlier = await addDraft(mara, { issueDate: '2026-03-01' })
    const nobody = await mara.post<InvoiceView>('/invoices', { lines: [line('Design', '40.00')] })
    const rows = [ready, nobody, earlier].map(rowOf)

    const seen = await bulk(mara, { action: 'issue', preview: true, rows })
    expect(seen).toMatchObject({ isPreview: true, done: 2, skipped: 0, failed: 1 })
    expect(outcomes(seen)).toEqual(['done', 'invoice.no_customer', 'done'])
    expect(seen.totals).toEqual([{ amount: '200.00', currency: 'EUR' }])
    expect((await get(mara, ready.id)).status).toBe('draft')

    const made = await bulk(mara, { action: 'issue', rows })
    expect(outcomes(made)).toEqual(outcomes(seen))
    // What the preview said is what happened, numbers included; they follow the dates.
    expect(made.rows.map(({ number }) => number)).toEqual(seen.rows.map(({ number }) => number))
    expect((made.rows[2]?.number ?? '') < (made.rows[0]?.number ?? '')).toBe(true)
    expect((await get(mara, nobody.id)).status).toBe('draft')

    const customer = await addCustomer(mara, 'Late Clinic')
    const mended = await mara.put<InvoiceView>(`/invoices/${nobody.id}`, {
      customerId: customer.id,
      version: nobody.version,
    })
    const again = await bulk(mara, { action: 'issue', rows: [...rows.slice(0, 1), rowOf(mended)] })
    expect(outcomes(again)).toEqual(['skipped', 'done'])
  })

  test('a changed, a foreign and an unknown one fail alone', async () => {
    const mara = await world.business('Mara', 'Alone They Fail')
    const ola = await world.business('Ola', 'Elsewhere')
    const fine = await addDraft(mara)
    const changed = await addDraft(mara)
    const foreign = await addDraft(ola)
    const rows = [{ id: changed.id, version: changed.version + 1 }, rowOf(foreign), rowOf(fine)]
    const made = await bulk(mara, { action: 'issue', rows })
    expect(outcomes(made)).toEqual(['invoice.changed_meanwhile', 'invoice.not_found', 'done'])
    expect((await get(ola, foreign.id)).status).toBe('draft')
    expect((await get(mara, changed.id)).status).toBe('draft')
  })

  test('are voided with one reason; a draft and a void one are told apart', async () => {
    const mara = await world.business('Mara', 'One Reason')
    const issued = await addIssued(mara)
    const voided = await mara.post<InvoiceView>(`/invoices/${(await addIssued(mara)).id}/void`, {
      version: 2,
      reason: 'Twice',
    })
    const draft = await addDraft(mara)
    const rows = [issued, voided, draft].map(rowOf)
    const refusal = await mara.refused('POST', '/invoices/bulk', { action: 'void', rows })
    expect(refusal.status).toBe(422)
    const made = await bulk(mara, { action: 'void', rows, reason: 'Wrong price list' })
    expect(outcomes(made)).toEqual(['done', 'skipped', 'invoice.not_issued'])
    expect((await get(mara, issued.id)).voidReason).toBe('Wrong price list')
    expect((await get(mara, voided.id)).voidReason).toBe('Twice')
  })

  test('drafts are archived and brought back, and copies are archived to undo them', async () => {
    const mara = await world.business('Mara', 'There and Back')
    const drafts = [await addDraft(mara), await addDraft(mara)]
    const away = await bulk(mara, { action: 'archive', rows: drafts.map(rowOf) })
    expect(away).toMatchObject({ done: 2 })
    expect((await get(mara, drafts[0]?.id ?? '')).archivedAt).not.toBeNull()
    const back = away.rows.map(({ id, version }) => ({ id, version }))
    expect(await bulk(mara, { action: 'restore', rows: back })).toMatchObject({ done: 2 })
    const issued = await addIssued(mara)
    const copied = await bulk(mara, { action: 'duplicate', rows: [rowOf(issued)] })
    const newId = copied.rows[0]?.newId ?? ''
    expect(await get(mara, newId)).toMatchObject({ status: 'draft', total: issued.total })
    const undone = await bulk(mara, { action: 'archive', rows: [{ id: newId, version: 1 }] })
    expect(undone).toMatchObject({ done: 1 })
  })

  test('all that match a list are previewed by its conditions and counted', async () => {
    const mara = await world.business('Mara', 'All That Match')
    await addDraft(mara)
    await addDraft(mara)
    await addIssued(mara)
    const seen = await bulk(mara, { action: 'issue', preview: true, filter: { status: 'draft' } })
    expect(seen).toMatchObject({ matching: 2, done: 2, nextCursor: null })
    // A run names what was looked at; a filter might have grown meanwhile.
    const refusal = await mara.refused('POST', '/invoices/bulk', {
      action: 'issue',
      filter: { status: 'draft' },
    })
    expect(refusal.status).toBe(422)
    const rows = seen.rows.map(({ id, version }) => ({ id, version }))
    expect(await bulk(mara, { action: 'issue', rows })).toMatchObject({ done: 2, failed: 0 })
  })

  test('200 are taken and 201 are not', async () => {
    const mara = await world.business('Mara', 'Two Hundred')
    const draft = await addDraft(mara)
    const rows = Array.from({ length: 201 }, () => rowOf(draft))
    expect((await mara.refused('POST', '/invoices/bulk', { action: 'archive', rows })).status).toBe(
      422,
    )
    const made = await bulk(mara, { action: 'archive', rows: rows.slice(1) })
    expect(made.done + made.skipped).toBe(200)
  })
})

describe('the list as CSV', () => {
  test('has the chosen invoices, or all that match, with figures that a spreadsheet can add', async () => {
    const mara = await world.business('Mara', 'In a Spreadsheet')
    const sly = await addCustomer(mara, '=cmd|calc, Ltd')
    const first = await addIssued(mara, { customerId: sly.id, issueDate: '2026-03-01' })
    const second = await addDraft(mara)
    const rowsOf = async (query: string) => {
      const { text } = await mara.ask('GET', `/invoices/export${query}`)
      return text.trimEnd().split('\r\n')
    }
    const all = await rowsOf('')
    expect(all[0]).toBe(
      '\ufeffNumber,Customer,Reference,Status,Issued,Due,Currency,Total,Outstanding',
    )
    expect(all).toHaveLength(3)
    // A name that a spreadsheet would run is text.
    expect(all.find((row) => row.includes('cmd'))).toContain(`"'=cmd|calc, Ltd"`)
    expect(await rowsOf(`?ids=${first.id}`)).toEqual([
      all[0],
      expect.stringContaining(`,100.00,100.00`),
    ])
    expect(await rowsOf('?status=draft')).toHaveLength(2)
    expect((await mara.refused('GET', `/invoices/export?ids=${second.id},nothing`)).status).toBe(
      422,
    )
  })
})
