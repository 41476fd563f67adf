import { expect, test } from 'vitest'
import type { BankAccountStandingView, StatementImportView } from '@smb/core/banking'
import { openWorld } from '@smb/test-world'
import { addBankAccount, eur, fixture, linesOf, ofx, take, upload } from './bank-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
const may = () => fixture('may-sgml-1252.ofx')
const june = () => fixture('may-june-overlap.ofx')

test('a statement is taken in with all its lines, in the order of the file', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const { import: made } = await take(mara, id, may())

  expect(made).toMatchObject({
    fileName: 'may.ofx',
    from: '2026-05-01',
    to: '2026-05-31',
    closingBalance: eur('1155.10'),
    closingDate: '2026-05-31',
    lineCount: 5,
    newCount: 5,
    duplicateCount: 0,
    unmatchedCount: 5,
    undoable: true,
    undoneAt: null,
  })
  const lines = await linesOf(mara, id)
  expect(lines.map(({ date, amount, name }) => [date, amount.amount, name])).toEqual([
    ['2026-05-20', '-450.00', 'Cheque'],
    ['2026-05-06', '-2.50', 'Account fee'],
    ['2026-05-06', '-2.50', 'Account fee'],
    ['2026-05-06', '-89.90', 'CAFÉ DU PORT'],
    ['2026-05-04', '1200.00', 'NORTHWIND CLINIC'],
  ])
  expect(lines[0]).toMatchObject({ checkNumber: '001204', state: 'unmatched', match: null })
  expect(await mara.get<BankAccountStandingView>(`/bank-accounts/${id}`)).toMatchObject({
    statementBalance: eur('1155.10'),
    statementDate: '2026-05-31',
    balanceInBooks: eur('0.00'),
    difference: eur('1155.10'),
    unmatchedCount: 5,
    unmatchedTotal: eur('655.10'),
    unexplained: eur('500.00'),
    lastImportedAt: '2026-06-30T12:00:00.000Z',
  })
})

test('a preview shows lines and proof and writes nothing', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const counted = () =>
    world.rows(`select (select count(*) from banking.statement_line)::int as lines,
      (select count(*) from banking.statement_import)::int as imports, (select count(*) from audit.event)::int as events`)
  const before = await counted()

  const { statements, import: made } = await take(
    mara,
    id,
    fixture('no-ids-decimal-comma.ofx'),
    '&preview=true',
  )

  expect(made).toBe(null)
  expect(statements).toHaveLength(1)
  expect(statements[0]).toMatchObject({ position: 0, refusal: null, duplicateCount: 0 })
  expect(statements[0]?.proof.state).toBe('proven')
  expect(statements[0]?.lines.length).toBe(statements[0]?.lineCount)
  expect(await counted()).toEqual(before)
})

test('rule 65: the same file twice adds nothing', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  await take(mara, id, may())

  const preview = await take(mara, id, may(), '&preview=true')
  const { import: again } = await take(mara, id, may())

  expect(preview.statements[0]?.lines.map(({ isDuplicate }) => isDuplicate)).toEqual(
    Array(5).fill(true),
  )
  expect(again).toMatchObject({ newCount: 0, duplicateCount: 5 })
  expect(await linesOf(mara, id)).toHaveLength(5)
})

test('rule 65: two alike lines of one day are both kept, with bank ids or without', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const coffee = { date: '2026-06-03', amount: '-2.50', name: 'Coffee' }
  const file = ofx([coffee, coffee, { ...coffee, fitId: 'A' }, { ...coffee, fitId: 'B' }])

  const first = await take(mara, id, file)
  const second = await take(mara, id, file)

  expect([first.import?.newCount, second.import?.newCount]).toEqual([4, 0])
  expect(await linesOf(mara, id)).toHaveLength(4)
})

test('rule 65: an overlapping file adds only its new lines', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  await take(mara, id, may())

  const { import: made } = await take(mara, id, june())

  expect(made).toMatchObject({ newCount: 2, duplicateCount: 1 })
  expect(made?.continuity.state).toBe('proven')
  expect(await linesOf(mara, id, `&importId=${made?.id}`)).toHaveLength(2)
  expect(await linesOf(mara, id)).toHaveLength(7)
})

test('rule 65: a third alike line in a longer file is one new line', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const coffee = { date: '2026-06-03', amount: '-2.50', name: 'Coffee' }
  await take(mara, id, ofx([coffee, coffee]))

  const { import: made } = await take(mara, id, ofx([coffee, coffee, coffee]))

  expect(made).toMatchObject({ newCount: 1, duplicateCount: 2 })
})

test('rule 65: the same file twice at once is taken in once', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)

  const made = await Promise.all(Array.from({ length: 6 }, () => take(mara, id, may())))

  expect(made.map((each) => each.import?.newCount ?? 0).sort()).toEqual([0, 0, 0, 0, 0, 5])
  expect(await linesOf(mara, id)).toHaveLength(5)
})

test('rule 65: two bank accounts may hold the same lines, and so may two businesses', async () => {
  const mara = await studio()
  const joost = await world.business('Joost', 'Bicycle Works')
  const accounts = [await addBankAccount(mara), await addBankAccount(mara, { name: 'Second' })]
  const there = await addBankAccount(joost)

  const taken = [
    await take(mara, accounts[0]?.id ?? '', may()),
    await take(mara, accounts[1]?.id ?? '', may()),
    await take(joost, there.id, may()),
  ]

  expect(taken.map((each) => each.import?.newCount)).toEqual([5, 5, 5])
})

