import { openBusiness, register } from '../bench/bench-house.ts'
import type { Door } from './writer.ts'
import { ask } from './writer.ts'

/** A signed-in owner of one business, and what the drills post to. */
export type DrillDoor = Door & { readonly accounts: ReadonlyMap<string, string> }

/** Asks and expects success. */
export async function send<T>(door: Door, path: string, body: unknown): Promise<T> {
  const answer = await ask(door, path, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

export async function get<T>(door: Door, path: string): Promise<T> {
  const answer = await ask(door, path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Registers somebody who opens a business in euro. */
export async function openDoor(origin: string): Promise<DrillDoor> {
  const token = await register({ origin })
  const { slug, accounts } = await openBusiness({ origin }, token, 'Harbour')
  return { origin, token, business: slug, accounts }
}

const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** A journal entry of one euro. */
export const oneEuro = ({ accounts }: DrillDoor) => ({
  postingDate: '2026-06-30',
  lines: [
    { accountId: accounts.get('bank_default'), side: 'debit', amount: eur('1.00') },
    { accountId: accounts.get('sales'), side: 'credit', amount: eur('1.00') },
  ],
})

type Made = { readonly id: string; readonly version: number }

/** A draft over 100.00 for that customer, or for a new one. */
export async function draft(
  door: Door,
  customerId?: string,
): Promise<Made & { customerId: string }> {
  const customer = customerId ?? (await send<Made>(door, '/customers', { name: 'Clinic' })).id
  const lines = [{ description: 'Work', quantity: '1', unitPrice: '100.00' }]
  return send(door, '/invoices', { customerId: customer, lines })
}
