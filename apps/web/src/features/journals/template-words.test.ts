import { expect, test } from 'vitest'
import { recurrenceWords } from './template-words.ts'

test.each([
  ['weekly', '2026-11-22', null, 'Every week on Sunday'],
  ['monthly', '2026-01-01', null, 'Every month on the 1st'],
  ['monthly', '2026-01-12', '2026-12-31', 'Every month on the 12th, until 31 Dec 2026'],
  ['monthly', '2026-01-31', null, 'Every month on the 31st, or the last day'],
  ['quarterly', '2026-01-23', null, 'Every quarter on the 23rd'],
  ['yearly', '2026-04-05', null, 'Every year on 5 Apr'],
] as const)('%s from %s until %s is said as people say it', (cadence, startsOn, endsOn, words) => {
  expect(recurrenceWords({ cadence, startsOn, endsOn })).toBe(words)
})
