import { describe, expect, test } from 'vitest'
import { chartFileLimits, readChartFile } from './index.ts'

const rowsOf = (text: string) => readChartFile(text).rows
const refusal = (text: string): { code: string; message: string } | undefined => {
  try {
    readChartFile(text)
    return undefined
  } catch (error) {
    return error as { code: string; message: string }
  }
}

describe('a file with a chart of accounts', () => {
  test('names its columns in plain words, in any order, with others between', () => {
    const file = [
      'Category,Notes,Account No.,Account Name,Parent Account',
      'Current Assets,x,1000,Cash,',
      'Expense,,6000,"Rent, rates",1000',
    ]
    expect(readChartFile(file.join('\n'))).toEqual({
      ignoredColumns: ['Notes'],
      rows: [
        ...[{ line: 2, code: '1000', name: 'Cash', type: 'asset' as const }].map((row) => ({
          ...row,
          typeWord: 'Current Assets',
          parentCode: null,
        })),
        {
          line: 3,
          code: '6000',
          name: 'Rent, rates',
          type: 'expense',
          typeWord: 'Expense',
          parentCode: '1000',
        },
      ],
    })
  })

  test('is separated by semicolons or tabs as well, and may say so', () => {
    const german = 'Konto;Bezeichnung;Kontoart\r\n4400;"Erlöse; 19 %";Erlöse\r\n'
    expect(rowsOf(german)).toMatchObject([
      { line: 2, code: '4400', name: 'Erlöse; 19 %', type: 'income' },
    ])
    expect(rowsOf('code\tname\ttype\n1\tCash, bank\tasset')).toMatchObject([{ name: 'Cash, bank' }])
    expect(rowsOf('sep=;\ncode;name;type\n1;Cash,a;asset')).toMatchObject([
      { line: 3, name: 'Cash,a' },
    ])
  })

  test.each([
    ['Asset', 'asset'],
    ['OTHER CURRENT ASSETS', 'asset'],
    ['Bank', 'asset'],
    ['Long-term liabilities', 'liability'],
    ['Verbindlichkeiten', 'liability'],
    ['Owner’s Equity', undefined],
    ['Equity', 'equity'],
    ['Revenue', 'income'],
    ['Erträge', 'income'],
    ['Cost of Goods Sold', 'expense'],
    ['Charges', 'expense'],
    ['constructor', undefined],
    ['', undefined],
  ])('“%s” is %s', (word, type) => {
    expect(rowsOf(`code,name,type\n1,Cash,${word}`)[0]?.type).toBe(type)
  })

  test('a name goes before a description where there are both', () => {
    const file = 'code,description,name,type\n1,What it is for,Cash,asset'
    expect(readChartFile(file)).toMatchObject({
      ignoredColumns: ['description'],
      rows: [{ name: 'Cash' }],
    })
  })

  test('quotation marks are doubled inside quotes, and letters like any other outside', () => {
    const file = 'code,name,type\n1,"The ""old"" till, closed",asset\n2,5" screens,asset'
    expect(rowsOf(file).map(({ name }) => name)).toEqual(['The "old" till, closed', '5" screens'])
  })

  test('lines are counted through line ends in quotes, empty lines and every kind of line end', () => {
    const file = 'code,name,type\r\n1,"Cash\nin hand",asset\r\r\n\n,,\n2,Bank,asset'
    expect(rowsOf(file).map(({ line, code }) => [line, code])).toEqual([
      [2, '1'],
      [7, '2'],
    ])
    expect(rowsOf('code,name,type\r1,Cash,asset\r2,Bank,asset').map(({ line }) => line)).toEqual([
      2, 3,
    ])
  })

  test.each([
    ['', 'ledger.chart_file_empty'],
    ['\n\n', 'ledger.chart_file_empty'],
    ['code,name,type\n', 'ledger.chart_file_empty'],
    ['1000,Cash,asset\n', 'ledger.chart_file_headings'],
    ['code,type\n1,asset', 'ledger.chart_file_headings'],
    ['code,name\n1,Cash', 'ledger.chart_file_headings'],
    ['name,type\nCash,asset', 'ledger.chart_file_headings'],
    ['code,name,type\n1,"Cash,asset\n2,Bank,asset', 'csv.quote_open'],
    [`code,name,type\n1${',x'.repeat(60)}`, 'csv.too_many_columns'],
  ])('%j is refused: %s', (text, code) => {
    expect(refusal(text)?.code).toBe(code)
  })

  test('the refusal of an open quotation mark names its line', () => {
    expect(refusal('code,name,type\n1,Cash,asset\n2,"Bank,asset\n\n')?.message).toContain('Line 3')
  })

  test('5,000 accounts are taken and one more is not', () => {
    const lines = Array.from({ length: chartFileLimits.rows }, (_, n) => `${n},Account ${n},asset`)
    const file = ['code,name,type', ...lines].join('\n')
    expect(rowsOf(file)).toHaveLength(5_000)
    expect(refusal(`${file}\nX,One more,asset`)?.code).toBe('ledger.chart_file_too_many_rows')
  })

  test('a hostile file of the largest size costs seconds at most, not minutes', () => {
    const size = chartFileLimits.mib * 1024 * 1024
    const hostile = [
      '"'.repeat(size),
      `code,name,type\n1,${'"'.repeat(size - 20)},asset`,
      `code,name,type\n${'\n'.repeat(size - 20)}`,
      `code,name,type\n1,${'a'.repeat(size - 30)},asset`,
      `code,name,type\n1,"${'a""'.repeat(size / 3 - 10)}",asset`,
      'sep='.repeat(size / 4),
      ','.repeat(size),
    ]
    const begun = performance.now()
    for (const text of hostile) refusal(text)
    expect(performance.now() - begun).toBeLessThan(15_000)
  })
})
