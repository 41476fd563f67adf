import { expect, test } from 'vitest'
import { uuidFromId } from '@smb/core/ids'
import type { InvoiceView } from '@smb/core/invoicing'
import { openWorld } from '@smb/test-world'
import { addDraft, addIssued } from './invoice-story.ts'

const world = openWorld()
const business = () => world.business('Mara', 'Guarded')
const uuidOf = (invoice: InvoiceView): string => uuidFromId(invoice.id)

/** Run as superuser: what stops it is no privilege but the rule itself. */
const expectRefused = async (statement: string, ...ids: readonly string[]): Promise<void> =>
  expect(world.rows(statement, ids), statement).rejects.toMatchObject({ code: 'SM020' })

/** What settling and voiding write; `custom` belongs to whoever integrates, the rest counts changes. */
const written = [
  'settled',
  'settled_base',
  'credited',
  'written_off',
  'paid_on',
  'voided_on',
  'void_reason',
  'void_entry_id',
  'settled_until',
  'custom',
  'version',
  'change_xid',
  'change_seq',
]

/** Another value of a column, in SQL, by its type. */
const otherValue: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || 'x'`,
  bpchar: () => `'XXX'`,
  bool: (column) => `not ${column}`,
  int2: (column) => `${column} + 1`,
  int4: (column) => `${column} + 1`,
  int8: (column) => `coalesce(${column}, 0) + 1`,
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  date: (column) => `coalesce(${column}, current_date) + 1`,
  timestamptz: () => 'now()',
}

test('rule 41: not even SQL edits an issued invoice: every column but those of settling and voiding is kept', async () => {
  const invoice = uuidOf(await addIssued(await business()))
  const columns = await world.rows<{ name: string; type: string }>(
    `select a.attname::text as name, t.typname::text as type from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = 'invoicing.invoice'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
  )
  const kept = columns.filter(({ name }) => !written.includes(name))
  expect(kept.length).toBeGreaterThan(20)

  for (const { name, type } of kept) {
    const other = otherValue[type]?.(name)
    await expectRefused(`update invoicing.invoice set ${name} = ${other} where id = $1`, invoice)
  }
  await expectRefused('update invoicing.invoice set number = null where id = $1', invoice)
  const [may] = await world.rows<{ remove: boolean }>(
    `select has_table_privilege('smb_app', 'invoicing.invoice', 'delete') as remove`,
  )
  expect(may?.remove).toBe(false)
})

test('rule 41: not even SQL touches a void again', async () => {
  const mara = await business()
  const issued = await addIssued(mara)
  const body = { reason: 'Twice', version: issued.version }
  const invoice = uuidOf(await mara.post<InvoiceView>(`/invoices/${issued.id}/void`, body))

  for (const change of [
    `void_reason = 'Other'`,
    'voided_on = voided_on + 1',
    'void_entry_id = null, voided_on = null, void_reason = null',
    'void_entry_id = gen_random_uuid()',
    `custom = '{"a": 1}'`,
  ]) {
    await expectRefused(`update invoicing.invoice set ${change} where id = $1`, invoice)
  }
})

test('rule 43: not even SQL voids by halves, or what is settled in part', async () => {
  const mara = await business()
  const whole = `void_entry_id = gen_random_uuid(), voided_on = due_date, void_reason = 'Twice'`
  const refusedBy = async (change: string, invoice: string, constraint: string) =>
    expect(
      world.rows(`update invoicing.invoice set ${change} where id = $1`, [invoice]),
      change,
    ).rejects.toMatchObject({ constraint })

  const issued = uuidOf(await addIssued(mara))
  for (const part of whole.split(', ')) await refusedBy(part, issued, 'void_is_whole')

  const { id, customerId } = await addIssued(mara)
  const money = { amount: '40.00', currency: 'EUR' }
  const allocations = [{ invoiceId: id, amount: money }]
  const payment = { customerId, date: '2026-06-30', amount: money, allocations }
  await mara.post('/payments-received', payment)
  await refusedBy(whole, uuidFromId(id), 'void_is_not_settled')
})

test('rule 41: not even SQL changes, adds, removes or moves a line of an issued invoice', async () => {
  const mara = await business()
  const issued = uuidOf(await addIssued(mara))
  const draft = uuidOf(await addDraft(mara))
  const columns = `tenant_id, id, description, quantity, unit_price, income_account_id`

  await expectRefused(
    `update invoicing.invoice_line set description = 'X' where invoice_id = $1`,
    issued,
  )
  await expectRefused('delete from invoicing.invoice_line where invoice_id = $1', issued)
  await expectRefused(
    `insert into invoicing.invoice_line (invoice_id, line_no, ${columns})
     select invoice_id, 2, ${columns} from invoicing.invoice_line where invoice_id = $1`,
    issued,
  )
  const move = `update invoicing.invoice_line set line_no = 9, invoice_id = $2 where invoice_id = $1`
  await expectRefused(move, issued, draft)
  await expectRefused(move, draft, issued)
})

test('a draft’s own lines stay free', async () => {
  const draft = uuidOf(await addDraft(await business()))
  const lines = 'invoicing.invoice_line where invoice_id = $1'
  await world.rows(`update invoicing.invoice_line set description = 'X' where invoice_id = $1`, [
    draft,
  ])
  await world.rows(`delete from ${lines}`, [draft])
  expect(await world.rows(`select from ${lines}`, [draft])).toEqual([])
})
