import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoiceView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addDraft, addIssued, addTaxCode, inWords, issue, line } from './invoice-story.ts'

const world = openWorld()

const voidIt = (who: Person, invoice: InvoiceView, more: object = {}) =>
  who.post<InvoiceView>(`/invoices/${invoice.id}/void`, {
    reason: 'Wrong customer',
    version: invoice.version,
    ...more,
  })

async function pay(who: Person, invoice: InvoiceView, amount: string) {
  return who.post<{ id: string; version: number; allocations: { id: string }[] }>(
    '/payments-received',
    {
      customerId: invoice.customerId,
      date: '2026-06-30',
      amount: { amount, currency: 'EUR' },
      allocations: [{ invoiceId: invoice.id, amount: { amount, currency: 'EUR' } }],
    },
  )
}

test('rules 26 and 42: a void keeps its number and mirrors the entry; the number is never reused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vat = await addTaxCode(mara, 'VAT20', '20')
  const lines = [line('Signage', '100.00', { taxCodeIds: [vat.id] })]
  const invoice = await addIssued(mara, { lines, issueDate: '2026-06-15' })

  const voided = await voidIt(mara, invoice)

  expect(voided).toMatchObject({
    status: 'voided',
    settlement: null,
    number: invoice.number,
    voidedOn: '2026-06-15',
    voidReason: 'Wrong customer',
    outstanding: { amount: '0.00' },
    actions: ['duplicate'],
  })
  const { journalEntries, timeline } = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(
    journalEntries.map(({ kind, postingDate, lines: own }) => [kind, postingDate, ...inWords(own)]),
  ).toEqual([
    [
      'post',
      '2026-06-15',
      'Dr 1100 Accounts receivable 120.00',
      'Cr 4000 Sales 100.00',
      'Cr 2200 Output tax 20.00',
    ],
    [
      'void',
      '2026-06-15',
      'Cr 1100 Accounts receivable 120.00',
      'Dr 4000 Sales 100.00',
      'Dr 2200 Output tax 20.00',
    ],
  ])
  expect(journalEntries[1]).toMatchObject({
    id: voided.voidEntryId,
    reversesId: invoice.journalEntryId,
  })
  expect(timeline.map(({ kind, entryId }) => [kind, entryId])).toEqual([
    ['drafted', null],
    ['issued', invoice.journalEntryId],
    ['voided', voided.voidEntryId],
  ])
  const next = await addIssued(mara)
  expect(Number(next.number?.slice(-4))).toBe(Number(invoice.number?.slice(-4)) + 1)
})

test('rule 42: a void of a closed month is dated the first open day, or any open day', async () => {
  const mara = await world.business('Mara', 'Closed May')
  const [one, two, three] = [
    await addIssued(mara, { issueDate: '2026-05-10' }),
    await addIssued(mara, { issueDate: '2026-05-11' }),
    await addIssued(mara, { issueDate: '2026-06-12' }),
  ]
  await mara.put('/book/lock-date', { lockDate: '2026-05-31' })
  const path = `/invoices/${two.id}/void`
  const on = (date: string) => ({ reason: 'x', version: two.version, date })

  expect(await voidIt(mara, one)).toMatchObject({ voidedOn: '2026-06-01' })
  expect(await mara.refused('POST', path, on('2026-05-31'))).toMatchObject({ status: 423 })
  expect(await mara.refused('POST', path, on('2026-05-01'))).toMatchObject({
    status: 422,
    code: 'invoice.voided_before_issue',
  })
  expect(await voidIt(mara, two, { date: '2026-06-20' })).toMatchObject({ voidedOn: '2026-06-20' })
  expect(await voidIt(mara, three)).toMatchObject({ voidedOn: '2026-06-12' })
})

test('rule 43: an invoice with live allocations is not voided until they are taken off', async () => {
  const mara = await world.business('Mara', 'Paid too early')
  const invoice = await addIssued(mara)
  const payment = await pay(mara, invoice, '40.00')
  const path = `/invoices/${invoice.id}/void`

  const refused = await mara.refused('POST', path, { reason: 'x', version: invoice.version })
  expect(refused).toMatchObject({ status: 409, code: 'invoice.settled' })
  const detail = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(detail.allowedActions.find(({ action }) => action === 'void')).toMatchObject({
    isAllowed: false,
    deniedReason: refused.detail,
  })

  await mara.post(`/allocations/${payment.allocations[0]?.id}/end`, {})
  expect(await voidIt(mara, invoice)).toMatchObject({ status: 'voided' })
})

test('rule 27: what is paid is the live allocations, and the status follows from it', async () => {
  const mara = await world.business('Mara', 'Paid in parts')
  const invoice = await addIssued(mara, { paymentTermsDays: 0 })
  const now = () => mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  const state = async () => {
    const { settlement, settled, outstanding } = await now()
    return [settlement, settled.amount, outstanding.amount]
  }
  expect(await state()).toEqual(['unpaid', '0.00', '100.00'])

  const first = await pay(mara, invoice, '40.00')
  expect(await state()).toEqual(['part_paid', '40.00', '60.00'])
  await pay(mara, invoice, '60.00')
  expect(await state()).toEqual(['paid', '100.00', '0.00'])
  const paid = await now()
  expect(paid.allowedActions.find(({ action }) => action === 'record_payment')?.isAllowed).toBe(
    false,
  )

  await mara.post(`/allocations/${first.allocations[0]?.id}/end`, {})
  expect(await state()).toEqual(['part_paid', '60.00', '40.00'])
  world.setClock('2026-07-01T12:00:00.000Z')
  expect((await state())[0]).toBe('overdue')
  world.setClock('2026-06-30T12:00:00.000Z')
  const { timeline } = await now()
  expect(
    timeline.map(({ kind, amount, paymentId }) => [kind, amount?.amount, paymentId === first.id]),
  ).toEqual([
    ['drafted', '100.00', false],
    ['issued', '100.00', false],
    ['settled', '40.00', true],
    ['settled', '60.00', false],
    ['unsettled', '-40.00', true],
  ])
})

