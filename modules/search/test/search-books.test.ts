import { describe, expect, test } from 'vitest'
import type { CustomerView } from '@smb/core/parties'
import type { InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem } from '@smb/core/ledger'
import type { SearchAnswer } from '@smb/core/search'
import { uuidFromId } from '@smb/core/ids'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()
const eur = (amount: string) => ({ amount, currency: 'EUR' })

async function search(who: Person, q: string, kinds = ''): Promise<SearchAnswer['sections']> {
  const more = kinds ? `&kinds=${kinds}` : ''
  const { sections } = await who.get<SearchAnswer>(`/search?q=${encodeURIComponent(q)}${more}`)
  return sections
}
/** `invoice INV-2026-0001`, section by section. */
async function found(who: Person, q: string, kinds = ''): Promise<string[]> {
  const sections = await search(who, q, kinds)
  return sections.flatMap(({ hits }) => hits.map(({ kind, label }) => `${kind} ${label}`))
}

const addCustomer = (who: Person, name: string, more: object = {}) =>
  who.post<CustomerView>('/customers', { name, ...more })

const addDraft = (who: Person, customerId: string, amount: string, more: object = {}) => {
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount }]
  return who.post<InvoiceView>('/invoices', { customerId, lines, ...more })
}

async function addInvoice(who: Person, customerId: string, amount: string, more: object = {}) {
  const draft = await addDraft(who, customerId, amount, more)
  const body = { version: draft.version, issueDate: '2026-06-01' }
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, body)
}

async function post(who: Person, memo: string, amount: string): Promise<void> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const of = (role: string) => items.find(({ controlRole }) => controlRole === role)?.id
  const line = (accountId: string | undefined, side: string) => ({
    accountId,
    side,
    amount: eur(amount),
  })
  const lines = [line(of('bank_default'), 'debit'), line(of('sales'), 'credit')]
  await who.post('/journal-entries', { postingDate: '2026-06-20', memo, lines })
}

describe('words', () => {
  test('in any order, by their beginning, without case and accents', async () => {
    const mara = await world.business('Mara', 'Words')
    await addCustomer(mara, 'Labadi View Hotel')
    await addCustomer(mara, 'Hôtel Straße O’Brien', { email: 'desk@brien.example' })

    expect(await found(mara, 'lab hot')).toEqual(['customer Labadi View Hotel'])
    expect(await found(mara, 'HOT lab')).toEqual(['customer Labadi View Hotel'])
    expect(await found(mara, 'hotel strasse')).toEqual(['customer Hôtel Straße O’Brien'])
    expect(await found(mara, 'hôtel obrien')).toEqual(['customer Hôtel Straße O’Brien'])
    expect(await found(mara, 'brien.example')).toEqual(['customer Hôtel Straße O’Brien'])
    expect(await found(mara, 'otel')).toEqual([])
    expect(await found(mara, '@lab')).toEqual(['customer Labadi View Hotel'])
  })

  test('of a customer and of a document together, drafts and payments, too', async () => {
    const mara = await world.business('Mara', 'Documents')
    const labadi = await addCustomer(mara, 'Labadi View Hotel')
    const other = await addCustomer(mara, 'Quayside Clinic')
    const first = await addInvoice(mara, labadi.id, '100.00', { reference: 'Purchase order 77' })
    const second = await addInvoice(mara, other.id, '200.00')
    await addDraft(mara, labadi.id, '30.00')
    const body = {
      customerId: labadi.id,
      date: '2026-06-20',
      amount: eur('50.00'),
      reference: 'TRX 9',
    }
    await mara.post('/payments-received', body)

    expect(await found(mara, 'labadi', 'invoice,payment')).toEqual([
      'invoice null',
      'payment TRX 9',
      `invoice ${first.number}`,
    ])
    expect(await found(mara, `lab ${first.number?.slice(-4)}`)).toEqual([`invoice ${first.number}`])
    expect(await found(mara, 'order labadi')).toEqual([`invoice ${first.number}`])
    expect(await found(mara, 'quayside order')).toEqual([])
    expect(await found(mara, `#${second.number?.slice(-4)}`)).toEqual([`invoice ${second.number}`])
    expect((await found(mara, second.number ?? ''))[0]).toBe(`invoice ${second.number}`)
    expect(await found(mara, 'trx')).toEqual(['payment TRX 9'])
  })

  test('of an entry and of an account by code or name', async () => {
    const mara = await world.business('Mara', 'Ledger')
    await post(mara, 'Machine sold to Kwame', '12.00')

    expect(await found(mara, 'kwame machine')).toEqual(['entry Machine sold to Kwame'])
    expect((await found(mara, ':1000'))[0]).toMatch(/^account 1000 /)
    expect(await found(mara, ':receivable')).toContainEqual(expect.stringMatching(/receivable/i))
    expect(await found(mara, '@1000')).toEqual([])
  })

  test('follow what is renamed and forget what is erased', async () => {
    const mara = await world.business('Mara', 'Erasure')
    const { id, version, ...kwame } = await addCustomer(mara, 'Kwame Mensah')
    await addInvoice(mara, id, '10.00')
    const { name: _name, currency, paymentTermsDays } = kwame
    await mara.put(`/customers/${id}`, { name: 'Ama Osei', currency, paymentTermsDays, version })

    expect(await found(mara, 'kwame')).toEqual([])
    expect((await found(mara, 'ama')).length).toBe(2)
    await world.rows(`update parties.customer set name = '–', email = '' where name = 'Ama Osei'`)
    expect(await found(mara, 'ama')).toEqual([])
    const left = await world.rows(`select words from search.entry where words ~ '(ama|osei|kwame)'`)
    expect(left.filter(({ words }) => !String(words).includes('machine'))).toEqual([])
  })
})

