import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceId, PaymentReceivedId } from '../ids/index.ts'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  MatchSuggestionView,
  matchSuggestions,
  matchSuggestionView,
  matchSuggestionsMax,
} from './index.ts'
import type { InvoiceCandidate, MatchCandidate, PaymentCandidate } from './index.ts'
import { nameInText, numberInText, textWords } from './text-evidence.ts'

const kes = currency('KES')
const money = (minor: bigint, code = kes): Money => Money.of(minor, code)
const day = (d: number): LocalDate => LocalDate.of(2026, 11, d)

const invoice = (number: string, more: Partial<InvoiceCandidate> = {}): InvoiceCandidate => ({
  kind: 'invoice',
  id: `inv_${number}`,
  number,
  customerName: 'Kijani Logistics Ltd',
  outstanding: money(7_400_000n),
  issueDate: day(1),
  dueDate: day(15),
  ...more,
})
const payment = (reference: string, more: Partial<PaymentCandidate> = {}): PaymentCandidate => ({
  kind: 'payment_received',
  id: `pay_${reference}`,
  reference,
  customerName: 'Jubilant Health',
  amount: money(7_400_000n),
  date: day(10),
  ...more,
})
const line = (name: string, amount = money(7_400_000n)) => ({
  name,
  memo: '',
  date: day(12),
  amount,
})
const ids = (found: ReturnType<typeof matchSuggestions>): string[] =>
  found.map(({ candidate }) => candidate.id)

describe('suggestions for a bank line', () => {
  test('reasons are in words, text before dates', () => {
    const [best] = matchSuggestions(line('TRF KIJANI LOGISTICS INV 0042'), [invoice('INV-0042')])
    expect(best).toMatchObject({
      confidence: 'exact',
      reasons: [
        'same amount',
        'INV-0042 in text',
        'customer name in text',
        'issued 11 days before',
      ],
    })
    expect(matchSuggestions(line(''), [payment('P-9')])[0]?.reasons).toEqual([
      'same amount',
      '2 days apart',
    ])
    expect(matchSuggestions(line(''), [payment('P-9', { date: day(12) })])[0]?.reasons).toEqual([
      'same amount',
      'same day',
    ])
    expect(matchSuggestions(line(''), [payment('P-9', { date: day(13) })])[0]?.reasons).toContain(
      '1 day apart',
    )
  })

  test('the invoice named in the text comes before others of the same amount', () => {
    const candidates = [invoice('INV-0041'), invoice('INV-0042'), invoice('INV-0043'), payment('')]
    expect(ids(matchSuggestions(line('INV0042'), candidates))[0]).toBe('inv_INV-0042')
  })

  test('a recorded payment near by comes before an open invoice', () => {
    const found = matchSuggestions(line('DEPOSIT'), [invoice('INV-0001'), payment('P-1')])
    expect(found.map(({ candidate, confidence }) => [candidate.kind, confidence])).toEqual([
      ['payment_received', 'likely'],
      ['invoice', 'possible'],
    ])
  })

  test('of two alike the nearer one comes first', () => {
    const candidates = [
      invoice('INV-0001', { issueDate: day(1) }),
      invoice('INV-0002', { issueDate: day(9) }),
    ]
    expect(ids(matchSuggestions(line('DEPOSIT'), candidates))).toEqual([
      'inv_INV-0002',
      'inv_INV-0001',
    ])
  })

  test('the only one that fits says so', () => {
    expect(matchSuggestions(line('DEPOSIT'), [invoice('INV-0001')])[0]).toMatchObject({
      confidence: 'likely',
      reasons: ['same amount', 'issued 11 days before', 'nothing else fits'],
    })
  })

  test('another amount, another currency, money out and far payments never fit', () => {
    const usd = currency('USD')
    expect(matchSuggestions(line('INV-0042', money(7_399_999n)), [invoice('INV-0042')])).toEqual([])
    expect(
      matchSuggestions(line('INV-0042', money(7_400_000n, usd)), [invoice('INV-0042')]),
    ).toEqual([])
    expect(
      matchSuggestions(line('X', money(-7_400_000n)), [
        invoice('X', { outstanding: money(-7_400_000n) }),
      ]),
    ).toEqual([])
    const far = { date: LocalDate.of(2026, 1, 1) }
    expect(matchSuggestions(line('DEPOSIT'), [payment('P-100', far)])).toEqual([])
    expect(matchSuggestions(line('P-100'), [payment('P-100', far)])).toHaveLength(1)
  })

  test('the order depends on the values alone, and amounts always agree', () => {
    const candidate = fc.oneof(
      fc
        .record({
          n: fc.nat(9),
          minor: fc.constantFrom(100n, 200n),
          d: fc.integer({ min: 1, max: 28 }),
        })
        .map(({ n, minor, d }): MatchCandidate =>
          invoice(`INV-000${n}`, {
            id: `inv_${n}${d}${minor}` as InvoiceId,
            outstanding: money(minor),
            issueDate: day(d),
          }),
        ),
      fc
        .record({
          n: fc.nat(9),
          minor: fc.constantFrom(100n, 200n),
          d: fc.integer({ min: 1, max: 28 }),
        })
        .map(({ n, minor, d }): MatchCandidate =>
          payment(`P-${n}`, {
            id: `pay_${n}${d}${minor}` as PaymentReceivedId,
            amount: money(minor),
            date: day(d),
          }),
        ),
    )
    const candidates = fc.uniqueArray(candidate, { maxLength: 12, selector: ({ id }) => id })
    const text = fc.constantFrom('INV-0003 KIJANI LOGISTICS', 'P-4', '')
    fc.assert(
      fc.property(candidates, text, (all, words) => {
        const found = matchSuggestions(line(words, money(100n)), all)
        expect(matchSuggestions(line(words, money(100n)), all.toReversed())).toEqual(found)
        expect(found.length).toBeLessThanOrEqual(matchSuggestionsMax)
        for (const { candidate: one } of found) {
          expect((one.kind === 'invoice' ? one.outstanding : one.amount).minor).toBe(100n)
        }
      }),
    )
  })

  test('the view fits its schema', () => {
    const view = matchSuggestionView(matchSuggestions(line('INV-0042'), [invoice('INV-0042')])[0]!)
    expect(MatchSuggestionView.parse(view)).toEqual(view)
    expect(view).toMatchObject({
      label: 'INV-0042',
      amount: { amount: '74000.00', currency: 'KES' },
    })
  })
})

