import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem, AccountTransactionView, JournalEntryView } from '@smb/core/ledger'
import type { TrialBalanceView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { operations } from './operations.ts'

const world = openWorld()

/** 10^15 minor units: the largest amount that the books take (rule 6). */
const most = '10000000000000.00'
const oneMore = '10000000000000.01'
const euro = (amount: string) => ({ amount, currency: 'EUR' })
const tooLarge = { status: 422, code: 'money.too_large' }

async function accountIds(who: Person): Promise<(code: string) => string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts?limit=200')
  return (code) => items.find((account) => account.code === code)?.id ?? ''
}

const side = (accountId: string, of: 'debit' | 'credit', amount: string) => ({
  accountId,
  side: of,
  amount: euro(amount),
})

/** 40 entries of the largest amount from a file, one by hand with 100 lines of it, and 3 issued invoices of it. */
async function vastBooks(
  name: string,
): Promise<{ who: Person; customerId: string; bankId: string }> {
  const who = await world.business('Mara', name)
  const idOf = await accountIds(who)
  const line = (account: string, type: string, of: 'debit' | 'credit') => ({
    ...{ account, type, currency: 'EUR' },
    ...{ debit_minor: 0, credit_minor: 0, [`${of}_minor`]: '1000000000000000' },
  })
  const file = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({
      ...{ id: `t${at}`, date: '2026-06-15', description: 'Vast' },
      lines: [line('Assets:Vault', 'asset', 'debit'), line('Income:Vast', 'income', 'credit')],
    }),
  ).join('\n')
  await who.post('/journal-imports', file, { headers: { 'content-type': 'application/x-ndjson' } })

  const fifty = Array.from({ length: 50 }, () => most)
  const entry = await who.post<JournalEntryView>('/journal-entries', {
    postingDate: '2026-06-16',
    lines: [
      ...fifty.map((amount) => side(idOf('1010'), 'debit', amount)),
      ...fifty.map((amount) => side(idOf('3000'), 'credit', amount)),
    ],
  })
  expect(entry.total.amount).toBe('500000000000000.00')

  const main = { name: 'Main', currency: 'EUR', ledgerAccountId: idOf('1010') }
  await who.post('/bank-accounts', main)
  const customer = await who.post<{ id: string }>('/customers', { name: 'Northwind Clinic' })
  for (const issueDate of ['2026-06-01', '2026-06-02', '2026-06-03']) {
    const lines = [{ description: 'Design', quantity: '10', unitPrice: '999999999999.99' }]
    const draft = await who.post<InvoiceView>('/invoices', { customerId: customer.id, lines })
    await who.post(`/invoices/${draft.id}/issue`, { version: draft.version, issueDate })
  }
  return { who, customerId: customer.id, bankId: idOf('1010') }
}

/** All parts of an archive one after another. */
function unpacked(archive: Buffer): string {
  const parts: string[] = []
  for (let at = 0; at !== -1; at = archive.indexOf('PK\u0003\u0004', at + 4)) {
    const data = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
    parts.push(inflateRawSync(archive.subarray(data)).toString())
  }
  return parts.join('')
}

async function idFor(who: Person, path: string, ids: { customerId: string; bankId: string }) {
  if (!path.startsWith('/bank-accounts/'))
    return path.startsWith('/accounts') ? ids.bankId : ids.customerId
  const { items } = await who.get<{ items: { id: string }[] }>('/bank-accounts')
  return items[0]?.id ?? ''
}

/** Every reading of the API that adds up what the books hold, but for single documents. */
async function readings(): Promise<string[]> {
  const summed =
    /^\/(reports|home|accounts|customers|bank-accounts|invoices|payments-received|journal-entries)\b/
  return (await operations())
    .filter(({ method, path }) => method === 'GET' && summed.test(path))
    .map(({ path }) => path)
    .filter((path) => !/^\/(invoices|payments-received|journal-entries)\/\{id\}/.test(path))
}

test('rule 6: books whose totals pass the largest amount are read to the last cent, everywhere', async () => {
  const { who, customerId, bankId } = await vastBooks('Harbour Design Studio')
  const paths = await readings()
  expect(paths.length).toBeGreaterThan(45)
  for (const path of paths) {
    const id = await idFor(who, path, { customerId, bankId })
    const of = `customerId=${customerId}&accountId=${bankId}`
    const query = /\/items$|account-transactions/.test(path)
      ? of.split('&')[+/account/.test(path)]
      : ''
    const answer = await who.ask('GET', `${path.replace('{id}', id)}?${query}`)
    expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([path, 200, ''])
  }
}, 120_000)

