import type { Random } from './random.ts'

/** One way of getting a value wrong. */
type Wrong = readonly [what: string, value: (random: Random) => unknown]

const deep = (): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < 200; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** What arrives from mistaken clients, curious people and attackers. */
const wrongs: readonly Wrong[] = [
  ['missing', () => undefined],
  ['null', () => null],
  ['a number', (random) => random.of([0, 1, -1, 3.7, 1e21, -0])],
  ['a boolean', () => true],
  ['a list', () => []],
  ['an object', () => ({})],
  ['a list of nothing', () => [null, undefined, {}]],
  ['empty', () => ''],
  ['blanks', () => ' \t\n'],
  ['too long', () => 'x'.repeat(70_000)],
  ['too deep', deep],
  ['too many', () => Array.from({ length: 20_000 }, () => 1)],
  ['NUL', () => 'a\u0000b'],
  ['half a surrogate pair', () => 'a\ud800b'],
  ['right to left', () => '\u202e\u2066abc\u0301\u0301\u0301'],
  ['an emoji family', () => '👩‍👩‍👧‍👦'.repeat(20)],
  ['negative', (random) => random.of(['-1', '-0.01', '-99999999999999999999'])],
  [
    'huge',
    (random) => random.of(['9'.repeat(20), '1e400', '1' + '0'.repeat(60), '0.' + '9'.repeat(30)]),
  ],
  ['no decimal', (random) => random.of(['1,5', '0x10', 'NaN', 'Infinity', '1_000', '١٢', '--1'])],
  [
    'no date',
    (random) =>
      random.of([
        '2026-02-30',
        '0000-00-00',
        '99999-01-01',
        '2026-6-1',
        '-0001-01-01',
        '30.06.2026',
      ]),
  ],
  ['old or far', (random) => random.of(['0001-01-01', '1899-12-31', '9999-12-31'])],
  ['SQL', (random) => random.of(["' or 1=1 --", '"; drop table x; --', '%_\\', '${1}', '$1'])],
  [
    'a path',
    (random) => random.of(['../../etc/passwd', '..%2f..%2f', '\\\\host\\x', 'file:///etc/passwd']),
  ],
  ['a formula', () => '=cmd|"/c calc"!A1'],
  ['markup', () => '<script>alert(1)</script>'],
  ['a prototype', (random) => random.of(['__proto__', 'constructor', 'toString'])],
]

type Place = readonly (string | number)[]

/** Every place in a value, the value itself among them. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (value === null || typeof value !== 'object') return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))]
}

function changedAt(value: unknown, [key, ...rest]: Place, wrong: unknown): unknown {
  if (key === undefined) return wrong
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >
  copy[key] = changedAt(copy[key], rest, wrong)
  return copy
}

export type Mutated = { readonly what: string; readonly value: unknown }

/** The value with one thing wrong, or with a member that nobody asked for. */
export function mutated(random: Random, value: unknown): Mutated {
  if (
    random.below(12) === 0 &&
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value)
  ) {
    const name = random.of([
      'tenantId',
      'role',
      'postedAt',
      'total',
      'status',
      'number',
      '__proto__',
    ])
    return {
      what: `a member ${name}`,
      value: { ...value, [name]: random.of(['owner', 1, null, {}]) },
    }
  }
  const [what, make] = random.of(wrongs)
  const place = random.of(placesOf(value))
  return {
    what: `${place.join('.') || 'all'} ${what}`,
    value: changedAt(value, place, make(random)),
  }
}

/** Text in place of a path or query value. */
export function wrongText(random: Random): Mutated {
  const [what, make] = random.of(wrongs)
  const value = make(random)
  return {
    what,
    value:
      typeof value === 'string' ? value.slice(0, 3000) : JSON.stringify(value ?? '').slice(0, 3000),
  }
}