test('rule 67: opening and lines make the closing balance, or the proof says by how much not', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const lines = [
    { date: '2026-06-01', amount: '100.00' },
    { date: '2026-06-02', amount: '-30.00' },
  ]

  const good = await take(mara, id, ofx(lines, { opening: '50.00', closing: '120.00' }))
  const bad = await take(
    mara,
    id,
    ofx(lines, { opening: '50.00', closing: '125.00' }),
    '&preview=true',
  )

  expect(good.import?.proof).toMatchObject({ state: 'proven', total: eur('70.00') })
  expect(bad.statements[0]?.proof).toMatchObject({ state: 'broken', difference: eur('5.00') })
})

test('rule 67: a statement that does not continue the last one says what is missing', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const from = (date: string, amount: string, closing: string) =>
    ofx([{ date, amount }], { closing, closingDate: date })

  const first = await take(mara, id, from('2026-06-01', '100.00', '100.00'))
  const gap = await take(mara, id, from('2026-06-10', '20.00', '150.00'))
  const next = await take(mara, id, from('2026-06-20', '1.00', '151.00'))

  expect(first.import?.continuity.state).toBe('not_provable')
  expect(gap.import?.continuity).toMatchObject({ state: 'broken', difference: eur('30.00') })
  expect(next.import?.continuity.state).toBe('proven')
})

test('of a file with several accounts one is chosen, and only one in the account’s currency', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const file = fixture('bank-and-card.xml.ofx')

  const preview = await take(mara, id, file, '&preview=true')
  const unchosen = await upload(mara, id, file)
  const beyond = await upload(mara, id, file, '&statement=7')
  const dollars = await addBankAccount(mara, { name: 'Dollars', currency: 'USD' })
  const foreign = await upload(mara, dollars.id, ofx([{ date: '2026-06-01', amount: '1.00' }]))

  expect(preview.statements.map(({ position, accountType }) => [position, accountType])).toEqual([
    [0, 'SAVINGS'],
    [1, 'CREDITCARD'],
  ])
  expect([unchosen.status, unchosen.body.code]).toEqual([422, 'banking.statement_not_chosen'])
  expect([beyond.status, beyond.body.code]).toEqual([422, 'banking.no_such_statement'])
  expect([foreign.status, foreign.body.code]).toEqual([422, 'banking.statement_currency'])
  expect(await linesOf(mara, id)).toEqual([])
  const [savings, card] = preview.statements
  expect(savings?.refusal).toContain('KES')
  const shillings = await addBankAccount(mara, { name: 'Card', currency: card?.currency })
  const chosen = await take(mara, shillings.id, file, '&statement=1')
  expect(chosen.import?.newCount).toBe(card?.lineCount)
})

test('an import is undone as a whole, and can then be taken in again', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const { import: made } = await take(mara, id, may())
  const [line] = await linesOf(mara, id)
  await mara.post(`/statement-lines/${line?.id}/exclude`, {})

  const undone = await mara.post<StatementImportView>(`/statement-imports/${made?.id}/undo`, {})

  expect(undone).toMatchObject({ undoneAt: '2026-06-30T12:00:00.000Z', undoable: false })
  expect(await linesOf(mara, id)).toEqual([])
  const standing = await mara.get<BankAccountStandingView>(`/bank-accounts/${id}`)
  expect(standing).toMatchObject({ statementBalance: null, unmatchedCount: 0 })
  const twice = await mara.refused('POST', `/statement-imports/${made?.id}/undo`, {})
  expect(twice).toMatchObject({ status: 409, code: 'banking.import_undone' })
  const gone = await mara.refused('POST', `/statement-lines/${line?.id}/match`, {
    kind: 'account',
    ledgerAccountId: standing.ledgerAccountId,
  })
  expect(gone).toMatchObject({ status: 404, code: 'banking.line_not_found' })
  expect((await take(mara, id, may())).import?.newCount).toBe(5)
})

test('rule 81: accounts, imports and lines of another business are as unknown as random ones', async () => {
  const mara = await studio()
  const joost = await world.business('Joost', 'Bicycle Works')
  const { id } = await addBankAccount(mara)
  const { import: made } = await take(mara, id, may())
  const [line] = await linesOf(mara, id)
  const account = {
    kind: 'account',
    ledgerAccountId: (await addBankAccount(joost)).ledgerAccountId,
  }

  const codes = [
    (await joost.refused('GET', `/bank-accounts/${id}`)).code,
    (await joost.refused('PUT', `/bank-accounts/${id}`, { version: 1, name: 'Mine' })).code,
    (await joost.refused('GET', `/bank-accounts/${id}/lines`)).code,
    (await joost.refused('GET', `/bank-accounts/${id}/imports`)).code,
    (await upload(joost, id, may())).body.code,
    (await joost.refused('GET', `/statement-imports/${made?.id}`)).code,
    (await joost.refused('POST', `/statement-imports/${made?.id}/undo`, {})).code,
    (await joost.refused('GET', `/statement-lines/${line?.id}`)).code,
    (await joost.refused('POST', `/statement-lines/${line?.id}/match`, account)).code,
    (await joost.refused('POST', `/statement-lines/${line?.id}/unmatch`, {})).code,
    (await joost.refused('POST', `/statement-lines/${line?.id}/exclude`, {})).code,
  ]

  expect(codes).toEqual([
    ...Array(5).fill('banking.account_not_found'),
    ...Array(2).fill('banking.import_not_found'),
    ...Array(4).fill('banking.line_not_found'),
  ])
})

test('rule 85: an import under the same key answers again what it answered', async () => {
  const mara = await studio()
  const { id } = await addBankAccount(mara)
  const ask = () =>
    mara.ask('POST', `/bank-accounts/${id}/imports`, may(), {
      key: `import-into-${id}`,
      headers: { 'content-type': 'application/octet-stream' },
    })

  const first = await ask()
  const again = await ask()

  expect(again.text).toBe(first.text)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(await linesOf(mara, id)).toHaveLength(5)
})
