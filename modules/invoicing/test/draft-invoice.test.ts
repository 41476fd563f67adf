import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoiceListItem, InvoiceView } from '@smb/core/invoicing'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { openWorld } from '@smb/test-world'
import { accountId, addCustomer, addDraft, addIssued, addTaxCode, line } from './invoice-story.ts'

const world = openWorld()

test('an empty draft is a draft, and grows with every saving', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await mara.post<InvoiceView>('/invoices', {})
  expect(draft).toMatchObject({
    status: 'draft',
    number: null,
    customerId: null,
    currency: 'EUR',
    exchangeRate: '1',
    lines: [],
    total: { amount: '0.00', currency: 'EUR' },
    actions: ['revise', 'issue', 'archive', 'duplicate'],
  })

  const save = (body: object) => mara.put<InvoiceView>(`/invoices/${draft.id}`, body)
  const one = await save({ lines: [line('Des', '100')], version: 1 })
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const two = await save({ customerId: customer.id, note: 'Thank you', version: one.version })
  const three = await save({
    lines: [line('Design', '100'), line('Advice', '50.5', { quantity: '2' })],
    version: two.version,
  })

  expect(three).toMatchObject({
    customerName: 'Northwind Clinic',
    note: 'Thank you',
    total: { amount: '201.00' },
    version: 4,
  })
  expect(three.lines.map(({ description }) => description)).toEqual(['Design', 'Advice'])
  const { timeline, allowedActions, ...saved } = await mara.get<InvoiceDetailView>(
    `/invoices/${draft.id}`,
  )
  expect(saved).toMatchObject(three)
  expect(timeline.map(({ kind }) => kind)).toEqual(['drafted', 'revised'])
  expect(allowedActions.every(({ isAllowed }) => isAllowed)).toBe(true)
})

test('two people who write one draft see both versions, and nothing is lost', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  await mara.put(`/invoices/${draft.id}`, { reference: 'PO 1', version: 1 })

  const late = await mara.refused('PUT', `/invoices/${draft.id}`, {
    lines: [line('Mine', '7.00')],
    version: 1,
  })

  expect(late).toMatchObject({
    status: 409,
    code: 'invoice.changed_meanwhile',
    current: { reference: 'PO 1', version: 2, total: { amount: '100.00' } },
    yours: { reference: 'PO 1', total: { amount: '7.00' } },
  })
  expect(await mara.get(`/invoices/${draft.id}`)).toMatchObject({
    version: 2,
    total: { amount: '100.00' },
  })
})

test('of many savings at once one is kept and the others are told', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  const save = (description: string) => {
    const lines = [line(description, '1'), line(description, '2')]
    return mara.ask<InvoiceView>('PUT', `/invoices/${draft.id}`, { lines, version: 1 })
  }

  const answers = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(save))

  const kept = answers.filter(({ status }) => status === 200)
  expect(kept).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
  const now = await mara.get<InvoiceView>(`/invoices/${draft.id}`)
  expect(now.lines).toEqual(kept[0]?.body.lines)
  expect(now.version).toBe(2)
})

test('the same id with the same content is a success, with other content a conflict', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const id = 'inv_01jz0000000000000000000001'
  const body = { id, reference: 'PO 9', lines: [line('Design', '12.50')] }

  const first = await mara.post<InvoiceView>('/invoices', body)
  const again = await mara.post<InvoiceView>('/invoices', body)
  const other = await mara.refused('POST', '/invoices', { ...body, reference: 'PO 10' })

  expect(again).toEqual(first)
  expect(other).toMatchObject({ status: 409, code: 'invoice.already_exists' })
})

test('a discarded draft leaves the list, is not changed or issued, and can be restored', async () => {
  const mara = await world.business('Mara', 'Akosua’s Bakery')
  const draft = await addDraft(mara)
  const list = async (query: string) =>
    (await mara.get<{ items: InvoiceListItem[] }>(`/invoices?${query}`)).items.map(({ id }) => id)

  const discarded = await mara.post<InvoiceView>(`/invoices/${draft.id}/discard`, { version: 1 })

  expect(discarded.actions).toEqual(['restore'])
  expect(await list('')).toEqual([])
  expect(await list('status=draft')).toEqual([])
  expect(await list('archived=only')).toEqual([draft.id])
  const path = `/invoices/${draft.id}`
  expect((await mara.refused('PUT', path, { note: 'x', version: 2 })).code).toBe('invoice.archived')
  expect((await mara.refused('POST', `${path}/issue`, { version: 2 })).code).toBe(
    'invoice.archived',
  )
  await mara.post(`${path}/restore`, { version: 2 })
  expect(await list('status=draft')).toEqual([draft.id])
})

