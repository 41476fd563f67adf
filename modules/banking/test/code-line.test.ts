import { expect, test } from 'vitest'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { JournalEntryView } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { accountId, addLine, entryInWords, lineOf, match, unmatch } from './bank-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
const vat20 = (who: Person, code: string, more: object = {}) =>
  who.post<BusinessTaxCodeView>('/tax-codes', {
    code,
    name: code,
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent: '20', validFrom: '2000-01-01' }] }],
    ...more,
  })
const fees = async (who: Person, more: object = {}) => ({
  kind: 'account',
  ledgerAccountId: await accountId(who, '6900'),
  ...more,
})

test('a line that is no document of ours is coded to the account that says what it was for', async () => {
  const mara = await studio()
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '-2.50', name: 'Account fee' })

  const line = await match(mara, id, await fees(mara, { memo: 'June' }))

  expect(line).toMatchObject({ state: 'coded', match: { kind: 'account' } })
  expect(line.match?.label).toContain('6900')
  expect(await entryInWords(mara, line.match?.entryId)).toMatch(
    /^2026-06-14 post: Cr 10\d\d 2\.50, Dr 6900 2\.50$/,
  )
  const entry = await mara.get<JournalEntryView>(`/journal-entries/${line.match?.entryId}`)
  expect(entry.memo).toBe('June')
  // What the entry names as its source leads back to the line.
  expect(entry.source.type).toBe('statement_line')
  expect((await lineOf(mara, entry.source.id)).id).toBe(id)
})

test('a coded line is undone by a reversal and can be coded anew, any number of times', async () => {
  const mara = await studio()
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '-2.50' })
  const entries: (string | null | undefined)[] = []

  for (let turn = 0; turn < 3; turn += 1) {
    entries.push((await match(mara, id, await fees(mara))).match?.entryId)
    await unmatch(mara, id)
  }

  expect(new Set(entries).size).toBe(3)
  const first = await mara.get<JournalEntryView>(`/journal-entries/${entries[0]}`)
  expect(await entryInWords(mara, first.reversedById)).toMatch(
    /^2026-06-14 reverse: Dr 10\d\d 2\.50, Cr 6900 2\.50$/,
  )
  expect((await lineOf(mara, id)).state).toBe('unmatched')
})

test('rule 42: a coding in a period closed since is undone on the first open day', async () => {
  const mara = await world.business('Mara', 'Closed Since')
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '-2.50' })
  const { match: made } = await match(mara, id, await fees(mara))
  await mara.put('/book/lock-date', { lockDate: '2026-06-20' })
  const path = `/statement-lines/${id}/unmatch`

  const early = await mara.refused('POST', path, { date: '2026-06-13' })
  const locked = await mara.refused('POST', path, { date: '2026-06-20' })
  await unmatch(mara, id)

  expect(early).toMatchObject({ status: 422, code: 'banking.unmatched_too_early' })
  expect(locked).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  const coded = await mara.get<JournalEntryView>(`/journal-entries/${made?.entryId}`)
  expect(await entryInWords(mara, coded.reversedById)).toMatch(/^2026-06-21 reverse/)
})

test('rule 8: an amount coded with a tax code includes the tax: input tax on money out, output tax on money in', async () => {
  const mara = await studio()
  const code = await vat20(mara, 'VAT20')
  const out = await addLine(mara, { date: '2026-06-14', amount: '-100.01' })
  const income = await addLine(mara, { date: '2026-06-14', amount: '120.00' })
  const ledgerAccountId = await accountId(mara, '4000')

  const spent = await match(mara, out.id, await fees(mara, { taxCodeId: code.id }))
  const earned = await match(mara, income.id, {
    kind: 'account',
    ledgerAccountId,
    taxCodeId: code.id,
  })

  expect(await entryInWords(mara, spent.match?.entryId)).toMatch(
    /: Cr 10\d\d 100\.01, Dr 6900 83\.34, Dr 2210 16\.67$/,
  )
  expect(await entryInWords(mara, earned.match?.entryId)).toMatch(
    /: Dr 10\d\d 120\.00, Cr 4000 100\.00, Cr 2200 20\.00$/,
  )
  const entry = await mara.get<JournalEntryView>(`/journal-entries/${earned.match?.entryId}`)
  expect(entry.lines.map(({ taxCodeIds }) => taxCodeIds)).toEqual([[], [code.id], [code.id]])
})

test('tax that a bank does not move is refused', async () => {
  const mara = await studio()
  const reverse = await vat20(mara, 'REV', { kind: 'reverse_charge' })
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '-2.50' })

  const problem = await mara.refused(
    'POST',
    `/statement-lines/${id}/match`,
    await fees(mara, { taxCodeId: reverse.id }),
  )

  expect(problem).toMatchObject({ status: 422, code: 'banking.tax_code' })
})

test('rule 50: a line in another currency posts at the rate that is given, and never without one', async () => {
  const mara = await studio()
  const { id } = await addLine(
    mara,
    { date: '2026-06-14', amount: '-10.01' },
    { name: 'Dollars', currency: 'USD' },
  )
  const path = `/statement-lines/${id}/match`

  const missing = await mara.refused('POST', path, await fees(mara))
  const negative = await mara.refused('POST', path, await fees(mara, { exchangeRate: '-1' }))
  const line = await match(mara, id, await fees(mara, { exchangeRate: '0.9137' }))

  expect(missing).toMatchObject({ status: 422, code: 'banking.no_exchange_rate' })
  expect(negative).toMatchObject({ status: 422, code: 'banking.no_exchange_rate' })
  expect(await entryInWords(mara, line.match?.entryId)).toMatch(
    /: Cr 10\d\d 10\.01 USD = 9\.15, Dr 6900 10\.01 USD = 9\.15$/,
  )
  const standing = await mara.get<object>(`/bank-accounts/${line.bankAccountId}`)
  expect(standing).toMatchObject({ balanceInBooks: { amount: '-10.01', currency: 'USD' } })
})

test('an archived account takes no line', async () => {
  const mara = await studio()
  const made = await mara.post<{ id: string; version: number }>('/accounts', {
    code: '6990',
    name: 'Old',
    type: 'expense',
  })
  await mara.post(`/accounts/${made.id}/archive`, { version: made.version })
  const { id } = await addLine(mara, { date: '2026-06-14', amount: '-2.50' })

  const problem = await mara.refused('POST', `/statement-lines/${id}/match`, {
    kind: 'account',
    ledgerAccountId: made.id,
  })

  expect(problem).toMatchObject({ status: 409, code: 'ledger.account_archived' })
})
