import type { MatchSuggestion, StatementLine } from '@smb/api-client'
import { expect, test } from 'vitest'
import { lineView } from './line-views.ts'
import { inShownOrder, totalOf } from './match-groups.ts'

const line = (id: string, amount: string, confidence?: MatchSuggestion['confidence']) =>
  ({
    id,
    amount: { amount, currency: 'EUR' },
    suggestions: confidence ? [{ confidence }] : [],
  }) as unknown as StatementLine

test('lines are walked as they are shown: the surest first, those without a match last', () => {
  const lines = [
    line('a', '1.00'),
    line('b', '2.00', 'possible'),
    line('c', '3.00', 'exact'),
    line('d', '4.00', 'likely'),
  ]
  expect(inShownOrder(lines).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a'])
})

test('the total of a group is money in less money out, to the cent', () => {
  expect(totalOf([line('a', '0.10'), line('b', '0.20'), line('c', '-1.00')], 'EUR')).toBe('-0.70')
  expect(totalOf([], 'JPY')).toBe('0')
})

test('an address that asks for no view there is shows what is to be matched', () => {
  expect(lineView('excluded')).toBe('excluded')
  expect([lineView(undefined), lineView('bogus'), lineView('toString')]).toEqual(
    Array(3).fill('unmatched'),
  )
})