describe('amounts', () => {
  test('exactly, about, and by a bare number; an entry only where its document is not shown', async () => {
    const mara = await world.business('Mara', 'Amounts')
    const customer = await addCustomer(mara, 'Labadi View Hotel')
    const exact = await addInvoice(mara, customer.id, '45000.00')
    const near = await addInvoice(mara, customer.id, '45449.99')
    await addInvoice(mara, customer.id, '45450.01')
    await post(mara, 'Grant', '45000.00')

    const both = [`invoice ${exact.number}`, 'entry Grant']
    expect(await found(mara, '=45,000')).toEqual(both)
    expect(await found(mara, '45000.00')).toEqual(both)
    expect(await found(mara, '=45k~')).toEqual([
      `invoice ${exact.number}`,
      `invoice ${near.number}`,
      'entry Grant',
    ])
    expect(await found(mara, '=45000.01')).toEqual([])
    const [, entries] = await search(mara, '=45,000')
    expect(entries?.hits[0]).toMatchObject({ amount: eur('45000.00'), status: 'manual' })
  })
})

describe('limits', () => {
  test('six a section, the newest', async () => {
    const mara = await world.business('Mara', 'Many')
    for (let n = 1; n <= 8; n += 1) await addCustomer(mara, `Many Store ${n}`)
    const [customers] = await search(mara, 'store')
    expect(customers).toMatchObject({ title: 'customers' })
    expect(customers?.hits).toHaveLength(6)
  })

  test('rule 81: nothing of another business is ever found', async () => {
    const mara = await world.business('Mara', 'Mine')
    const akosua = await world.business('Akosua', 'Theirs')
    const theirs = await addCustomer(akosua, 'Secret Harbour Ltd')
    await addInvoice(akosua, theirs.id, '777.77', { reference: 'secret order' })
    await post(akosua, 'secret memo', '777.77')

    for (const q of [
      'secret',
      'secret harbour',
      '=777.77',
      '777.77~',
      '@secret',
      'harbour order',
    ]) {
      expect(await search(mara, q), q).toEqual([])
    }
    expect((await found(akosua, 'secret')).length).toBe(3)
    // The function itself keeps to its business, whatever else stands before what it finds.
    const seen = await world.rows(
      `select t.name, count(f.record_id)::integer as hits
         from identity.tenant t
         cross join lateral (select set_config('app.tenant_id', t.id::text, false) as id offset 0) own
         left join lateral search.find(case when own.id <> '' then 'customer' end, 'secret', 24) f on true
        where t.name in ('Mine', 'Theirs') group by t.name order by t.name`,
    )
    expect(seen).toEqual([
      { name: 'Mine', hits: 0 },
      { name: 'Theirs', hits: 1 },
    ])
    await world.rows(`select set_config('app.tenant_id', '', false)`)
  })

  test('kinds narrow the search, and a kind that is none is refused', async () => {
    const mara = await world.business('Mara', 'Words')
    expect(await found(mara, 'labadi', 'account,entry')).toEqual([])
    const problem = await mara.refused('GET', '/search?q=x&kinds=invoice,person')
    expect(problem).toMatchObject({ status: 422 })
  })

  test.each([
    '',
    ' ',
    '%',
    '_',
    '\\',
    '%%%',
    "'; drop table search.entry; --",
    '"',
    "''''",
    '(((',
    '&|!:*<->',
    '= = =',
    '=~',
    '@',
    '#',
    ':',
    '>',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '%00',
    'x'.repeat(1000),
    '% '.repeat(500),
    '9'.repeat(1000),
    '=999999999999999999',
    '=0.000000000001',
    '🙂🙃',
    'ﷺ'.repeat(300),
    'ß'.repeat(1000),
    'a '.repeat(500),
  ])('hostile input %# is answered', async (q) => {
    const mara = await world.business('Mara', 'Words')
    const query = encodeURIComponent(q.toWellFormed())
    // NUL is refused at the door of the house, everything else is searched for.
    const isRefused = q.includes('\u0000')
    expect((await mara.ask('GET', `/search?q=${query}`)).status).toBe(isRefused ? 422 : 200)
  })

  test('what is longer than a search is refused, and what is no text, too', async () => {
    const mara = await world.business('Mara', 'Words')
    for (const query of [`q=${'x'.repeat(1001)}`, '', 'q=a&q=b'])
      expect((await mara.ask('GET', `/search?${query}`)).status, query.slice(0, 20)).toBe(422)
  })
})

