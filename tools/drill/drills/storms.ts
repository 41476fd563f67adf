import { randomUUID } from 'node:crypto'
import type { Drill } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import { draft, get, oneEuro, openDoor, send } from '../drill-door.ts'
import type { Door } from '../writer.ts'
import { ask } from '../writer.ts'
import { forgetsKeys } from './kill.ts'

type Answered = { readonly status: number; readonly text: string }

/** One request, sent again while the house is too busy to take it, as a careful client does. */
async function persist(
  door: Door,
  path: string,
  { body, key = randomUUID() }: { body: unknown; key?: string },
): Promise<Answered> {
  for (;;) {
    const answer = await ask(door, path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'idempotency-key': key },
    }).catch(() => undefined)
    if (answer && answer.status < 500) return { status: answer.status, text: await answer.text() }
  }
}

const [keys, copies] = [40, 50]

export const idempotencyStorm: Drill = {
  name: 'idempotency-storm',
  promise: `${keys} keys are sent ${copies} times each at once: ${keys} entries, and all answers of a key are the same`,
  wrong: forgetsKeys,
  run: async (house) => {
    const door = await openDoor(house.origin)
    const wanted = Array.from({ length: keys }, () => randomUUID())
    const since = performance.now()
    const answers = await Promise.all(
      wanted.flatMap((key) =>
        Array.from({ length: copies }, () =>
          persist(door, '/journal-entries', { body: oneEuro(door), key }),
        ),
      ),
    )
    const seconds = (performance.now() - since) / 1000
    const other = await persist(door, '/journal-entries', {
      body: { ...oneEuro(door), memo: 'other' },
      key: wanted[0] ?? '',
    })
    const [stored] = await house.rows<{ n: number }>(
      `select count(*)::int as n from ledger.journal_entry where source_type = 'manual'`,
    )
    const distinct = new Set(answers.map(({ status, text }) => `${status} ${text}`)).size
    return {
      figures: `${answers.length} answers in ${seconds.toFixed(1)} s, ${distinct} different ones, ${stored?.n} entries`,
      broken: unkept({
        'one entry per key': stored?.n === keys,
        'every answer of a key is the same': distinct === keys,
        'the key with another body is refused': other.status === 409,
      }),
    }
  },
}

export const overAllocation: Drill = {
  name: 'over-allocation',
  promise: '50 allocations of 30.00 at once, of a payment of 100.00: three are made, 90.00 in all',
  wrong: {
    what: 'the remainder is read without a lock, and the table has no checks',
    source: [
      {
        file: 'modules/payments/src/payment-repository.ts',
        from: '(lock ? query.forNoKeyUpdate() : query)',
        to: 'query',
      },
    ],
    sql: [
      `do $$ declare own record; begin
         for own in select conrelid::regclass as of, conname from pg_constraint
           where contype = 'c' and conrelid = 'payments.payment_received'::regclass and pg_get_constraintdef(oid) like '%allocated%'
         loop execute format('alter table %s drop constraint %I', own.of, own.conname); end loop; end $$`,
    ],
  },
  run: async (house) => {
    const door = await openDoor(house.origin)
    const { id, version, customerId } = await draft(door)
    await send(door, `/invoices/${id}/issue`, { version, issueDate: '2026-06-01' })
    const more = await Promise.all(Array.from({ length: 30 }, () => draft(door, customerId)))
    for (const invoice of more)
      await send(door, `/invoices/${invoice.id}/issue`, {
        version: invoice.version,
        issueDate: '2026-06-01',
      })
    const eur = (amount: string) => ({ amount, currency: 'EUR' })
    const payment = await send<{ id: string }>(door, '/payments-received', {
      customerId,
      date: '2026-06-10',
      amount: eur('100.00'),
    })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        persist(door, `/payments-received/${payment.id}/allocate`, {
          body: { allocations: [{ invoiceId: more[n % 30]?.id, amount: eur('30.00') }] },
        }),
      ),
    )
    const [sum] = await house.rows<{ amount: string }>(
      `select coalesce(sum(amount), 0)::text as amount from payments.allocation where ended_on is null`,
    )
    const accepted = answers.filter(({ status }) => status < 300).length
    const faults = await house.bookFaults()
    return {
      figures: `${accepted} accepted, ${sum?.amount} of 10000 allocated`,
      broken: unkept({
        'three are made': accepted === 3,
        'never more than the payment': sum?.amount === '9000',
        [`the books are right ${faults.join()}`]: faults.length === 0,
      }),
    }
  },
}

export const numberStorm: Drill = {
  name: 'number-storm',
  promise: '50 drafts are issued at once: 50 consecutive numbers, no gap and no twin',
  wrong: {
    what: 'the next number is counted from the invoices that are there, and twins are let through',
    source: [
      {
        file: 'modules/invoicing/src/invoice-number.ts',
        from: 's.last_number + 1',
        to: '(select count(*) from invoicing.invoice where number is not null) + 1',
      },
    ],
    sql: ['drop index invoicing.invoice_number_unique'],
  },
  run: async (house) => {
    const door = await openDoor(house.origin)
    const first = await draft(door)
    const drafts = [first]
    for (let n = 1; n < 50; n += 1) drafts.push(await draft(door, first.customerId))
    const since = performance.now()
    const answers = await Promise.all(
      drafts.map(({ id, version }) =>
        persist(door, `/invoices/${id}/issue`, { body: { version, issueDate: '2026-06-01' } }),
      ),
    )
    const seconds = (performance.now() - since) / 1000
    const { items } = await get<{ items: { number: string | null }[] }>(door, '/invoices?limit=100')
    const numbers = items.flatMap(({ number }) => number?.split('-').at(-1) ?? []).sort()
    const expected = drafts.map((_, n) => `${n + 1}`.padStart(4, '0'))
    return {
      figures: `${answers.filter(({ status }) => status < 300).length} issued in ${seconds.toFixed(1)} s, ${numbers[0]} to ${numbers.at(-1)}, ${new Set(numbers).size} different`,
      broken: unkept({ 'numbers are consecutive': numbers.join() === expected.join() }),
    }
  },
}
