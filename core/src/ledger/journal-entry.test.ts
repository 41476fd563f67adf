import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEntryId, LedgerAccountId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { JournalLine, ProposedLine } from './journal-entry.ts'
import {
  assertEnteredBalance,
  balancedEntry,
  baseDifference,
  credit,
  debit,
  noConversion,
  reversal,
} from './journal-entry.ts'

const EUR = currency('EUR')
const USD = currency('USD')
const account = (n: number): LedgerAccountId =>
  idFromUuid('acc', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const entryId = (n: number): JournalEntryId =>
  idFromUuid('je', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const [bank, sales, tax, rounding] = [account(1), account(2), account(3), account(9)]
const euro = (text: string): Money => Money.parse(text, EUR)

const head = {
  id: entryId(1),
  postingDate: LocalDate.from('2026-01-31'),
  kind: 'post',
  source: { type: 'manual', id: 'je_1' },
} as const
const plain = noConversion(EUR, rounding)
const inDollars = (rate: string) => ({
  baseCurrency: USD,
  rate: Decimal.from(rate),
  roundingAccountId: rounding,
})

const amount = fc
  .bigInt({ min: -(10n ** 10n), max: 10n ** 10n })
  .map((minor) => Money.of(minor, EUR))
/** Lines on one side and one line on the other that takes their sum. */
const balancedLines = fc
  .array(amount, { minLength: 1, maxLength: 12 })
  .map((amounts): ProposedLine[] => [
    ...amounts.map((one) => credit(sales, one)),
    debit(bank, Money.sum(amounts, EUR)),
  ])
const rate = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((units) => Decimal.of(units, 10))

describe('balanced entry', () => {
  test('rule 35: debits equal credits in base currency, whatever the rate', () => {
    fc.assert(
      fc.property(balancedLines, rate, (lines, given) => {
        const entry = balancedEntry({ ...head, lines }, { ...inDollars('1'), rate: given })
        expect(baseDifference(entry.lines, USD)).toEqual(Money.zero(USD))
      }),
    )
  })

  test('rule 35: a document that does not balance in its own currency is a bug, also in a foreign one', () => {
    const lines = [debit(bank, euro('100.00')), credit(sales, euro('99.99'))]
    expect(() => balancedEntry({ ...head, lines }, plain)).toThrow('must balance')
    expect(() => balancedEntry({ ...head, lines }, inDollars('1.15'))).toThrow('must balance')
  })

  test('rule 35: what conversion leaves over is posted to the rounding account, visibly', () => {
    const lines = [
      debit(bank, euro('0.30')),
      credit(sales, euro('0.10')),
      credit(tax, euro('0.10')),
      credit(tax, euro('0.10')),
    ]
    const entry = balancedEntry({ ...head, lines }, inDollars('1.15'))
    const cent = { amount: Money.of(1n, USD), base: Money.of(1n, USD), rate: Decimal.one }
    expect(entry.lines.map((line) => Money.toString(line.base))).toEqual([
      '0.35',
      '0.12',
      '0.12',
      '0.12',
      '0.01',
    ])
    expect(entry.lines.at(-1)).toEqual({ accountId: rounding, side: 'debit', ...cent })
  })

  test('a negative line changes its side and a zero line falls away', () => {
    const lines = [
      debit(bank, euro('90.00')),
      credit(sales, euro('100.00')),
      credit(sales, euro('-10.00')),
      credit(tax, euro('0.00')),
    ]
    const entry = balancedEntry({ ...head, lines }, plain)
    expect(entry.lines.map((line) => [line.side, Money.toString(line.amount)])).toEqual([
      ['debit', '90.00'],
      ['credit', '100.00'],
      ['debit', '10.00'],
    ])
    fc.assert(
      fc.property(balancedLines, (given) => {
        const { lines: posted } = balancedEntry({ ...head, lines: given }, plain)
        expect(posted.every((line) => Money.isPositive(line.amount))).toBe(true)
      }),
    )
  })

  test('rule 50: every line says amount, rate and base, and base is amount × rate', () => {
    const lines = [
      { ...debit(bank, euro('400.00')), base: Money.parse('440.00', USD) },
      { ...credit(sales, euro('400.00')), base: Money.parse('460.00', USD) },
      debit(tax, Money.parse('20.00', USD)),
    ]
    const entry = balancedEntry({ ...head, lines }, inDollars('1.10'))
    expect(entry.lines.map((line) => Decimal.toString(line.rate))).toEqual(['1.10', '1.15', '1'])
    expect(entry.lines).toHaveLength(3)
    for (const line of entry.lines) {
      const exact = Decimal.multiply(Money.toDecimal(line.amount), line.rate)
      expect(Money.round(exact, USD)).toEqual(line.base)
    }
  })

  test('rule 50: a rate keeps ten and more significant digits', () => {
    const lines = [debit(bank, euro('1000.00')), credit(sales, euro('1000.00'))]
    const entry = balancedEntry({ ...head, lines }, inDollars('1.0000000001'))
    expect(Decimal.toString(entry.lines[0]?.rate ?? Decimal.zero)).toBe('1.0000000001')
  })
})

describe('entered balance', () => {
  const line = (side: 'debit' | 'credit', text: string): JournalLine => ({
    accountId: bank,
    side,
    amount: euro(text),
    base: euro(text),
    rate: Decimal.one,
  })
  const refusal = (code: string, message: RegExp): unknown =>
    expect.objectContaining({ code, message: expect.stringMatching(message) })

  test('a person is told which side is more, and by how much', () => {
    const balanced = [line('debit', '10.00'), line('credit', '10.00')]
    expect(() => assertEnteredBalance(balanced, EUR)).not.toThrow()
    expect(() => assertEnteredBalance([...balanced, line('debit', '1.20')], EUR)).toThrow(
      refusal('ledger.unbalanced', /debit side is 1\.20 EUR more/),
    )
    expect(() => assertEnteredBalance([...balanced, line('credit', '1.20')], EUR)).toThrow(
      refusal('ledger.unbalanced', /credit side is 1\.20 EUR more/),
    )
    expect(() => assertEnteredBalance([line('debit', '0.00')], EUR)).toThrow(
      refusal('ledger.too_few_lines', /at least one debit/),
    )
  })
})

describe('reversal', () => {
  const posted = balancedEntry(
    {
      ...head,
      lines: [debit(bank, euro('12.00')), credit(sales, euro('10.00')), credit(tax, euro('2.00'))],
    },
    inDollars('1.15'),
  )
  const as = { id: entryId(2), postingDate: LocalDate.from('2026-02-01'), kind: 'reverse' } as const

  test('rule 42: copies accounts, amounts and rates with opposite sides, and names the original', () => {
    const undone = reversal(posted, as)
    expect(undone).toMatchObject({ ...as, source: posted.source, reversesId: posted.id })
    const sides = { debit: 'credit', credit: 'debit' } as const
    expect(undone.lines).toEqual(posted.lines.map((line) => ({ ...line, side: sides[line.side] })))
  })

  test('rule 42: an entry and its reversal together move nothing', () => {
    const all = [...posted.lines, ...reversal(posted, as).lines]
    for (const accountId of new Set(all.map((line) => line.accountId))) {
      const own = all.filter((line) => line.accountId === accountId)
      expect(baseDifference(own, USD)).toEqual(Money.zero(USD))
    }
  })
})