describe('numbers and names in the text of a bank', () => {
  test.each([
    ['INV-0042', 'PAYMENT INV-0042 THANKS', true],
    ['INV-0042', 'inv 0042 2026', true],
    ['INV-0042', 'RE:INV0042', true],
    ['INV-0042', 'INV 42', true],
    ['INV-0042', 'INV-00421', false],
    ['INV-004', 'INV-0042', false],
    ['INV-0042', '0042', false],
    ['2026-0007', 'REF 20260007', true],
    ['2026-0007', 'REF 2026 0008', false],
    ['42', 'CARD 42', false],
    ['', '', false],
  ])('%s in “%s”: %s', (number, text, expected) => {
    expect(numberInText(number, textWords(text))).toBe(expected)
  })

  test.each([
    ['Kijani Logistics Ltd', 'TRF KIJANI LOGISTICS', true],
    ['Müller & Söhne GmbH', 'MUELLER', false],
    ['Müller & Söhne GmbH', 'muller sohne rechnung', true],
    ['Northwind Clinic', 'FROM NORTHWIND CLIN', true],
    ['Northwind Clinic', 'NORTHWIND', false],
    ['Akosua', 'MOMO AKOSUA 024', true],
    ['The Ltd Co', 'THE LTD CO', false],
    ['', 'ANYTHING', false],
  ])('%s in “%s”: %s', (name, text, expected) => {
    expect(nameInText(name, textWords(text))).toBe(expected)
  })
})