test('a duplicate is a new draft with the rates of today', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const code = await addTaxCode(mara, 'VAT-DUP', '16')
  const lines = [line('Retainer', '100.00', { taxCodeIds: [code.id] })]
  const original = await addIssued(mara, { lines, reference: 'PO 3', issueDate: '2026-05-31' })
  const rate = { ratePercent: '20', validFrom: '2026-06-30', version: 1 }
  await mara.post<BusinessTaxCodeView>(`/tax-codes/${code.id}/rates`, rate)

  const copy = await mara.post<InvoiceView>(`/invoices/${original.id}/duplicate`)

  expect(copy).toMatchObject({
    status: 'draft',
    number: null,
    customerName: 'Northwind Clinic',
    reference: 'PO 3',
    issueDate: null,
    replacesId: null,
    totals: { total: { amount: '120.00' } },
    version: 1,
  })
  expect(copy.lines[0]?.id).not.toBe(original.lines[0]?.id)
  expect((await mara.get<InvoiceView>(`/invoices/${original.id}`)).total.amount).toBe('116.00')
})

test('a change of currency opens the rate again', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara, { currency: 'USD', exchangeRate: '0.92' })

  const moved = await mara.put<InvoiceView>(`/invoices/${draft.id}`, {
    currency: 'JPY',
    version: 1,
  })

  expect(moved).toMatchObject({ currency: 'JPY', exchangeRate: null, total: { amount: '100' } })
})

test('bad input is refused at its field, and changes nothing', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  const issueOf = async (body: object) => {
    const created = await mara.refused('POST', '/invoices', body)
    const revised = await mara.refused('PUT', `/invoices/${draft.id}`, { ...body, version: 1 })
    const previewed = await mara.refused('POST', '/invoices/preview', body)
    expect([revised.status, revised.issues[0]]).toEqual([created.status, created.issues[0]])
    expect([previewed.status, previewed.issues[0]]).toEqual([created.status, created.issues[0]])
    expect(created.status).toBe(422)
    return created.issues[0]
  }
  const discount = (amount: string) => ({ kind: 'amount', amount })
  const each = (more: object) => ({ lines: [line('A', '10.00', more)] })

  expect(await issueOf({ currency: 'XYZ' })).toMatchObject({
    path: ['currency'],
    code: 'currency.unknown',
  })
  expect(await issueOf({ currency: 'JPY', ...each({ discount: discount('1.5') }) })).toMatchObject({
    path: ['lines', 0, 'discount', 'amount'],
    code: 'money.too_many_decimals',
  })
  expect(await issueOf({ discount: { ...discount('1.005'), isAfterTax: false } })).toMatchObject({
    path: ['discount', 'amount'],
    code: 'money.too_many_decimals',
  })
  expect(await issueOf(each({ quantity: '1000000', unitPrice: '10000000.01' }))).toMatchObject({
    code: 'money.too_large',
  })
  expect(
    await issueOf({
      currency: 'USD',
      exchangeRate: '2',
      ...each({ unitPrice: '9999999999999.99' }),
    }),
  ).toMatchObject({ path: ['lines', 0, 'unitPrice'] })
  expect(await issueOf(each({ quantity: '1.0000001' }))).toMatchObject({
    path: ['lines', 0, 'quantity'],
  })
  expect(await issueOf(each({ quantity: 1 }))).toMatchObject({ path: ['lines', 0, 'quantity'] })
  expect(await issueOf({ exchangeRate: '0' })).toMatchObject({ path: ['exchangeRate'] })
  expect(await issueOf({ issueDate: '2026-02-30' })).toMatchObject({ code: 'date.malformed' })
  expect(await issueOf({ lines: Array.from({ length: 501 }, () => line('A', '1')) })).toMatchObject(
    {
      path: ['lines'],
    },
  )
  expect(await issueOf({ tenantId: 'ten_x' })).toMatchObject({ code: 'field.unknown' })
  expect(await issueOf(each({ tax: '19' }))).toMatchObject({ code: 'field.unknown' })
  const lineDiscount = { kind: 'percent', percent: '5', isAfterTax: true }
  expect(await issueOf(each({ discount: lineDiscount }))).toMatchObject({ code: 'field.unknown' })
  expect(await issueOf({ discount: { ...discount('1.00'), currency: 'EUR' } })).toMatchObject({
    code: 'field.unknown',
  })
  expect(await mara.get(`/invoices/${draft.id}`)).toMatchObject({
    version: 1,
    total: { amount: '100.00' },
  })
})

