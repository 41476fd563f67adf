import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { idFromUuid } from '@smb/core/ids'
import type { AccountType, ControlRole, JournalEntryView } from '@smb/core/ledger'
import type { WriteOffView } from '@smb/core/payments'
import { badDebtAccount } from '@smb/core/payments'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { amountOf, credit, creditBody, whole, writeOff } from './credit-note-story.ts'
import {
  accountId,
  addInvoice,
  eur,
  inWords,
  invoiceOf,
  outstandingOf,
  record,
} from './payment-story.ts'

const world = openWorld()
const open = () => world.business('Mara', 'Harbour Design Studio')

async function taxedInvoice(who: Person, amount = '100.00') {
  const codes = await who.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')
  const known = codes.items.find(({ code }) => code === 'VAT16')
  const code =
    known ??
    (await who.post<BusinessTaxCodeView>('/tax-codes', {
      code: 'VAT16',
      name: 'VAT 16 %',
      kind: 'standard',
      components: [{ name: 'VAT', rates: [{ ratePercent: '16', validFrom: '2000-01-01' }] }],
    }))
  return addInvoice(who, { amount, taxCodeIds: [code.id] })
}

const entryOf = async (who: Person, { journalEntryId }: WriteOffView) =>
  inWords([await who.get<JournalEntryView>(`/journal-entries/${journalEntryId}`)])

