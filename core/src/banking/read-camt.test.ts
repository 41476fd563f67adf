import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { readCamt } from './read-camt.ts'
import { statementFileProof } from './statement-file-proof.ts'

const amount = (text: string, code = 'EUR'): string => `<Amt Ccy="${code}">${text}</Amt>`
const entry = (inner: string): string =>
  `<Ntry>${amount('10.00')}<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-15</Dt></BookgDt>${inner}</Ntry>`
const balance = (code: string, value: string, ccy = 'EUR'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(value, ccy)}<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-04-30</Dt></Dt></Bal>`
/** A statement of one account; what is given begins on line 2. */
const fileOf = (inner: string, account = '<Acct><Id><IBAN>X1</IBAN></Id></Acct>'): string =>
  `<Document><BkToCstmrStmt><Stmt><CreDtTm>2026-05-01T00:00:00Z</CreDtTm>${account}\n${inner}</Stmt></BkToCstmrStmt></Document>`

const read = (text: string) => readCamt([text]).statements[0]!
const refusal = (text: string): string => {
  try {
    readCamt([text])
  } catch (error) {
    if (error instanceof AppError)
      return `${error.code} ${/Line \d+/.exec(error.message)?.[0] ?? ''}`.trim()
    throw error
  }
  return 'read'
}

const details = (inner: string): string => entry(`<NtryDtls><TxDtls>${inner}</TxDtls></NtryDtls>`)
const parties = (by: string): string => details(`<RltdPties>${by}</RltdPties>`)

describe('an entry', () => {
  test.each([
    ['<Dbtr><Nm>Anna</Nm></Dbtr><Cdtr><Nm>We</Nm></Cdtr>', 'Anna'],
    ['<Dbtr><Pty><Nm>Anna</Nm></Pty></Dbtr>', 'Anna'],
    ['<UltmtDbtr><Nm>Shop</Nm></UltmtDbtr>', 'Shop'],
    ['<Cdtr><Nm>We</Nm></Cdtr>', 'We'],
  ])('money in names who paid: %s', (by, name) => {
    expect(read(fileOf(parties(by))).lines[0]!.name).toBe(name)
  })

  test('money out names whom we paid, and a reversal as it was the first time', () => {
    const both = '<Dbtr><Nm>We</Nm></Dbtr><Cdtr><Nm>Paper</Nm></Cdtr>'
    const out = parties(both).replace('CRDT', 'DBIT')
    expect(read(fileOf(out)).lines[0]!.name).toBe('Paper')
    const reversed = parties(both).replace('<Sts>', '<RvslInd>true</RvslInd><Sts>')
    expect(read(fileOf(reversed)).lines[0]).toMatchObject({ name: 'Paper', kind: 'reversal' })
  })

  test('its reference says something or is left out', () => {
    const refs = (inner: string) =>
      read(fileOf(details(`<Refs>${inner}</Refs>`))).lines[0]!.reference
    expect(refs('<EndToEndId>INV-7</EndToEndId>')).toBe('INV-7')
    expect(refs('<EndToEndId>NOTPROVIDED</EndToEndId>')).toBeUndefined()
    expect(refs('<UETR>u-1</UETR>')).toBe('u-1')
  })

  test('a batch is one line without the words of one of its payments', () => {
    const batch = entry(
      '<NtryDtls><TxDtls><RmtInf><Ustrd>a</Ustrd></RmtInf></TxDtls><TxDtls><RmtInf><Ustrd>b</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>Batch</AddtlNtryInf>',
    )
    expect(read(fileOf(batch)).lines).toMatchObject([{ memo: 'Batch' }])
  })

  test('rule 69: what is not booked is told apart and moves no money', () => {
    const pending = entry('').replace('BOOK', 'PDNG')
    const statement = read(
      fileOf(`${balance('OPBD', '0')}${balance('CLBD', '10')}${entry('')}${pending}`),
    )
    expect([statement.lines.length, statement.pending?.length]).toEqual([1, 1])
    expect(statementFileProof(statement).state).toBe('proven')
  })

  test('the day is the bank’s own, whatever its time zone', () => {
    const day = (text: string) =>
      read(fileOf(entry('').replace('<Dt>2026-04-15</Dt>', text))).lines[0]!.date
    expect(day('<DtTm>2026-04-15T23:59:59.999-08:00</DtTm>')).toBe('2026-04-15')
    expect(day('<Dt>2026-04-15+02:00</Dt>')).toBe('2026-04-15')
    // Without a day of its own, the day of the notice.
    expect(day('')).toBe('2026-05-01')
  })
})

describe('a statement', () => {
  test('rule 67: which balances open and close it', () => {
    const of = (...balances: string[]) => {
      const { openingBalance, closingBalance } = read(fileOf(balances.join('') + entry('')))
      return [openingBalance, closingBalance].map((each) => each && Money.toString(each.amount))
    }
    expect(of(balance('OPBD', '1'), balance('PRCD', '2'), balance('CLBD', '11'))).toEqual([
      '1.00',
      '11.00',
    ])
    expect(of(balance('PRCD', '2'), balance('CLAV', '9'))).toEqual(['2.00', null])
    expect(of(balance('ITBD', '3'), balance('ITBD', '13'))).toEqual(['3.00', '13.00'])
    expect(of(balance('ITBD', '3'))).toEqual([null, '3.00'])
    expect(of(balance('OPBD', '1', 'USD'), balance('OPBD', '7'))).toEqual(['7.00', null])
  })

  test('one that does not add up is flagged with its line, and read', () => {
    const statement = read(fileOf(`${balance('OPBD', '0')}\n${balance('CLBD', '11')}${entry('')}`))
    expect(statementFileProof(statement)).toMatchObject({ state: 'broken', fileLine: 3 })
  })

  test('accounts without IBAN, of version 1 too', () => {
    const account = (inner: string) =>
      read(fileOf(entry(''), `<Acct><Id>${inner}</Id></Acct>`)).account.accountId
    expect(account('<Othr><Id>55-1</Id></Othr>')).toBe('55-1')
    expect(account('<PrtryAcct><Id>55-2</Id></PrtryAcct>')).toBe('55-2')
    expect(account('<BBAN>55-3</BBAN>')).toBe('55-3')
  })

  test('a statement without lines or balances takes the currency that is chosen', () => {
    expect(refusal(fileOf(''))).toBe('camt.currency_missing Line 1')
    const chosen = readCamt([fileOf('')], { currencyIfMissing: currency('CHF') })
    expect(chosen.statements[0]!.currency).toBe('CHF')
  })

  test.each([
    ['BkToCstmrAcctRpt', 'Rpt', 'camt.052'],
    ['BkToCstmrAcctRptV01', 'Rpt', 'camt.052'],
    ['BkToCstmrStmt', 'Stmt', 'camt.053'],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'camt.054'],
  ])('%s is %s of %s', (message, element, format) => {
    const text = fileOf(entry(''))
      .replaceAll('BkToCstmrStmt', message)
      .replaceAll('Stmt>', `${element}>`)
    const renamed = text.replaceAll(`BkToCstmr${element}>`, `${message}>`)
    expect(readCamt([renamed]).format).toBe(format)
  })
})

describe('refused whole, with the line', () => {
  const differs = entry('').replace('Ccy="EUR"', 'Ccy="USD"')
  const refused = [
    ['<Document><CstmrCdtTrfInitn></CstmrCdtTrfInitn></Document>', 'camt.not_statement'],
    ['<Document><BkToCstmrStmt></BkToCstmrStmt></Document>', 'camt.no_statement'],
    ['<Document></Document>', 'camt.not_statement'],
    [fileOf(entry(''), ''), 'camt.account_missing Line 1'],
    [fileOf(entry('').replace(/<Amt.*<\/Amt>/, '')), 'camt.field_missing Line 2'],
    [fileOf(entry('').replace('CRDT', 'x')), 'camt.side_unknown Line 2'],
    [fileOf(entry('').replace('BOOK', 'MAYBE')), 'camt.status_unknown Line 2'],
    [fileOf(entry('').replace('2026-04-15', '2026-02-30')), 'camt.date_malformed Line 2'],
    [fileOf(entry('').replace('10.00', '-10.00')), 'camt.amount_malformed Line 2'],
    [fileOf(entry('').replace('10.00', '10.001')), 'camt.amount_malformed Line 2'],
    [fileOf(entry('').replace('10.00', '1e3')), 'camt.amount_malformed Line 2'],
    [fileOf(entry('').replace('EUR', 'QQQ')), 'camt.currency_unknown Line 2'],
    [fileOf(`${entry('')}\n${differs}`), 'camt.currency_differs Line 3'],
    [
      fileOf(details(`<RmtInf>${`<Ustrd>${'x'.repeat(900)}</Ustrd>`.repeat(12)}</RmtInf>`)),
      'camt.field_too_long Line 2',
    ],
    [`<!DOCTYPE x [<!ENTITY a "b">]>${fileOf(entry(''))}`, 'xml.doctype Line 1'],
    [fileOf(entry('')).slice(0, -11), 'xml.truncated Line 2'],
  ] as const
  test.each(refused.map(([text, code]) => [code, text] as const))('%s', (code, text) =>
    expect(refusal(text)).toBe(code),
  )

  test('more entries than may be', () => {
    expect(refusal(fileOf(entry('').repeat(200_001)))).toBe('camt.too_many_lines Line 2')
  })
})
