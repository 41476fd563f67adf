import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { addBankAccount, linesOf, ofx, take, upload } from './bank-story.ts'

const world = openWorld()
const mib = 1024 * 1024
// Reading what is as large as may be takes long where many tests share two cores.
const largeTimeoutMs = 120_000
const line = { date: '2026-06-01', amount: '1.00' }
const good = ofx([line], { closing: '1.00' })
const head = good.slice(0, good.indexOf('<STMTTRN>'))
const tail = good.slice(good.indexOf('</BANKTRANLIST>'))
const inside = (text: string): string => head + text + tail
const alike = `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260601<TRNAMT>1.00<NAME>Someone</STMTTRN>`

const hostile: readonly (readonly [what: string, file: () => string | Buffer, code: string])[] = [
  ['nothing at all', () => Buffer.alloc(0), 'banking.file_empty'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'ofx.not_ofx'],
  ['a truncated file', () => good.slice(0, -60), 'ofx.truncated'],
  ['a file cut inside a line', () => good.slice(0, good.indexOf('<NAME>')), 'ofx.truncated'],
  ['a hundred thousand nested elements', () => inside('<A>'.repeat(100_000)), 'ofx.too_deep'],
  ['5 MB of one tag', () => inside('<STMTTRN>'.repeat((5 * mib) / 9)), 'ofx.too_deep'],
  ['5 MB of closing tags', () => inside('</A>'.repeat((5 * mib) / 4)), 'ofx.malformed'],
  ['5 MB inside one tag', () => inside(`<${'A'.repeat(5 * mib)}>`), 'ofx.malformed'],
  ['5 MB of text', () => inside(`<NAME>${'x'.repeat(5 * mib)}`), 'ofx.field_too_long'],
  [
    'an entity bomb',
    () =>
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${good.slice(good.indexOf('<OFX>'))}`,
    'ofx.doctype',
  ],
  [
    'an external entity',
    () =>
      `<?xml version="1.0"?><!DOCTYPE OFX SYSTEM "file:///etc/passwd">${good.slice(good.indexOf('<OFX>'))}`,
    'ofx.doctype',
  ],
  [
    'letters that are not in the encoding it claims',
    () => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${inside('<NAME>Caf\xe9')}`, 'latin1'),
    'banking.file_encoding',
  ],
  [
    'UTF-16 cut in the middle of a character',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le').subarray(0, -1)]),
    'banking.file_encoding',
  ],
  ['200,001 lines', () => inside(alike.repeat(200_001)), 'ofx.too_large'],
  ['millions of elements', () => inside('<A>1'.repeat((19 * mib) / 4)), 'ofx.too_large'],
  ['more than 20 MiB', () => inside(' '.repeat(20 * mib)), 'banking.file_too_large'],
  [
    'a thousand statements',
    () => good.replace(/<STMTTRNRS>.*<\/STMTTRNRS>/s, (statement) => statement.repeat(1000)),
    'banking.too_many_statements',
  ],
  [
    'an amount that is none',
    () => good.replace('<TRNAMT>1.00', '<TRNAMT>1e9'),
    'ofx.amount_malformed',
  ],
  [
    'an amount beyond what books hold',
    () => good.replace('<TRNAMT>1.00', '<TRNAMT>10000000000000.01'),
    'ofx.amount_decimals',
  ],
  [
    'wrong decimals for the currency',
    () => good.replace('<CURDEF>EUR', '<CURDEF>JPY').replace('<TRNAMT>1.00', '<TRNAMT>1.05'),
    'ofx.amount_decimals',
  ],
  ['an unknown currency', () => good.replace('<CURDEF>EUR', '<CURDEF>XQX'), 'ofx.currency_unknown'],
  ['a day that does not exist', () => good.replace('20260601', '20260231'), 'ofx.date_malformed'],
]

test.each(hostile)(
  '%s is refused in words, and nothing is imported',
  async (what, file, code) => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const { id } = await addBankAccount(mara, { name: what })

    const { status, body, headers } = await upload(mara, id, file())

    expect([status >= 400 && status < 500, body.code]).toEqual([true, code])
    expect(headers['content-type']).toContain('application/problem+json')
    expect(await linesOf(mara, id)).toEqual([])
  },
  largeTimeoutMs,
)

test('a preview is refused as the import would be, and a good file can follow a bad one', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id } = await addBankAccount(mara)

  const preview = await upload(mara, id, good.slice(0, -60), '&preview=true')
  const refused = await upload(mara, id, good.slice(0, -60))

  expect([preview.body.code, refused.body.code]).toEqual(['ofx.truncated', 'ofx.truncated'])
  expect((await take(mara, id, good)).import?.newCount).toBe(1)
})

test('references in text are read once, and what a database cannot hold becomes a space', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id } = await addBankAccount(mara)
  const name = `a&amp;amp;b&#0;&#xD800;c\u0000d`

  await take(mara, id, inside(alike.replace('Someone', name)))

  const [kept] = await linesOf(mara, id)
  expect(kept?.name).toBe('a&amp;b&#0;&#xD800;c d')
})

test('other content types, broken names and broken choices are refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id } = await addBankAccount(mara)
  const path = `/bank-accounts/${id}/imports`
  const ask = async (query: string, type = 'application/x-ofx'): Promise<number> =>
    (await mara.ask('POST', `${path}?${query}`, good, { headers: { 'content-type': type } })).status

  expect(await ask('', 'text/html')).toBe(415)
  expect(await ask('', 'application/json')).toBe(400)
  expect(await ask('fileName=a%00b')).toBeGreaterThanOrEqual(400)
  expect(await ask('fileName=a%01b')).toBe(422)
  expect(await ask(`fileName=${'x'.repeat(201)}`)).toBe(422)
  expect(await ask('statement=-1')).toBe(422)
  expect(await ask('preview=perhaps')).toBe(422)
  expect(await linesOf(mara, id)).toEqual([])
})

test(
  'a large file is read beside the server, which is never held up for long',
  async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const { id } = await addBankAccount(mara)
    const file = inside('<A>1'.repeat((19 * mib) / 4))
    const stalls = monitorEventLoopDelay({ resolution: 10 })

    stalls.enable()
    const begin = performance.now()
    await upload(mara, id, file)
    const tookMs = performance.now() - begin
    await mara.get(`/bank-accounts/${id}`)
    stalls.disable()

    // Reading is nearly all of the work: done here it would be one stall of nearly all of the time.
    expect(stalls.max / 1e6).toBeLessThan(tookMs / 2)
  },
  largeTimeoutMs,
)