test('rule 6: what a rate makes too large for the base currency is refused too', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const lines = [line('Everything', '900000000000', { quantity: '10' })]
  const refused = await mara.refused('POST', '/invoices', {
    currency: 'USD',
    exchangeRate: '2',
    lines,
  })
  expect(refused).toMatchObject({ status: 422, code: 'money.too_large' })
})

test('lines post to income, not to accounts that documents keep themselves', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  for (const code of ['1100', '2100', '2200']) {
    const lines = [line('A', '1.00', { incomeAccountId: await accountId(mara, code) })]
    expect(await mara.refused('POST', '/invoices', { lines })).toMatchObject({
      status: 422,
      code: 'invoice.line_account',
    })
  }
})

test('ids of another business, of nothing, and malformed ones are alike not found', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const hers = await addIssued(noor, { reference: 'Confidential' })
  const hersDraft = await addDraft(noor)
  const code = await addTaxCode(noor, 'HERS', '5')
  const mine = await addDraft(mara)
  const random = (prefix: string) => `${prefix}_01jz000000000000000000000z`
  const statusAndCode = ({ status, code }: { status: number; code: string }) => `${status} ${code}`
  const pairs = async (
    refuse: (id: string) => Promise<{ status: number; code: string }>,
    theirs: string,
  ) => {
    const answers = [await refuse(theirs), await refuse(random(theirs.slice(0, 3)))]
    expect(statusAndCode(answers[0] as never)).toBe(statusAndCode(answers[1] as never))
    expect(answers[0]?.status).toBe(404)
  }
  const bodies: [string, (id: string) => object][] = [
    [hers.customerId ?? '', (customerId) => ({ customerId })],
    [code.id, (taxCodeId) => ({ lines: [line('A', '1', { taxCodeIds: [taxCodeId] })] })],
    [
      await accountId(noor, '4000'),
      (incomeAccountId) => ({ lines: [line('A', '1', { incomeAccountId })] }),
    ],
  ]

  for (const theirs of [hers.id, hersDraft.id]) {
    const path = (id: string) => `/invoices/${id}`
    await pairs((id) => mara.refused('GET', path(id)), theirs)
    await pairs((id) => mara.refused('PUT', path(id), { note: 'x', version: 1 }), theirs)
    await pairs((id) => mara.refused('POST', `${path(id)}/issue`, { version: 1 }), theirs)
    await pairs(
      (id) => mara.refused('POST', `${path(id)}/void`, { version: 2, reason: 'x' }),
      theirs,
    )
    await pairs((id) => mara.refused('POST', `${path(id)}/duplicate`), theirs)
    await pairs((id) => mara.refused('POST', `${path(id)}/discard`, { version: 1 }), theirs)
    await pairs((id) => mara.refused('GET', `${path(id)}/pdf`), theirs)
  }
  for (const [theirs, body] of bodies) {
    await pairs((id) => mara.refused('POST', '/invoices', body(id)), theirs)
    await pairs((id) => mara.refused('POST', '/invoices/preview', body(id)), theirs)
    await pairs(
      (id) => mara.refused('PUT', `/invoices/${mine.id}`, { ...body(id), version: 1 }),
      theirs,
    )
  }
  await pairs((id) => mara.refused('GET', `/invoices?customerId=${id}`), hers.customerId ?? '')
  expect((await mara.refused('GET', '/invoices/nonsense')).status).toBe(404)
  expect((await mara.get<{ items: InvoiceListItem[] }>('/invoices?q=Confidential')).items).toEqual(
    [],
  )
  expect(await noor.get(`/invoices/${hers.id}`)).toMatchObject({ version: hers.version })
})