describe('writing an invoice off', () => {
  test('rule 33: what is outstanding goes to bad debts; the tax stays unless it is asked for', async () => {
    const mara = await open()
    const invoice = await taxedInvoice(mara)
    await record(mara, {
      customerId: invoice.customerId,
      amount: '16.00',
      allocations: [[invoice.id, '16.00']],
    })
    const made = await writeOff(mara, invoice.id, { reason: 'Closed down' })
    expect(made).toMatchObject({ amount: eur('100.00'), reversesTax: false, taxes: [] })
    expect(await entryOf(mara, made)).toEqual(['2026-06-30 post: Dr 6810 100.00, Cr 1100 100.00'])
    const story = await invoiceOf(mara, invoice.id)
    expect(story).toMatchObject({ outstanding: eur('0.00'), settlement: 'paid' })
    expect(story.timeline.at(-1)).toMatchObject({ kind: 'settled', writeOffId: made.id })
    const listed = await mara.get<{ items: WriteOffView[] }>(`/invoices/${invoice.id}/write-offs`)
    expect(listed.items).toEqual([made])
  })

  test('rule 33: the tax in it comes back in proportion, the last write-off takes the remainder', async () => {
    const mara = await open()
    const invoice = await taxedInvoice(mara, '33.33')
    const part = (amount?: string) =>
      writeOff(mara, invoice.id, {
        reversesTax: true,
        ...(amount ? { amount: eur(amount) } : {}),
      })
    const taxes = [await part('12.88'), await part('12.88'), await part()].map(
      ({ amount, taxes: [tax] }) => [amount.amount, tax?.tax.amount],
    )
    expect(taxes).toEqual([
      ['12.88', '1.78'],
      ['12.88', '1.77'],
      ['12.90', '1.78'],
    ])
  })

  test('rule 33: tax that a credit note gave back is not taken back twice, neither way around', async () => {
    const mara = await open()
    const invoice = await taxedInvoice(mara)
    await credit(mara, invoice, [amountOf('40.00')])
    const rest = await writeOff(mara, invoice.id, { reversesTax: true })
    expect(rest).toMatchObject({ amount: eur('69.60'), taxes: [{ tax: eur('9.60') }] })
    const refused = await mara.refused(
      'POST',
      '/credit-notes',
      creditBody(invoice, [amountOf('60.00')]),
    )
    expect(refused.code).toBe('credit_note.total_over_credited')
  })

  test('rule 33: it is reversed, not deleted; the invoice owes again what it did', async () => {
    const mara = await open()
    const invoice = await taxedInvoice(mara)
    const made = await writeOff(mara, invoice.id, { amount: eur('50.00'), date: '2026-06-20' })
    const { version } = await invoiceOf(mara, invoice.id)
    const denied = await mara.refused('POST', `/invoices/${invoice.id}/void`, {
      reason: 'Wrong',
      version,
    })
    expect(denied.code).toBe('invoice.settled')
    const undo = (body: object) =>
      mara.ask<WriteOffView & { code?: string }>('POST', `/write-offs/${made.id}/reverse`, body)
    expect((await undo({ reason: 'Paid', date: '2026-06-19' })).body.code).toBe(
      'write_off.reversed_too_early',
    )
    expect((await undo({ reason: 'Paid after all' })).body).toMatchObject({
      reversedOn: '2026-06-20',
    })
    expect((await undo({ reason: 'Again' })).body.code).toBe('write_off.reversed')
    expect(await outstandingOf(mara, invoice.id)).toBe('116.00')
  })

  test('rule 52: in a foreign currency it takes what the receivable stands at', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara, {
      currency: 'USD',
      exchangeRate: '0.333333',
      amount: '10.00',
    })
    const made = await writeOff(mara, invoice.id, { amount: { amount: '3.33', currency: 'USD' } })
    expect(await entryOf(mara, made)).toEqual([
      '2026-06-30 post: Dr 6810 3.33 USD = 1.11, Cr 1100 3.33 USD = 1.11',
    ])
    await writeOff(mara, invoice.id)
    const [row] = await world.rows<{ due: string }>(
      `select balance_due_base::text as due from invoicing.invoice where number = $1 and currency = 'USD'`,
      [invoice.number],
    )
    expect(row?.due).toBe('0')
  })

  test('amount, account, date and id are checked', async () => {
    const mara = await world.business('Mara', 'Watamu Studio')
    const invoice = await addInvoice(mara)
    const code = async (body: object) =>
      (await mara.refused('POST', `/invoices/${invoice.id}/write-off`, body)).code
    expect(await code({ amount: eur('100.01') })).toBe('write_off.over_written_off')
    expect(await code({ amount: eur('0.00') })).toBe('write_off.not_positive')
    expect(await code({ amount: { amount: '1.00', currency: 'USD' } })).toBe('write_off.currency')
    expect(await code({ date: '2026-05-31' })).toBe('write_off.too_early')
    expect(await code({ expenseAccountId: await accountId(mara, '1010') })).toBe(
      'write_off.account',
    )
    const id = idFromUuid('wof', '018f0000-0000-7000-8000-0000000000d1')
    const other = await accountId(mara, '6900')
    const body = { id, amount: eur('40.00'), expenseAccountId: other }
    const first = await writeOff(mara, invoice.id, body)
    expect((await writeOff(mara, invoice.id, body)).journalEntryId).toBe(first.journalEntryId)
    expect(await code({ ...body, amount: eur('41.00') })).toBe('write_off.already_exists')
    // The account of the last write-off is the default of the next.
    expect((await writeOff(mara, invoice.id)).expenseAccountId).toBe(other)
    expect(await code({})).toBe('write_off.over_written_off')
  })

  test('ids of another business are not found; a bookkeeper may not write off', async () => {
    const mara = await open()
    const invoice = await addInvoice(mara)
    const made = await writeOff(mara, invoice.id, { amount: eur('1.00') })
    const noah = await world.business('Noah', 'Lantern Books')
    const [write, undo] = [`/invoices/${invoice.id}/write-off`, `/write-offs/${made.id}/reverse`]
    expect((await noah.refused('POST', write, {})).status).toBe(404)
    expect((await noah.refused('POST', undo, { reason: 'x' })).status).toBe(404)
    expect((await noah.refused('GET', `/invoices/${invoice.id}/write-offs`)).status).toBe(404)
    const bea = await world.person('Bea')
    await mara.post('/people', { email: bea.email, role: 'bookkeeper' })
    const keeper = bea.in(mara.business ?? '')
    expect((await keeper.refused('POST', write, {})).status).toBe(403)
    expect((await keeper.refused('POST', undo, { reason: 'x' })).status).toBe(403)
    await credit(keeper, invoice, [amountOf('10.00')])
    expect(whole(invoice)).toHaveLength(1)
  })
})

const charts = join(import.meta.dirname, '../../onboarding/data')
test.each(readdirSync(charts).filter((file) => file.endsWith('.json')))(
  'the chart of %s has one account that is known as the one for bad debts',
  (file) => {
    type Chart = { accounts: { name: string; type: AccountType; controlRole?: ControlRole }[] }
    const { accounts } = JSON.parse(readFileSync(join(charts, file), 'utf8')) as Chart
    const chart = accounts.map((one) => ({ controlRole: null, ...one, archivedAt: null }))
    expect(badDebtAccount(chart)?.name).toMatch(/bad debt|Forderungsverluste/i)
    expect(badDebtAccount([...chart, ...chart])).toBeUndefined()
  },
)
