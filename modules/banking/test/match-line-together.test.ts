import { expect, test } from 'vitest'
import type { StatementImportView } from '@smb/core/banking'
import { openWorld } from '@smb/test-world'
import { accountId, addInvoice, addLine, eur, match, unmatch } from './bank-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

const toInvoice = (invoiceId: string, more: object = {}) => ({
  kind: 'invoice',
  invoiceId,
  ...more,
})

test('two people cannot take the same line, nor one line twice', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
  const ledgerAccountId = await accountId(mara, '4000')
  const bodies = [toInvoice(invoice.id), { kind: 'account', ledgerAccountId }]

  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      mara.ask('POST', `/statement-lines/${id}/match`, bodies[turn % 2]),
    ),
  )

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refusals = answers.filter(({ status }) => status !== 200)
  expect(new Set(refusals.map(({ body }) => (body as { code: string }).code))).toEqual(
    new Set(['banking.line_settled']),
  )
})

test('an import in use is not undone, and says which lines stand in the way', async () => {
  const mara = await studio()
  const { id, importId } = await addLine(mara, {
    date: '2026-06-14',
    amount: '100.00',
    name: 'Rent',
  })
  const ledgerAccountId = await accountId(mara, '4000')
  await match(mara, id, { kind: 'account', ledgerAccountId })

  const problem = await mara.refused('POST', `/statement-imports/${importId}/undo`, {})
  await unmatch(mara, id)
  const undone = await mara.post<StatementImportView>(`/statement-imports/${importId}/undo`, {})

  expect(problem).toMatchObject({ status: 409, code: 'banking.import_in_use' })
  expect(problem['lines']).toEqual([
    { id, date: '2026-06-14', amount: eur('100.00'), name: 'Rent', state: 'coded' },
  ])
  expect(undone.undoneAt).not.toBe(null)
})

test('undoing an import and matching its line at once: one of them wins', async () => {
  const mara = await studio()
  const ledgerAccountId = await accountId(mara, '4000')
  for (let turn = 0; turn < 5; turn += 1) {
    const { id, importId } = await addLine(mara, { date: '2026-06-14', amount: '100.00' })
    const [matched, undone] = await Promise.all([
      mara.ask('POST', `/statement-lines/${id}/match`, { kind: 'account', ledgerAccountId }),
      mara.ask('POST', `/statement-imports/${importId}/undo`, {}),
    ])
    expect([matched.status, undone.status].sort()).toEqual(
      matched.status === 200 ? [200, 409] : [200, 404],
    )
  }
})
