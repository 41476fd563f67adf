import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  continuityProof,
  ofxEncoding,
  plannedImport,
  proofLine,
  readOfx,
  StatementProofView,
  statementProofView,
} from './index.ts'
import type { ReadStatement, ReadStatementLine } from './index.ts'

const eur = currency('EUR')
const money = (minor: bigint): Money => Money.of(minor, eur)
const day = (d: number): LocalDate => LocalDate.of(2026, 3, d)

const lineOf = (minor: bigint, balance: bigint | null = null, fileLine = 1): ReadStatementLine => ({
  fitId: null,
  date: day(1),
  amount: money(minor),
  type: '',
  name: '',
  memo: '',
  checkNumber: null,
  runningBalance: balance === null ? null : money(balance),
  fileLine,
})
const statementOf = (
  lines: readonly ReadStatementLine[],
  balances: { opening?: bigint; closing?: bigint; closingDate?: LocalDate } = {},
): ReadStatement => ({
  account: { bankId: null, accountId: '1', type: '' },
  currency: eur,
  openingBalance:
    balances.opening === undefined ? null : { amount: money(balances.opening), date: null },
  closingBalance:
    balances.closing === undefined
      ? null
      : { amount: money(balances.closing), date: balances.closingDate ?? day(31) },
  from: day(1),
  to: day(31),
  lines,
})

const fixture = (name: string): ReadStatement => {
  const bytes = readFileSync(new URL(`../../../fixtures/ofx/${name}`, import.meta.url))
  return readOfx(new TextDecoder(ofxEncoding(bytes)).decode(bytes)).statements[0]!
}

describe('the proof of one statement', () => {
  test('rule 67: opening and lines make the closing balance', () => {
    expect(proofLine(fixture('no-ids-decimal-comma.ofx'))).toMatchObject({
      state: 'proven',
      words: 'Opening 0.00 EUR and the lines make the closing balance.',
    })
  })

  test('rule 67: a difference is named', () => {
    const proof = proofLine(statementOf([lineOf(500n)], { opening: 1000n, closing: 1600n }))
    expect(proof).toMatchObject({ state: 'broken', difference: money(100n), fileLine: null })
    expect(proof.words).toContain('1.00 EUR is unexplained')
  })

  test('without an opening or a closing balance nothing is claimed', () => {
    expect(proofLine(statementOf([lineOf(1n)], { closing: 1n }))).toMatchObject({
      state: 'not_provable',
      words: 'The file states no opening balance.',
    })
    expect(proofLine(statementOf([lineOf(1n)], { opening: 1n })).words).toBe(
      'The file states no closing balance.',
    )
  })

  test('rule 66: a running balance that breaks stops at its line', () => {
    const lines = [
      lineOf(500n, 1500n, 10),
      lineOf(-200n, 1300n, 11),
      lineOf(100n, 1500n, 12),
      lineOf(100n, 1600n, 13),
    ]
    expect(proofLine(statementOf(lines, { opening: 1000n, closing: 1600n }))).toMatchObject({
      state: 'broken',
      fileLine: 12,
      difference: money(100n),
    })
    expect(proofLine(statementOf(lines.slice(1))).fileLine).toBe(12)
    expect(proofLine(statementOf([lineOf(500n, 1600n, 10)], { opening: 1000n })).fileLine).toBe(10)
  })

  test('rule 67: any true statement is proven, any changed line breaks it', () => {
    const amounts = fc.array(fc.bigInt(-(10n ** 9n), 10n ** 9n), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(
        amounts,
        fc.bigInt(-(10n ** 9n), 10n ** 9n),
        fc.nat(),
        fc.boolean(),
        (minors, opening, at, running) => {
          let balance = opening
          const lines = minors.map((minor, index) =>
            lineOf(minor, running ? (balance += minor) : null, index + 1),
          )
          const closing = opening + minors.reduce((sum, minor) => sum + minor, 0n)
          expect(proofLine(statementOf(lines, { opening, closing })).state).toBe('proven')
          const index = at % minors.length
          const changed = lines.with(index, {
            ...lines[index]!,
            amount: money(minors[index]! + 1n),
          })
          const proof = proofLine(statementOf(changed, { opening, closing }))
          expect(proof.state).toBe('broken')
          if (running) expect(proof.fileLine).toBe(index + 1)
        },
      ),
    )
  })
})

describe('rule 67: continuity from one import to the next', () => {
  const may = fixture('may-sgml-1252.ofx')
  const june = fixture('may-june-overlap.ofx')
  const afterMay = { closing: money(115510n), date: LocalDate.of(2026, 5, 31) }
  const fingerprints = new Set(
    plannedImport(may, new Set()).newLines.map((line) => line.fingerprint),
  )
  const newLines = plannedImport(june, fingerprints).newLines.map((planned) => planned.line)

  test('an overlapping statement continues the one before', () => {
    expect(continuityProof(june, newLines, afterMay)).toMatchObject({
      state: 'proven',
      opening: money(115510n),
      closing: money(143511n),
    })
  })

  test('a gap is named', () => {
    const proof = continuityProof(june, newLines.slice(1), afterMay)
    expect(proof).toMatchObject({ state: 'broken', difference: money(30000n) })
    expect(proof.words).toContain('Does not continue the last import (1155.10 EUR): 300.00 EUR')
  })

  test('the first import implies its opening and claims nothing', () => {
    const proof = continuityProof(may, may.lines, null)
    expect(proof).toMatchObject({ state: 'not_provable', opening: money(50000n) })
  })

  test('an older statement, a later balance and a missing one are not compared', () => {
    expect(
      continuityProof(may, may.lines, { ...afterMay, date: LocalDate.of(2026, 7, 1) }).state,
    ).toBe('not_provable')
    const late = statementOf([lineOf(100n)], {
      closing: 900n,
      closingDate: LocalDate.of(2026, 4, 2),
    })
    expect(continuityProof(late, late.lines, { closing: money(1n), date: day(1) }).state).toBe(
      'not_provable',
    )
    expect(continuityProof(late, late.lines, { closing: money(800n), date: day(1) }).state).toBe(
      'proven',
    )
    const none = statementOf([lineOf(100n)])
    expect(continuityProof(none, none.lines, afterMay).words).toBe(
      'The file states no closing balance.',
    )
  })

  test('the view says the same and fits its schema', () => {
    const view = statementProofView(continuityProof(june, newLines, afterMay))
    expect(StatementProofView.parse(view)).toEqual(view)
    expect(view.closing).toEqual({ amount: '1435.11', currency: 'EUR' })
  })
})
