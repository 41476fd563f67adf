import { expect, test } from 'vitest'
import { uuidFromId } from '@smb/core/ids'
import { openWorld } from '@smb/test-world'
import { addBankAccount, eur, linesOf, match, accountId } from './bank-story.ts'
import { fixture, send, taken } from './csv-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

async function mappingsOf(account: string): Promise<number> {
  const id = uuidFromId(account)
  const rows = await world.rows(`select 1 from banking.csv_mapping where bank_account_id = '${id}'`)
  return rows.length
}

const february = () => fixture('harbour-two-columns.csv')
const march = () => fixture('harbour-march-overlap.csv')

const shortOfDays = [
  'Date,Details,Paid out,Paid in,Balance',
  '06/03/2026,Fee,1.00,,"2,458.60"',
].join('\n')

test('a CSV statement is taken in with its lines, its proof and its closing balance', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const made = await taken(mara, id, february())

  expect(made).toMatchObject({
    fileName: 'bank.csv',
    from: '2026-02-03',
    to: '2026-02-28',
    lineCount: 4,
    newCount: 4,
    closingBalance: eur('3412.10'),
    closingDate: '2026-02-28',
    undoable: true,
  })
  expect(made.proof).toMatchObject({
    state: 'proven',
    opening: eur('1200.00'),
    total: eur('2212.10'),
  })
  expect(
    (await linesOf(mara, id)).map(({ date, amount, name }) => [date, amount.amount, name]),
  ).toEqual([
    ['2026-02-28', '-2.50', 'Card fee'],
    ['2026-02-28', '-2.50', 'Card fee'],
    ['2026-02-14', '2500.00', 'NORTHWIND CLINIC, INV-0007'],
    ['2026-02-03', '-282.90', 'Paper "Blue Sky" Ltd'],
  ])
})

test('a preview shows columns with samples, the guess with its reasons, and writes nothing', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const { body } = await send(mara, id, february(), { preview: true })

  expect(body.csv).toMatchObject({
    encoding: 'utf-8',
    separator: ',',
    headingLine: 5,
    isRemembered: false,
  })
  expect(body.csv?.columns[2]).toEqual({
    heading: 'Paid out',
    samples: ['2.50', '282.90'],
    role: 'money_out',
    reason: 'The heading is “Paid out”, and its values are amounts',
  })
  expect(body.csv?.leftOut.map(({ fileLine, reason }) => [fileLine, reason])).toEqual([
    [10, 'It is a total.'],
    [11, 'It states the closing balance.'],
  ])
  expect(body.statements[0]).toMatchObject({
    newCount: 4,
    refusal: null,
    proof: { state: 'proven' },
  })
  expect(body.import).toBe(null)
  expect(await mappingsOf(id)).toBe(0)
  expect(await linesOf(mara, id)).toEqual([])
})

test('rule 65: the same CSV file twice adds nothing, two alike fees are both kept', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const counts = [await taken(mara, id, february()), await taken(mara, id, february())]

  expect(counts.map(({ newCount, duplicateCount }) => [newCount, duplicateCount])).toEqual([
    [4, 0],
    [0, 4],
  ])
  expect(await linesOf(mara, id)).toHaveLength(4)
})

test('rule 65: an overlapping CSV file adds its new lines, and continues the last one', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  await taken(mara, id, february())

  const made = await taken(mara, id, march())

  expect(made).toMatchObject({ newCount: 2, duplicateCount: 2, continuity: { state: 'proven' } })
  expect(await linesOf(mara, id)).toHaveLength(6)
})

test('rule 65: the same CSV file six times at once is taken in once', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const made = await Promise.all(Array.from({ length: 6 }, () => taken(mara, id, february())))

  expect(made.map(({ newCount }) => newCount).sort()).toEqual([0, 0, 0, 0, 0, 4])
})

