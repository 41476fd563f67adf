import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import { openWorld } from '@smb/test-world'
import { addDraft, addIssued, issue } from './invoice-story.ts'

const world = openWorld()

test('an unfinished draft is refused with every fault at its place', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const empty = await mara.post<InvoiceView>('/invoices', {})

  const refused = await mara.refused('POST', `/invoices/${empty.id}/issue`, { version: 1 })

  expect(refused).toMatchObject({ status: 422, code: 'invoice.no_customer' })
  expect(refused.issues.map(({ code, path }) => [code, ...path])).toEqual([
    ['invoice.no_customer', 'customerId'],
    ['invoice.empty', 'lines'],
  ])
})

test('an invoice is issued once: again, at once or by an old copy, is refused', async () => {
  const mara = await world.business('Mara', 'Once only')
  const draft = await addDraft(mara)
  const path = `/invoices/${draft.id}/issue`

  const both = await Promise.all([
    mara.ask('POST', path, { version: 1 }),
    mara.ask('POST', path, { version: 1 }),
  ])
  const later = await mara.refused('POST', path, { version: 2 })

  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(later).toMatchObject({ status: 409, code: 'invoice.not_draft' })
  expect(await addIssued(mara)).toMatchObject({ number: 'INV-2026-0002' })
})

test('a draft that someone changed meanwhile is not issued unseen', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  await mara.put(`/invoices/${draft.id}`, { reference: 'PO 7', version: 1 })

  const refused = await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: 1 })

  expect(refused).toMatchObject({
    status: 409,
    code: 'invoice.changed_meanwhile',
    current: { reference: 'PO 7', version: 2 },
    yours: { issueDate: '2026-06-30' },
  })
})

test('an archived customer is not invoiced', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara)
  await mara.post(`/customers/${draft.customerId}/archive`, { version: 1 })

  expect(await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: 1 })).toMatchObject({
    status: 409,
    code: 'customer.archived',
  })
})

test('rule 44: nothing is issued into a locked period', async () => {
  const mara = await world.business('Mara', 'Closed May')
  await mara.put('/book/lock-date', { lockDate: '2026-05-31' })
  const draft = await addDraft(mara, { issueDate: '2026-05-31' })
  const path = `/invoices/${draft.id}/issue`

  expect(await mara.refused('POST', path, { version: 1 })).toMatchObject({
    status: 423,
    code: 'ledger.period_locked',
  })
  const open = await issue(mara, draft, { issueDate: '2026-06-01' })
  expect(open).toMatchObject({ issueDate: '2026-06-01', number: 'INV-2026-0001' })
})
