import { describe, expect, test } from 'vitest'
import type { BankAccountId, LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import { baseDifference, noConversion } from '../ledger/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { CreateBankAccountBody, isUndoable, MatchBody, statementLinePosting } from './index.ts'
import type { StatementLineCoding } from './index.ts'

const eur = currency('EUR')
const usd = currency('USD')
const account = (name: string): LedgerAccountId => `acc_${name}`
const posting = (minor: bigint, coding: Partial<StatementLineCoding> = {}, rate?: string) =>
  statementLinePosting(
    {
      id: 'stl_1',
      date: LocalDate.of(2026, 3, 2),
      amount: Money.of(minor, eur),
    },
    { accountId: account('fees'), ...coding },
    {
      id: 'je_1',
      bankAccount: { ledgerAccountId: account('bank'), currency: eur },
      conversion: rate
        ? { baseCurrency: usd, rate: Decimal.from(rate), roundingAccountId: account('rounding') }
        : noConversion(eur, account('rounding')),
    },
  )
const written = (entry: ReturnType<typeof posting>): string[] =>
  entry.lines.map(
    (line) =>
      `${line.side === 'debit' ? 'Dr' : 'Cr'} ${line.accountId.slice(4)} ${Money.toString(line.amount)}`,
  )

describe('the posting of a coded line', () => {
  test('money out: Dr account, Cr bank', () => {
    expect(written(posting(-1250n))).toEqual(['Cr bank 12.50', 'Dr fees 12.50'])
  })

  test('money in: Dr bank, Cr account', () => {
    const entry = posting(1250n, { memo: 'interest' })
    expect(written(entry)).toEqual(['Dr bank 12.50', 'Cr fees 12.50'])
    expect(entry).toMatchObject({
      postingDate: '2026-03-02',
      kind: 'post',
      memo: 'interest',
      source: { type: 'statement_line', id: 'stl_1' },
    })
  })

  test('with tax in it', () => {
    const taxCodeId = 'tax_1' as TaxCodeId
    const entry = posting(-12000n, {
      taxCodeId,
      tax: { accountId: account('input'), amount: Money.of(-2000n, eur) },
    })
    expect(written(entry)).toEqual(['Cr bank 120.00', 'Dr fees 100.00', 'Dr input 20.00'])
    expect(entry.lines.map((line) => line.taxCodeId)).toEqual([undefined, taxCodeId, taxCodeId])
  })

  test('rule 35: in another currency it balances in base, with the cent left over in sight', () => {
    const entry = posting(
      -333n,
      { tax: { accountId: account('input'), amount: Money.of(-111n, eur) } },
      '1.0955',
    )
    expect(Money.isZero(baseDifference(entry.lines, usd))).toBe(true)
  })

  test('a line of another currency than its account is a bug', () => {
    expect(() =>
      statementLinePosting(
        {
          id: 'stl_1',
          date: LocalDate.of(2026, 3, 2),
          amount: Money.of(1n, usd),
        },
        { accountId: account('fees') },
        {
          id: 'je_1',
          bankAccount: { ledgerAccountId: account('bank'), currency: eur },
          conversion: noConversion(eur, account('r')),
        },
      ),
    ).toThrow('currency of its bank account')
  })
})

describe('what people send', () => {
  const id = <P extends 'inv' | 'pay' | 'acc' | 'tax'>(prefix: P) =>
    idFromUuid(prefix, '01890a5d-ac96-774b-bcce-b302099a8057')

  test('a match is one of three kinds', () => {
    expect(MatchBody.parse({ kind: 'invoice', invoiceId: id('inv') })).toEqual({
      kind: 'invoice',
      invoiceId: id('inv'),
    })
    expect(
      MatchBody.parse({ kind: 'account', ledgerAccountId: id('acc'), memo: ' x ' }),
    ).toMatchObject({ memo: 'x' })
    expect(MatchBody.safeParse({ kind: 'invoice', invoiceId: id('pay') }).success).toBe(false)
    expect(MatchBody.safeParse({ kind: 'bill', billId: 'x' }).success).toBe(false)
  })

  test('a bank account has a name, a currency, and never a whole number', () => {
    const body = { name: 'Current account', currency: 'KES' }
    expect(CreateBankAccountBody.parse({ ...body, accountNumberMasked: '····4417' })).toMatchObject(
      { currency: 'KES' },
    )
    expect(
      CreateBankAccountBody.safeParse({ ...body, accountNumberMasked: 'DE89370400440532013000' })
        .success,
    ).toBe(false)
    expect(CreateBankAccountBody.safeParse({ ...body, currency: 'ABC' }).success).toBe(false)
    expect(CreateBankAccountBody.safeParse({ ...body, name: ' ' }).success).toBe(false)
  })

  test('an import is undone as a whole while no line is dealt with', () => {
    const one = {
      id: 'imp_1',
      bankAccountId: 'ban_1' as BankAccountId,
      undoneAt: null,
    } as unknown as Parameters<typeof isUndoable>[0]
    expect(isUndoable(one, { settledCount: 0 })).toBe(true)
    expect(isUndoable(one, { settledCount: 1 })).toBe(false)
    expect(
      isUndoable({ ...one, undoneAt: '2026-01-01T00:00:00Z' as never }, { settledCount: 0 }),
    ).toBe(false)
  })
})