test('rule 6: their figures are exact, on screen and in files', async () => {
  const { who, customerId, bankId } = await vastBooks('Quay Prints')
  const trial = await who.get<TrialBalanceView>('/reports/trial-balance')
  expect(trial.rows.map(({ name, debit, credit }) => [name, debit, credit])).toEqual([
    ['Bank account', '500000000000000.00', '0.00'],
    ['Accounts receivable', '29999999999999.70', '0.00'],
    ['Owner’s capital', '0.00', '500000000000000.00'],
    ['Sales', '0.00', '29999999999999.70'],
    ['Assets:Vault', '400000000000000.00', '0.00'],
    ['Income:Vast', '0.00', '400000000000000.00'],
  ])
  const both = '929999999999999.70,929999999999999.70'
  expect((await who.ask('GET', '/reports/trial-balance.csv')).text).toContain(both)
  const asked = {
    method: 'GET' as const,
    headers: { authorization: `Bearer ${who.accessToken}`, 'smb-business': who.business ?? '' },
  }
  const pdf = await who.server.inject({ ...asked, url: '/api/v1/reports/trial-balance.pdf' })
  expect(pdfRows(pdfTexts(pdf.rawPayload)).join('\n')).toContain('929,999,999,999,999.70')

  const workbook = await who.server.inject({ ...asked, url: '/api/v1/reports/trial-balance.xlsx' })
  expect(unpacked(workbook.rawPayload)).toContain('929999999999999.70')

  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts?limit=200')
  expect(items.find(({ id }) => id === bankId)?.balance).toEqual(euro('500000000000000.00'))
  const ledger = `/accounts/${bankId}/transactions?limit=100`
  const moved = await who.get<{ items: AccountTransactionView[] }>(ledger)
  expect(moved.items.at(-1)?.balance.amount).toBe('500000000000000.00')
  const home = JSON.stringify(await who.get('/home'))
  expect(home).toContain('"29999999999999.70"')
  expect(home).toContain('"500000000000000.00"')
  const statement = await who.get(
    `/customers/${customerId}/statement?from=2026-01-01&to=2026-06-30`,
  )
  expect(JSON.stringify(statement)).toContain('"29999999999999.70"')
}, 120_000)

test('rule 6: what is one amount stays bounded, and is refused before the database has to', async () => {
  const who = await world.business('Ama', 'Ama Fabrics')
  const idOf = await accountIds(who)
  const customer = await who.post<{ id: string }>('/customers', { name: 'Northwind Clinic' })
  const customerId = customer.id
  const large = { description: 'Vast', quantity: '10', unitPrice: '999999999999.99' }
  for (const more of [{}, { pricesIncludeTax: true }]) {
    const body = { customerId, lines: [large, large], ...more }
    expect(await who.refused('POST', '/invoices', body)).toMatchObject(tooLarge)
    expect(await who.refused('POST', '/invoices/preview', body)).toMatchObject(tooLarge)
  }
  // A total within the bound, of lines that post to one account with more than it.
  const back = { ...large, quantity: '-10', incomeAccountId: idOf('4100') }
  const lines = [large, large, back].map((line) => ({ incomeAccountId: idOf('4000'), ...line }))
  const draft = await who.post<InvoiceView>('/invoices', { customerId, lines })
  const issue = { version: draft.version, issueDate: '2026-06-01' }
  expect(await who.refused('POST', `/invoices/${draft.id}/issue`, issue)).toMatchObject(tooLarge)

  const entry = (amount: string) => ({
    postingDate: '2026-06-16',
    lines: [side(idOf('1010'), 'debit', amount), side(idOf('3000'), 'credit', amount)],
  })
  const beyond = await who.refused('POST', '/journal-entries', entry(oneMore))
  expect([beyond.status, beyond.issues[0]?.code]).toEqual([422, 'money.too_large'])
  const inDollars = { ...entry(most) }
  inDollars.lines = inDollars.lines.map((line) => ({
    ...line,
    amount: { ...line.amount, currency: 'USD' },
    rate: '1.01',
  }))
  expect(await who.refused('POST', '/journal-entries', inDollars)).toMatchObject(tooLarge)

  const payment = {
    ...{ customerId, date: '2026-06-16', allocations: [] },
    ...{ amount: euro(most), withheld: euro('0.01') },
  }
  expect(await who.refused('POST', '/payments-received', payment)).toMatchObject(tooLarge)

  const opening = { asOf: '2026-01-01', takesDifference: true }
  const debits = (...codes: string[]) => codes.map((code) => ({ code, debit: euro(most) }))
  const apart = { ...opening, accounts: debits('1010', '6100'), invoices: [] }
  expect(await who.refused('POST', '/opening-balances', apart)).toMatchObject(tooLarge)
  const owed = {
    ...{ customerName: 'Northwind Clinic', number: '1', amount: euro(most) },
    ...{ date: '2025-12-01', dueDate: '2025-12-31' },
  }
  const further = { ...opening, accounts: debits('1010', '1100'), invoices: [owed] }
  expect(await who.refused('POST', '/opening-balances', further)).toMatchObject(tooLarge)
})
