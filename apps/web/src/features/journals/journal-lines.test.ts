import { currency } from '@smb/core/money'
import { describe, expect, test } from 'vitest'
import type { JournalRow } from './journal-lines.ts'
import { entryLines, journalDraft } from './journal-lines.ts'

const eur = currency('EUR')
const row = (key: string, accountId: string | null, debit = '', credit = ''): JournalRow => ({
  key,
  accountId,
  debit,
  credit,
})

describe('journal draft', () => {
  test('the last line with an account takes what is missing', () => {
    const rows = [
      row('a', 'rent', '1200.00'),
      row('b', 'tax', '230.50'),
      row('c', 'bank'),
      row('d', null),
    ]
    const draft = journalDraft(rows, eur)
    expect(draft.rows[2]).toMatchObject({ debit: '', credit: '1430.50', fills: 'credit' })
    expect(draft).toMatchObject({ totalDebit: '1430.50', totalCredit: '1430.50', fault: undefined })
    expect(entryLines(draft, eur).map(({ side }) => side)).toEqual(['debit', 'debit', 'credit'])
  })

  test('a line that was typed keeps its amount, and the difference is said in words', () => {
    const draft = journalDraft([row('a', 'rent', '1500.00'), row('b', 'bank', '', '300.00')], eur)
    expect(draft.rows[1]?.fills).toBeUndefined()
    expect(draft.difference).toBe('€1,200.00 more on the debit side')
    expect(draft.fault).toBe('€1,200.00 more on the debit side.')
  })

  test('rule 6: sides may come to more than one amount, and the line that makes them equal too', () => {
    const most = '10000000000000.00'
    const typed = [row('a', 'rent', most), row('b', 'tax', most), row('c', 'bank')]
    const draft = journalDraft(typed, eur)
    expect(draft.rows[2]?.credit).toBe('20000000000000.00')
    expect(draft.totalCredit).toBe('20000000000000.00')
  })

  test('says what keeps it from being posted', () => {
    const fault = (...rows: JournalRow[]) => journalDraft(rows, eur).fault
    expect(fault(row('a', null), row('b', null))).toMatch(/debit and a credit/)
    expect(fault(row('a', 'rent', '5.00'), row('b', null, '', '5.00'))).toBe(
      'Line 2 has an amount but no account.',
    )
    expect(fault(row('a', 'rent', '-5.00'), row('b', 'bank', '', '-5.00'))).toMatch(
      /^Line 1 is below/,
    )
    expect(fault(row('a', 'rent'), row('b', 'bank', '', '5.00'))).toBe(
      '€5.00 more on the credit side.',
    )
    expect(fault(row('a', 'rent', '5.00'))).toBe('€5.00 more on the debit side.')
  })

  test('waits for all amounts before it balances', () => {
    const draft = journalDraft([row('a', 'rent', '9.00'), row('b', 'tax'), row('c', 'bank')], eur)
    expect(draft.rows.some(({ fills }) => fills)).toBe(false)
  })
})
