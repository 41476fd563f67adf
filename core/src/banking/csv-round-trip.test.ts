import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { proofLine, readCsv } from './index.ts'
import type { CsvMapping } from './index.ts'

const eur = currency('EUR')
type Line = { readonly days: number; readonly minor: bigint; readonly name: string }

const letters = 'abcdefghij ÄÖé"\';|,.\n-()'.split('')
const line = fc.record({
  days: fc.integer({ min: 0, max: 40 }),
  minor: fc.bigInt(-9_999_999_999n, 9_999_999_999n).filter((minor) => minor !== 0n),
  name: fc
    .array(fc.constantFrom(...letters), { maxLength: 14 })
    .map((each) => `Payee ${each.join('')}x`),
})
const dialect = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  dateOrder: fc.constantFrom('dmy', 'mdy', 'ymd' as const),
  dateMark: fc.constantFrom('/', '-', '.'),
  decimalMark: fc.constantFrom('point', 'comma' as const),
  groupMark: fc.constantFrom('', 'other', ' ', '\u00a0', '\u202f', "'", '’'),
  minus: fc.constantFrom('before', 'after', 'parentheses', 'DR', '\u2212'),
  sign: fc.constantFrom('', '€', 'EUR '),
  shape: fc.constantFrom('signed', 'columns', 'flag'),
  hasBalance: fc.boolean(),
  isNewestFirst: fc.boolean(),
  hasFrame: fc.boolean(),
})
type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never

function dateText(date: LocalDate, { dateOrder, dateMark }: Dialect): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const parts = { dmy: [day, month, year], mdy: [month, day, year], ymd: [year, month, day] }
  return parts[dateOrder as 'dmy'].join(dateMark)
}

function amountText(minor: bigint, how: Dialect): string {
  const [whole = '', decimals = ''] = Money.toString(
    Money.of(minor < 0n ? -minor : minor, eur),
  ).split('.')
  const point = how.decimalMark === 'point' ? '.' : ','
  const group = how.groupMark === 'other' ? (point === '.' ? ',' : '.') : how.groupMark
  const number = `${how.sign}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${decimals}`
  if (minor >= 0n) return number
  if (how.minus === 'parentheses') return `(${number})`
  if (how.minus === 'after') return `${number}-`
  return how.minus === 'DR' ? `${number} DR` : `${how.minus === 'before' ? '-' : '\u2212'}${number}`
}

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor)

function cellsOf(minor: bigint, how: Dialect): string[] {
  if (how.shape === 'signed') return [amountText(minor, how)]
  const plain = amountText(magnitude(minor), how)
  if (how.shape === 'flag') return [plain, minor < 0n ? 'Dr' : 'Cr']
  return minor < 0n ? [plain, ''] : ['', plain]
}

const headings = { signed: ['Amount'], flag: ['Amount', 'Dr/Cr'], columns: ['Paid out', 'Paid in'] }

/** The lines as a bank of that dialect writes them; every text is quoted, as it may hold anything. */
function written(lines: readonly Line[], opening: bigint, how: Dialect): string {
  let balance = opening
  const rows = lines.map(({ days, minor, name }) => {
    balance += minor
    const date = LocalDate.addDays(LocalDate.from('2026-01-20'), days)
    const stated = how.hasBalance ? [amountText(balance, how)] : []
    return [dateText(date, how), name, ...cellsOf(minor, how), ...stated]
  })
  const heading = [
    'Date',
    'Details',
    ...headings[how.shape as 'flag'],
    ...(how.hasBalance ? ['Balance'] : []),
  ]
  const frame = how.hasFrame ? [['Some Bank'], ['Account', '1234']] : []
  const foot = how.hasFrame ? [['Total of the period']] : []
  const all = [...frame, heading, ...(how.isNewestFirst ? rows.toReversed() : rows), ...foot]
  return all
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(how.separator))
    .join(how.lineEnd)
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

test('lines written in any dialect are read back to the cent, in order, with their proof', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.bigInt(-10_000_000n, 10_000_000n),
      dialect,
      (made, opening, how) => {
        const lines = made.toSorted((a, b) => a.days - b.days)
        const mapping: CsvMapping = {
          dateOrder: how.dateOrder,
          decimalMark: how.decimalMark,
          ...(how.shape === 'signed' ? { sign: 'as_written' } : {}),
        }
        const { refusal, questions, statement } = readCsv(written(lines, opening, how), {
          currency: eur,
          mapping,
        })
        expect([refusal, questions]).toEqual([null, []])
        const facts = statement!.lines.map(
          ({ date, amount, name }) => `${date} ${amount.minor} ${name}`,
        )
        const meant = lines.map(
          ({ days, minor, name }) =>
            `${LocalDate.addDays(LocalDate.from('2026-01-20'), days)} ${minor} ${oneSpace(name)}`,
        )
        // Without balances, lines of one day have no order but the file's.
        const isOrdered = how.hasBalance || lines[0]?.days !== lines.at(-1)?.days
        expect(isOrdered ? facts : facts.sort()).toEqual(isOrdered ? meant : meant.sort())
        if (how.hasBalance) expect(proofLine(statement!).state).toBe('proven')
      },
    ),
    { numRuns: 400 },
  )
})

test('what is not said is decided rightly or asked, never guessed', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      dialect.map((how) => ({ ...how, shape: 'columns' as const })),
      (made, how) => {
        const lines = made.toSorted((a, b) => a.days - b.days)
        const { refusal, questions, statement } = readCsv(written(lines, 0n, how), {
          currency: eur,
        })
        expect(refusal).toBe(null)
        if (questions.length > 0) {
          const kinds = questions.map(({ kind }) => kind)
          expect(kinds.every((kind) => ['date_order', 'decimal_mark'].includes(kind))).toBe(true)
          const answers = questions.flatMap(({ choices }) => choices.map(({ answer }) => answer))
          const isOffered = (said: CsvMapping): boolean =>
            answers.some(
              (answer) =>
                answer.dateOrder === said.dateOrder && answer.decimalMark === said.decimalMark,
            )
          if (kinds.includes('date_order'))
            expect(isOffered({ dateOrder: how.dateOrder })).toBe(true)
          return
        }
        const total = statement!.lines.reduce((sum, { amount }) => sum + amount.minor, 0n)
        expect(total).toBe(lines.reduce((sum, { minor }) => sum + minor, 0n))
        const dates = statement!.lines.map(({ date }) => date).sort()
        expect(dates[0]).toBe(LocalDate.addDays(LocalDate.from('2026-01-20'), lines[0]?.days ?? 0))
      },
    ),
    { numRuns: 300 },
  )
})
