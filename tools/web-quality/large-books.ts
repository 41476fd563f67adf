import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bankFile } from '../../tests/e2e-web/bank-file.ts'
import type { BenchHouse, Owner } from '../bench/bench-house.ts'
import { openBusiness, register } from '../bench/bench-house.ts'
import { importMs } from '../bench/import-load.ts'
import { fillInvoices } from '../bench/invoice-load.ts'
import { writeJournal } from '../bench/journal-file.ts'

/** A business as large as a small one gets, one that is empty, and the records that pages are opened with. */
export type LargeBooks = {
  readonly slug: string
  readonly emptySlug: string
  readonly invoiceId: string
  readonly bankAccountId: string
  /** The ledger account with the most lines. */
  readonly bankLedgerId: string
}

const invoices = 10_000
/** 2.7 lines each: 50,000. */
const transactions = 18_600
const bankLines = 200

export async function fillLargeBooks(house: BenchHouse): Promise<LargeBooks> {
  const token = await register(house)
  const empty = await openBusiness(house, token, 'Empty')
  const large = await openBusiness(house, token, 'Large')
  await fillInvoices(house, large, invoices)
  const folder = await mkdtemp(join(tmpdir(), 'smb-web-quality-'))
  const jsonl = join(folder, 'journal.jsonl')
  await writeJournal(transactions, { jsonl })
  await importMs(house, large, jsonl)
  await rm(folder, { recursive: true })
  const ask = asker(house, large)
  const { items } = await ask<{ items: { id: string; name: string }[] }>('/accounts')
  const bank = await ask<{ id: string }>('/bank-accounts', { name: 'Harbour', currency: 'EUR' })
  const lines = Array.from({ length: bankLines }, (_, n) => ({
    amount: n % 3 === 0 ? `${100 + n}.00` : `-${20 + n}.00`,
    name: `Party ${n % 40}`,
    memo: `Transfer ${n}`,
  }))
  const file = bankFile('november.ofx', lines, '0.00')
  await ask(`/bank-accounts/${bank.id}/imports?fileName=november.ofx`, file.buffer)
  return {
    slug: large.slug,
    emptySlug: empty.slug,
    invoiceId: await issuedInvoice(ask),
    bankAccountId: bank.id,
    bankLedgerId: items.find(({ name }) => name.includes('Bank'))?.id ?? '',
  }
}

type Ask = <T>(path: string, body?: object | Buffer) => Promise<T>

/** An invoice of twelve lines. */
async function issuedInvoice(ask: Ask): Promise<string> {
  const { id: customerId } = await ask<{ id: string }>('/customers', { name: 'Quay Dental' })
  const draft = await ask<{ id: string; version: number }>('/invoices', {
    customerId,
    lines: Array.from({ length: 12 }, (_, n) => ({
      description: `Design of sheet ${n + 1}`,
      quantity: `${n + 1}`,
      unitPrice: '80.00',
    })),
  })
  await ask(`/invoices/${draft.id}/issue`, { version: draft.version })
  return draft.id
}

const asker =
  (house: BenchHouse, owner: Owner): Ask =>
  async <T>(path: string, body?: object | Buffer): Promise<T> => {
    const isFile = Buffer.isBuffer(body)
    const answer = await fetch(`${house.origin}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${owner.token}`,
        'smb-business': owner.slug,
        'idempotency-key': crypto.randomUUID(),
        ...(body ? { 'content-type': isFile ? 'application/x-ofx' : 'application/json' } : {}),
      },
      ...(body ? { body: isFile ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
