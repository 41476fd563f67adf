import type { StatementLine } from '@smb/api-client'
import { currency as currencyOf, Money, moneyFromView } from '@smb/core/money'

type Group = {
  readonly title: string
  readonly words: string
  readonly holds: (line: StatementLine) => boolean
}

const best = (line: StatementLine) => line.suggestions[0]?.confidence

/** How sure the best suggestion is, in the order in which lines are shown and walked. */
export const matchGroups: readonly Group[] = [
  { title: 'Exact', words: 'Amount and text agree', holds: (line) => best(line) === 'exact' },
  {
    title: 'Likely',
    words: 'The amount agrees',
    holds: (line) => best(line) === 'likely' || best(line) === 'possible',
  },
  {
    title: 'Needs you',
    words: 'Nothing in the books fits',
    holds: (line) => best(line) === undefined,
  },
]

/** The same lines, group by group: what the keys walk is what the eye sees. */
export function inShownOrder(lines: readonly StatementLine[]): StatementLine[] {
  return matchGroups.flatMap(({ holds }) => lines.filter(holds))
}

/** What the lines come to together, a decimal string. Every line of a bank account is in its currency. */
export function totalOf(lines: readonly StatementLine[], currency: string): string {
  const amounts = lines.map(({ amount }) => moneyFromView(amount))
  return Money.toString(Money.sum(amounts, currencyOf(currency)))
}
