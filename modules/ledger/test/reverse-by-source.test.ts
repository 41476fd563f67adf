import { expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView, JournalListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
const eur = (amount: string) => ({ amount, currency: 'EUR' })

const journalFile = `${JSON.stringify({
  date: '2026-02-01',
  description: 'Rent',
  id: 1,
  lines: [
    { account: 'Hire', type: 'expense', debit_minor: 85000, credit_minor: 0, currency: 'EUR' },
    { account: 'Till', type: 'asset', debit_minor: 0, credit_minor: 85000, currency: 'EUR' },
  ],
})}\n`
const importJournal = (who: Person) =>
  who.post<{ added: number; alreadyThere: number }>('/journal-imports', journalFile, {
    headers: { 'content-type': 'application/x-ndjson' },
  })

async function onlyEntry(who: Person, sourceType: string): Promise<JournalListItem> {
  const { items } = await who.get<{ items: JournalListItem[] }>(
    `/journal-entries?sourceType=${sourceType}`,
  )
  expect(items).toHaveLength(1)
  return items[0] as JournalListItem
}

async function balance(who: Person, code: string): Promise<string | undefined> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return items.find((account) => account.code === code)?.balance.amount
}

test('rule 42: an imported entry is reversed like one made by hand, and the file does not bring it back', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await importJournal(mara)
  const imported = await onlyEntry(mara, 'journal_import')
  expect(await balance(mara, 'Hire')).toBe('850.00')

  const reversal = await mara.post<JournalEntryView>(`/journal-entries/${imported.id}/reverse`, {
    postingDate: '2026-03-01',
  })

  expect(reversal).toMatchObject({
    postingDate: '2026-03-01',
    kind: 'reverse',
    source: { type: 'manual', id: imported.id },
    reversesId: imported.id,
  })
  expect(reversal.lines.map(({ side, accountCode }) => `${side} ${accountCode}`)).toEqual([
    'credit Hire',
    'debit Till',
  ])
  expect(await balance(mara, 'Hire')).toBe('0.00')
  expect(await importJournal(mara)).toMatchObject({ added: 0, alreadyThere: 1 })
  expect(await onlyEntry(mara, 'journal_import')).toMatchObject({ reversedById: reversal.id })
  expect((await mara.refused('POST', `/journal-entries/${imported.id}/reverse`)).code).toBe(
    'ledger.already_reversed',
  )
})

/** An invoice, a payment, its allocation and a matched bank line: each has posted one entry. */
async function busyBooks(): Promise<Person> {
  const noor = await world.business('Noor', 'Noor Textiles')
  const { id: customerId } = await noor.post<{ id: string }>('/customers', { name: 'Quay Dental' })
  const lines = [{ description: 'Cloth', quantity: '1', unitPrice: '100.00' }]
  const draft = await noor.post<{ id: string; version: number }>('/invoices', { customerId, lines })
  const issue = { version: draft.version, issueDate: '2026-06-01' }
  await noor.post(`/invoices/${draft.id}/issue`, issue)
  const payment = await noor.post<{ id: string }>('/payments-received', {
    ...{ customerId, date: '2026-06-20', amount: eur('100.00'), allocations: [] },
  })
  await noor.post(`/payments-received/${payment.id}/allocate`, {
    allocations: [{ invoiceId: draft.id, amount: eur('100.00') }],
  })
  await matchedCharge(noor)
  return noor
}

async function matchedCharge(who: Person): Promise<void> {
  const bank = await who.post<{ id: string }>('/bank-accounts', { name: 'Main', currency: 'EUR' })
  const statement =
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n' +
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>1<ACCTTYPE>CHECKING</BANKACCTFROM>' +
    '<BANKTRANLIST><STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260605<TRNAMT>-3.50<FITID>1<NAME>Charge</STMTTRN></BANKTRANLIST>' +
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'
  const headers = { 'content-type': 'application/x-ofx' }
  await who.post(`/bank-accounts/${bank.id}/imports?fileName=june.ofx`, statement, { headers })
  const { items } = await who.get<{ items: { id: string }[] }>(`/bank-accounts/${bank.id}/lines`)
  const accounts = await who.get<{ items: AccountListItem[] }>('/accounts')
  const charges = accounts.items.find(({ code }) => code === '6700')
  await who.post(`/statement-lines/${items[0]?.id}/match`, {
    kind: 'account',
    ledgerAccountId: charges?.id,
  })
}

test.each([
  ['invoice', 'This entry belongs to an invoice. To undo it, void the invoice; the books follow.'],
  [
    'payment_received',
    'This entry belongs to a payment received. To undo it, reverse the payment; the books follow.',
  ],
  [
    'allocation',
    'This entry belongs to the allocation of a payment. To undo it, end the allocation on the payment; the books follow.',
  ],
  [
    'statement_line',
    'This entry belongs to a bank line. To undo it, unmatch the bank line; the books follow.',
  ],
])(
  'an entry of source %s is not reversed by itself, and is told what to do',
  async (type, detail) => {
    const noor = await (books ??= busyBooks())
    const { id } = await onlyEntry(noor, type)

    expect(await noor.refused('POST', `/journal-entries/${id}/reverse`)).toMatchObject({
      status: 409,
      code: 'ledger.posted_by_document',
      detail,
    })
    expect(await onlyEntry(noor, type)).toMatchObject({ id, reversedById: null })
  },
)
let books: Promise<Person> | undefined
