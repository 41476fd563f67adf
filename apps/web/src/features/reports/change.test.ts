import { expect, test } from 'vitest'
import { changeOf } from './change.ts'

const income = { currency: 'KES', moreIsGood: true }
const costs = { currency: 'KES', moreIsGood: false }

test('more income is favourable, more cost is adverse', () => {
  expect(changeOf('1842500.00', '1768200.00', income)).toEqual({
    amount: '74300.00',
    percent: '4.2',
    flag: 'F',
  })
  expect(changeOf('846210.00', '801940.00', costs)).toEqual({
    amount: '44270.00',
    percent: '5.5',
    flag: 'A',
  })
})

test('less income is adverse, and nothing changed has neither letter nor percentage', () => {
  expect(changeOf('964300.00', '1011850.00', income)).toMatchObject({ percent: '-4.7', flag: 'A' })
  expect(changeOf('5.00', '5.00', costs)).toEqual({ amount: '0.00', percent: undefined, flag: '' })
})

test('there is no percentage of nothing, and a loss that shrank went up', () => {
  expect(changeOf('10.00', '0.00', income)).toEqual({
    amount: '10.00',
    percent: undefined,
    flag: 'F',
  })
  expect(changeOf('-50.00', '-200.00', income)).toMatchObject({ percent: '75.0', flag: 'F' })
})