test('rule 41: an issued invoice is never edited; its duplicate replaces it once it is void', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const invoice = await addIssued(mara)
  const path = `/invoices/${invoice.id}`

  const edit = await mara.refused('PUT', path, { note: 'x', version: invoice.version })
  expect(edit).toMatchObject({ status: 409, code: 'invoice.not_draft' })
  const discard = { version: invoice.version }
  expect((await mara.refused('POST', `${path}/discard`, discard)).code).toBe('invoice.not_draft')

  const voided = await voidIt(mara, invoice)
  const copy = await mara.post<InvoiceView>(`${path}/duplicate`)
  const successor = await issue(mara, copy)

  expect(successor).toMatchObject({ replacesId: invoice.id, total: voided.total })
  expect(await mara.get(path)).toMatchObject({ replacedById: successor.id, number: invoice.number })
})

test('a void that was decided on an older version shows both and voids nothing', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  const invoice = await issue(mara, draft)
  const body = { reason: 'Twice', version: draft.version }

  expect(await mara.refused('POST', `/invoices/${invoice.id}/void`, body)).toMatchObject({
    status: 409,
    code: 'invoice.changed_meanwhile',
    current: { status: 'issued', version: invoice.version },
    yours: { status: 'voided' },
  })
  expect(await mara.get(`/invoices/${invoice.id}`)).toMatchObject({ status: 'issued' })
})

test('of many voids at once one is posted and the others are told', async () => {
  const mara = await world.business('Mara', 'Void by many')
  const invoice = await addIssued(mara)
  const body = { reason: 'Twice', version: invoice.version }

  const answers = await Promise.all(
    Array.from({ length: 6 }, () => mara.ask('POST', `/invoices/${invoice.id}/void`, body)),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
  const { journalEntries } = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(journalEntries.map(({ kind }) => kind)).toEqual(['post', 'void'])
})

test('rule 43: of a void and a payment at once one wins, whichever comes first', async () => {
  const mara = await world.business('Mara', 'Void or paid')
  for (let round = 0; round < 6; round += 1) {
    const invoice = await addIssued(mara)
    const money = { amount: '100.00', currency: 'EUR' }
    const requests = [
      ['void', `/invoices/${invoice.id}/void`, { reason: 'Twice', version: invoice.version }],
      [
        'pay',
        '/payments-received',
        {
          customerId: invoice.customerId,
          date: '2026-06-30',
          amount: money,
          allocations: [{ invoiceId: invoice.id, amount: money }],
        },
      ],
    ] as const
    const inTurn = round % 2 === 0 ? requests : requests.toReversed()
    const answers = await Promise.all(
      inTurn.map(async ([what, path, body]) => [what, (await mara.ask('POST', path, body)).status]),
    )
    const won = answers.filter(([, status]) => status !== 409).map(([what]) => what)
    expect(won).toHaveLength(1)
    const { status, settlement } = await mara.get<InvoiceView>(`/invoices/${invoice.id}`)
    expect([status, settlement]).toEqual(won[0] === 'void' ? ['voided', null] : ['issued', 'paid'])
  }
})

test('a draft is not voided, a void is not voided again', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  const body = { reason: 'x', version: 1 }
  expect(await mara.refused('POST', `/invoices/${draft.id}/void`, body)).toMatchObject({
    status: 409,
    code: 'invoice.not_issued',
  })
  const voided = await voidIt(mara, await issue(mara, draft))
  expect(
    await mara.refused('POST', `/invoices/${draft.id}/void`, { ...body, version: voided.version }),
  ).toMatchObject({ code: 'invoice.not_issued' })
  const noReason = await mara.refused('POST', `/invoices/${draft.id}/void`, {
    reason: ' ',
    version: 1,
  })
  expect(noReason.issues[0]?.path).toEqual(['reason'])
})

test('a bookkeeper issues but does not void', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const kofi = await world.person('Kofi')
  const { slug } = await mara.get<{ slug: string }>('/business')
  await mara.post('/people', { email: kofi.email, role: 'bookkeeper' })
  const kofiHere = kofi.in(slug)
  const invoice = await addIssued(kofiHere)

  const refused = await kofiHere.refused('POST', `/invoices/${invoice.id}/void`, {
    reason: 'x',
    version: invoice.version,
  })

  expect(refused).toMatchObject({ status: 403 })
  const { allowedActions } = await kofiHere.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(allowedActions.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['revise', false],
    ['record_payment', true],
    ['credit', true],
    ['write_off', false],
    ['void', false],
    ['duplicate', true],
  ])
})
