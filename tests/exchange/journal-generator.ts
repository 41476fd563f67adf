/** A line of the generated journal: minor units, debit positive. */
type Line = readonly [account: string, minor: number, currency: string]
type Generated = { readonly text: string; readonly expected: ReadonlyMap<string, number> }

const types: Readonly<Record<string, string>> = {
  Assets: 'asset',
  Liabilities: 'liability',
  Equity: 'equity',
  Income: 'income',
  Expenses: 'expense',
}
const foreign = ['USD', 'JPY', 'KWD']
/** What a thousand minor units of a currency are worth in cents of a euro, about. */
const worth: Readonly<Record<string, number>> = { USD: 920, JPY: 600, KWD: 300 }
const expenses = ['Rent', 'Café & Crème', 'Travel  (air)', 'Büro: Papier', 'Software; hosted']

/** mulberry32: the same numbers for the same seed everywhere. */
function dice(seed: number): (upTo: number) => number {
  let state = seed >>> 0
  return (upTo) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % upTo
  }
}

/**
 * A journal of the euro books of a trader, over two years and not in the order of its dates: sales, expenses, transfers and
 * exchanges in four currencies, entries of many lines, with and without ids, some of them twice. `expected` is every
 * account's balance in every currency, `account currency` to minor units, debit positive; zeros are left out.
 */
export function generatedJournal(count: number, seed = 20260630): Generated {
  const roll = dice(seed)
  const expected = new Map<string, number>()
  const lines: string[] = []
  for (let index = 0; index < count; index += 1) {
    const entry = entryOf(index, roll)
    const repeats = roll(50) === 0 ? 2 : 1
    for (let copy = 0; copy < repeats; copy += 1) {
      lines.push(jsonLine(index, entry, roll))
      for (const [account, minor, currency] of entry) {
        const key = `${account} ${currency}`
        expected.set(key, (expected.get(key) ?? 0) + minor)
      }
    }
  }
  for (const [key, minor] of expected) if (minor === 0) expected.delete(key)
  return { text: lines.join(''), expected }
}

function entryOf(index: number, roll: (upTo: number) => number): readonly Line[] {
  const currency = foreign[roll(foreign.length)] as string
  const amount = 100 + roll(900_000)
  const expense = `Expenses:${expenses[roll(expenses.length)]}`
  // The first foreign sales come before any exchange, so that their rate comes from further below.
  const kind = index < 5 ? 2 : roll(6)
  if (kind === 0) {
    const tax = Math.floor(amount / 5)
    return [
      ['Assets:Bank:EUR', amount + tax, 'EUR'],
      ['Income:Sales', -amount, 'EUR'],
      ['Liabilities:VAT', -tax, 'EUR'],
    ]
  }
  if (kind === 1) return manyLines(expense, roll)
  if (kind === 2) {
    return [
      [`Assets:Receivable-${currency}`, amount, currency],
      ['Income:Exports', -amount, currency],
    ]
  }
  if (kind === 3) return exchanged(currency, amount)
  if (kind === 4) {
    return [
      [expense, amount, 'EUR'],
      [`Assets:Receivable-${currency}`, -amount, currency],
      ['Liabilities:Card', -amount, 'EUR'],
      ['Income:Exports', amount, currency],
    ]
  }
  return [
    [`Assets:Bank:${currency}`, amount, currency],
    [`Assets:Receivable-${currency}`, -amount, currency],
  ]
}

function manyLines(account: string, roll: (upTo: number) => number): Line[] {
  const parts = Array.from({ length: 2 + roll(30) }, () => 1 + roll(5_000))
  const total = parts.reduce((sum, part) => sum + part, 0)
  return [...parts.map((part): Line => [account, part, 'EUR']), ['Liabilities:Card', -total, 'EUR']]
}

function exchanged(currency: string, amount: number): Line[] {
  const euros = Math.max(1, Math.round((amount * (worth[currency] as number)) / 1000))
  return [
    [`Assets:Bank:${currency}`, -amount, currency],
    [`Equity:Trading:${currency}`, amount, currency],
    ['Assets:Bank:EUR', euros, 'EUR'],
    ['Equity:Trading:EUR', -euros, 'EUR'],
  ]
}

function jsonLine(index: number, entry: readonly Line[], roll: (upTo: number) => number): string {
  const month = 1 + (index % 12)
  const date = `${2024 + (index % 2)}-${String(month).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  const id = index % 3 === 0 ? {} : { id: index }
  const description = ['Sold to Ünal & Söhne', 'Rent; (old)', '', 'a "quoted" \\ word'][roll(4)]
  const written = entry.map(([account, minor, currency]) => ({
    account,
    type: types[account.split(':')[0] as string],
    debit_minor: Math.max(minor, 0),
    credit_minor: Math.max(-minor, 0),
    currency,
  }))
  return `${JSON.stringify({ ...id, date, description, lines: written })}\n`
}
