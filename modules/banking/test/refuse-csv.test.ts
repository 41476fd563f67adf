import { expect, test } from 'vitest'
import type { CsvMapping } from '@smb/core/banking'
import { openWorld } from '@smb/test-world'
import { addBankAccount, linesOf } from './bank-story.ts'
import type { Sent } from './csv-story.ts'
import { fixture, send, taken } from './csv-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
const february = () => fixture('harbour-two-columns.csv')

const shortOfDays = [
  'Date,Details,Paid out,Paid in,Balance',
  '06/03/2026,Fee,1.00,,"2,458.60"',
].join('\n')

test('columns that a person chose wrongly come back with the reason, and nothing is imported', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const mapping: CsvMapping = { roles: ['date', 'amount', 'ignore', 'ignore', 'balance'] }

  const preview = await send(mara, id, february(), { mapping, preview: true })
  const refused = await send(mara, id, february(), { mapping })

  expect(preview.status).toBe(201)
  expect(preview.body.csv?.refusal).toMatchObject({ code: 'csv.amount_malformed' })
  expect(preview.body.csv?.columns.map(({ role }) => role)).toEqual(mapping.roles)
  expect([refused.status, refused.body.code]).toEqual([422, 'csv.amount_malformed'])
  expect(await linesOf(mara, id)).toEqual([])
})

test('another business’s account is not there, nor its mapping', async () => {
  const mara = await studio()
  const joost = await world.business('Joost', 'Bicycle Works')
  const { id } = await addBankAccount(mara)
  await taken(mara, id, february())

  const strange = await send(joost, id, february(), { preview: true })
  const there = await addBankAccount(joost)
  const own = await send(joost, there.id, shortOfDays, { preview: true })

  expect([strange.status, strange.body.code]).toEqual([404, 'banking.account_not_found'])
  expect(own.body.csv?.isRemembered).toBe(false)
})

test('one who may only read can neither preview nor import', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const ade = await world.person('Ade')
  await mara.post('/people', { email: ade.email, role: 'read_only' })

  const answers = [
    await send(ade.in(mara.business ?? ''), id, february(), { preview: true }),
    await send(ade.in(mara.business ?? ''), id, february()),
  ]

  expect(answers.map(({ status }) => status)).toEqual([403, 403])
  expect(await linesOf(mara, id)).toEqual([])
})

test.each<[string, string | Buffer, string]>([
  ['nothing at all', Buffer.alloc(0), 'banking.file_empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'csv.not_text'],
  ['a letter to the bank', 'Dear bank,\nplease send a file.\n', 'csv.not_table'],
  [
    'a quotation that never ends',
    'Date,Text,Amount\n2026-05-25,"Paper,-1.00\n'.repeat(3),
    'csv.quote_misplaced',
  ],
  ['a file cut inside a quotation', 'Date,Text,Amount\n2026-05-25,"Pap', 'csv.quote_open'],
  ['a million columns', `Date,Amount\n${','.repeat(1_000_000)}`, 'csv.too_many_columns'],
  ['5 MB in one value', `Date,Amount\n2026-05-25,"${'9'.repeat(5_000_000)}"`, 'csv.field_too_long'],
  [
    '200,002 rows',
    'Date,Amount\n'.padEnd(13 + 200_001 * 16, '2026-05-25,-1.0\n'),
    'csv.too_many_rows',
  ],
  [
    'a text unquoted with a comma',
    'Date,Text,Amount\n2026-05-25,a,-1.00\n2026-05-25,a,b,-1.00',
    'csv.row_too_wide',
  ],
  [
    'more than books hold',
    'Date,Amount\n2026-05-25,-1.00\n2026-05-25,99999999999999.00',
    'csv.amount_decimals',
  ],
  [
    'UTF-16 cut inside a character',
    Buffer.from('\ufeffDate,Amount\n', 'utf16le').subarray(0, -1),
    'banking.file_encoding',
  ],
  ['only a heading', 'Date,Details,Amount\n', 'csv.role_missing'],
])('%s is refused in words, and nothing is imported', async (_, file, code) => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const { status, body } = await send(mara, id, file)

  expect([status, body.code]).toEqual([422, code])
  expect(await linesOf(mara, id)).toEqual([])
})

test.each(['{', '[]', '{"dateOrder":"dym"}', '{"roles":["date"]}', '{"extra":1}'])(
  'a mapping %s is refused in words',
  async (mapping) => {
    const mara = await studio()
    const { id } = await addBankAccount(mara)
    const path = `/bank-accounts/${id}/imports?fileName=bank.csv&mapping=${encodeURIComponent(mapping)}`

    const { status, body } = await mara.ask<Sent>('POST', path, february(), {
      headers: { 'content-type': 'text/csv' },
    })

    expect([status, body.code]).toEqual([422, 'csv.mapping_malformed'])
  },
)