test('rule 66: a running balance that breaks stops the import at its line', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const broken = fixture('broken-balance.csv')

  const preview = await send(mara, id, broken, { preview: true })
  const { status, body } = await send(mara, id, broken)

  expect(preview.body.statements[0]).toMatchObject({ proof: { state: 'broken', fileLine: 4 } })
  expect(preview.body.statements[0]?.refusal).toMatch(
    /^Line 4 of the file states a balance of 602.10/,
  )
  expect([status, body.code]).toEqual([422, 'banking.balance_broken'])
  expect(body.detail).toMatch(/Line 4 .*Nothing was imported/)
  expect(await linesOf(mara, id)).toEqual([])
})

test('a file that can be read in two ways is refused without an answer, and taken in as answered', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const file = fixture('ambiguous-dates.csv')

  const preview = await send(mara, id, file, { preview: true })
  const refused = await send(mara, id, file)
  const [question] = preview.body.csv?.questions ?? []
  const answer = question?.choices[1]?.answer
  await taken(mara, id, file, { mapping: answer! })

  expect(question?.words).toBe('Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?')
  expect(preview.body.statements).toEqual([])
  expect([refused.status, refused.body.code]).toEqual([422, 'csv.question_open'])
  expect(refused.body.detail).toContain(question?.words)
  expect(answer).toEqual({ dateOrder: 'mdy' })
  expect((await linesOf(mara, id)).map(({ date }) => date)).toEqual([
    '2026-05-04',
    '2026-04-05',
    '2026-03-04',
  ])
})

test('how a file was read is remembered for the next one with its heading, in that account only', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const other = await addBankAccount(mara, { name: 'Second' })
  await taken(mara, id, february())

  const known = await send(mara, id, shortOfDays, { preview: true })
  const unknown = await send(mara, other.id, shortOfDays, { preview: true })

  expect(known.body.csv).toMatchObject({ isRemembered: true, questions: [] })
  expect(known.body.statements[0]?.from).toBe('2026-03-06')
  expect(unknown.body.csv).toMatchObject({
    isRemembered: false,
    questions: [{ kind: 'date_order' }],
  })
})

test('what a person said is remembered, and changed by saying otherwise', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const card = (day: string) => `Date,Merchant,Amount\n2026-04-${day},Hotel,20.00\n`

  await taken(mara, id, card('03'), { mapping: { sign: 'reversed' } })
  await taken(mara, id, card('04'))
  await taken(mara, id, card('05'), { mapping: { sign: 'as_written' } })
  await taken(mara, id, card('06'))

  const lines = await linesOf(mara, id)
  expect(lines.map(({ amount }) => amount.amount)).toEqual(['20.00', '20.00', '-20.00', '-20.00'])
  expect(await mappingsOf(id)).toBe(1)
})

test('an imported CSV file is undone as a whole, and its mapping stays known', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const made = await taken(mara, id, february())

  await mara.post(`/statement-imports/${made.id}/undo`)

  expect(await linesOf(mara, id)).toEqual([])
  const again = await send(mara, id, shortOfDays, { preview: true })
  expect(again.body.csv?.isRemembered).toBe(true)
  expect((await taken(mara, id, february())).newCount).toBe(4)
})

test('a line of a CSV file is coded like any other', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  await taken(mara, id, february())
  const [fee] = await linesOf(mara, id)
  const expense = await accountId(mara, '6100')

  const coded = await match(mara, fee!.id, { kind: 'account', ledgerAccountId: expense })

  expect(coded.state).toBe('coded')
})

test('a large CSV file is read in its thread, with its questions, reasons and refusals', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const rows = Array.from(
    { length: 12_000 },
    (_, at) => `0${(at % 9) + 1}/04/2026,Paper ${at},-1.00`,
  )
  const file = ['Date,Text,Amount', ...rows].join('\n')

  const asked = await send(mara, id, file, { preview: true })
  const refused = await send(mara, id, `${file}\n01/04/2026,Paper,x`)
  const made = await taken(mara, id, file, { mapping: { dateOrder: 'dmy' } })

  expect(file.length).toBeGreaterThan(256 * 1024)
  expect(asked.body.csv?.questions[0]?.kind).toBe('date_order')
  expect(refused.body.code).toBe('csv.amount_malformed')
  expect(refused.body.detail).toMatch(/^Line 12002: “x”/)
  expect(made.newCount).toBe(12_000)
}, 60_000)