test('a rebuild finds what was found before', async () => {
  const mara = await world.business('Mara', 'Documents')
  const state =
    'select kind, record_id, customer_id, sort_date, key, words from search.entry order by 1, 2'
  const before = await world.rows(state)
  await world.rows(
    `select set_config('app.tenant_id', id::text, false), search.rebuild_own_entries() from identity.tenant`,
  )
  expect(await world.rows(state)).toEqual(before)
  expect((await found(mara, 'labadi')).length).toBeGreaterThan(2)
})

test('the application cannot read the words but through the search', async () => {
  const grants = await world.rows(
    `select p as may from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p where has_table_privilege('smb_app', 'search.entry', p)`,
  )
  expect(grants).toEqual([])
})

describe('credit notes', () => {
  test('are found by number, reason, customer and amount, and their entries are not', async () => {
    const mara = await world.business('Mara', 'Given Back')
    const labadi = await addCustomer(mara, 'Labadi View Hotel')
    const invoice = await addInvoice(mara, labadi.id, '431.00')
    const lines = [{ invoiceLineId: invoice.lines[0]?.id, amount: eur('77.00') }]
    const note = await mara.post<{ id: string; number: string }>('/credit-notes', {
      invoiceId: invoice.id,
      issueDate: '2026-06-20',
      reason: 'Broken lampshade',
      lines,
    })
    const told = `credit_note ${note.number}`
    expect(await found(mara, `#${note.number}`)).toEqual([told])
    expect(await found(mara, 'lampshade')).toEqual([told])
    expect(await found(mara, 'labadi', 'credit_note')).toEqual([told])
    expect(await found(mara, 'labadi lampshade')).toEqual([told])
    expect(await found(mara, '=77')).toEqual([told])
    const ola = await world.business('Ola', 'Gives Nothing Back')
    expect(await found(ola, 'lampshade')).toEqual([])
    const [section] = await search(mara, 'lampshade')
    expect(section?.hits[0]).toMatchObject({ status: 'issued', detail: 'Labadi View Hotel' })
  })

  test('of before are found after a rebuild, as the migration did for all', async () => {
    const mara = await world.business('Mara', 'Before the Index')
    const labadi = await addCustomer(mara, 'Old Harbour')
    const invoice = await addInvoice(mara, labadi.id, '10.00')
    const lines = [{ invoiceLineId: invoice.lines[0]?.id, amount: eur('5.00') }]
    const body = { invoiceId: invoice.id, issueDate: '2026-06-20', reason: 'Rebate', lines }
    const note = await mara.post<{ number: string }>('/credit-notes', body)
    await world.rows(`delete from search.entry where kind = 'credit_note'`)
    expect(await found(mara, 'rebate')).toEqual([])
    const { id } = await mara.get<{ id: string }>('/business')
    await world.rows(
      `select set_config('app.tenant_id', '${uuidFromId(id as 'ten_')}', true), search.rebuild_own_entries()`,
    )
    expect(await found(mara, 'rebate')).toEqual([`credit_note ${note.number}`])
  })
})
