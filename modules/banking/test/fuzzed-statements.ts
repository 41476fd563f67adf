import { statementFileErrors, statementFileMib } from '@smb/core/banking'
import type { ReadStatement } from '@smb/core/banking'
import type { Money } from '@smb/core/money'
import { currency, minorUnitsMax } from '@smb/core/money'
import { wholeBody } from '@smb/platform/http'
import type { FuzzedReader } from '../../../tests/hostile/files/fuzzed-reader.ts'
import {
  arriving,
  dateFaults,
  fixtureFiles,
  strangersFiles,
  textFaults,
} from '../../../tests/hostile/files/fuzzed-reader.ts'
import { readStatementBytes } from '../src/read-statement-bytes.ts'

const textMax = 10_000

const moneyFaults = (name: string, money: Money | null | undefined): string[] =>
  !money ||
  (typeof money.minor === 'bigint' && money.minor <= minorUnitsMax && -money.minor <= minorUnitsMax)
    ? []
    : [`${name} is no amount: ${String(money.minor)}`]

/** What a database would refuse of a statement that was read. */
function statementFaults(statement: ReadStatement): string[] {
  const { openingBalance, closingBalance, lines } = statement
  return [
    ...moneyFaults('opening', openingBalance?.amount),
    ...moneyFaults('closing', closingBalance?.amount),
    ...dateFaults('from', statement.from),
    ...dateFaults('to', statement.to),
    ...dateFaults('closing', closingBalance?.date ?? null),
    ...lines.flatMap((line) => [
      ...dateFaults('line', line.date),
      ...moneyFaults('line', line.amount),
      ...moneyFaults('running', line.runningBalance),
      ...textFaults('name', line.name, textMax),
      ...textFaults('memo', line.memo, textMax),
      ...textFaults('type', line.type, textMax),
      ...textFaults('check number', line.checkNumber, textMax),
      ...textFaults('bank id', line.fitId, textMax),
      ...(line.amount.currency === statement.currency ? [] : ['a line is in another currency']),
      ...(line.fileLine >= 1 ? [] : ['a line stands nowhere']),
    ]),
  ]
}

const reader = (format: 'ofx' | 'csv', seeds: FuzzedReader['seeds']): FuzzedReader => ({
  name: format === 'ofx' ? 'OFX' : 'CSV statements',
  seeds,
  read: async (pieces) => {
    const bytes = await wholeBody(arriving(pieces), {
      mib: statementFileMib,
      tooLarge: statementFileErrors.tooLarge,
    })
    const wish = { format, currency: currency('EUR'), mapping: undefined, remembered: [] }
    const result = readStatementBytes(bytes, wish)
    const refusal = result.csv?.refusal?.code ?? null
    return { result, refusal, faults: result.statements.flatMap(statementFaults) }
  },
})

export const ofxReader = reader('ofx', () => [
  ...fixtureFiles('ofx', /\.ofx$/),
  ...strangersFiles(/\.(?:ofx|qfx)$/i),
])

export const csvStatementReader = reader('csv', () => [
  ...fixtureFiles('bank-csv', /\.csv$/),
  ...strangersFiles(/\.(?:csv|tsv|ssv)$/i),
])
