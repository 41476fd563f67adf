import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allocationFault,
  outstandingOf,
  remainderOf,
  spread,
  toArrive,
  valueOf,
  wantedAllocations,
} from './allocation-plan.ts'

const item = (id: string, amount: string, currency = 'EUR') => ({
  id,
  outstanding: { amount, currency },
})
const open = [item('a', '100.00'), item('b', '50.00'), item('c', '20.00')]

test('money goes to the longest due first, each up to what is open', () => {
  expect(spread('120.00', 'EUR', { items: open })).toEqual({ a: '100.00', b: '20.00' })
  expect(spread('', 'EUR', { items: open })).toEqual({})
})

test('rule 6: figures of a payment that is too large stay exact; recording it is refused', () => {
  const value = valueOf('10000000000000.00', '10000000000000.00', 'EUR')
  expect(value).toBe('20000000000000.00')
  expect(remainderOf(value, { a: '0.01' }, 'EUR')).toBe('19999999999999.99')
  expect(spread(value, 'EUR', { items: [item('a', '5.00')] })).toEqual({ a: '5.00' })
})

test('the invoice that the payment is meant for comes first', () => {
  expect(spread('60.00', 'EUR', { items: open, firstId: 'b' })).toEqual({ b: '50.00', a: '10.00' })
})

test('invoices in other currencies take nothing', () => {
  expect(spread('60.00', 'EUR', { items: [item('x', '50.00', 'USD'), ...open] })).toEqual({
    a: '60.00',
  })
  expect(outstandingOf([item('x', '50.00', 'USD'), ...open], 'EUR')).toBe('170.00')
})

test('more than is open stays as credit, more than came in shows as less than nothing', () => {
  expect(remainderOf('200.00', spread('200.00', 'EUR', { items: open }), 'EUR')).toBe('30.00')
  expect(remainderOf('10.00', { a: '12.00' }, 'EUR')).toBe('-2.00')
})

test('rule 16: to pay 1,160.00 off, 1,110.00 has to arrive beside 50.00 withheld', () => {
  expect(toArrive('1160.00', '50.00', 'EUR')).toBe('1110.00')
  expect(toArrive('1160.00', '', 'EUR')).toBe('1160.00')
  expect(toArrive('20.00', '50.00', 'EUR')).toBe('0.00')
})

test('what was withheld settles too', () => {
  expect(valueOf('90.00', '10.00', 'EUR')).toBe('100.00')
  expect(valueOf('', '', 'JPY')).toBe('0')
})

test('an amount above what is open is refused in words', () => {
  expect(allocationFault('20.01', item('c', '20.00'))).toBe('Only €20.00 is open.')
  expect(allocationFault('20.00', item('c', '20.00'))).toBeUndefined()
  expect(allocationFault('-1.00', item('c', '20.00'))).toBe('Write an amount above zero.')
})

test('only amounts above zero are asked for', () => {
  expect(wantedAllocations({ a: '1.00', b: '', c: '0.00' }, 'EUR')).toEqual([
    { invoiceId: 'a', amount: { amount: '1.00', currency: 'EUR' } },
  ])
})

test('rule 28: what is spread and what is left are together what came in, and no invoice gets too much', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((minor) => {
    const digits = minor.toString().padStart(3, '0')
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`
  })
  const minor = (text: string) => BigInt(text.replace('.', ''))
  fc.assert(
    fc.property(cents, fc.array(cents, { maxLength: 8 }), (value, amounts) => {
      const items = amounts.map((amount, index) => item(`i${index}`, amount))
      const plan = spread(value, 'EUR', { items: items })
      const used = Object.values(plan).reduce((sum, part) => sum + minor(part), 0n)
      const left = minor(remainderOf(value, plan, 'EUR'))
      expect(used + left).toBe(minor(value))
      expect(left >= 0n).toBe(true)
      for (const each of items) {
        expect(allocationFault(plan[each.id] ?? '', each)).toBeUndefined()
      }
    }),
  )
})
