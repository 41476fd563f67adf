import { CreateTaxCodeBody } from '@smb/core/tax'
import { expect, test } from 'vitest'
import { newTaxCodeBody, newTaxCodeValues } from './new-tax-code.ts'

const values = { ...newTaxCodeValues('2026-11-22'), name: 'Levy', code: 'L2', ratePercent: '2.5' }

test('a withholding is held back by the customer, not charged', () => {
  const body = CreateTaxCodeBody.parse(newTaxCodeBody({ ...values, kind: 'withholding' }))
  expect(body.components[0]).toMatchObject({
    ...{ accountRole: 'withholding_receivable', isCompound: false },
    rates: [{ validFrom: '2026-01-01' }],
  })
})

test('a compound tax says so; what was ticked for another kind is left out', () => {
  const ticked = { ...values, isCompound: true }
  expect(newTaxCodeBody(ticked).components[0]).toMatchObject({ isCompound: true })
  const held = newTaxCodeBody({ ...ticked, kind: 'withholding' })
  expect(held.components[0]?.isCompound).toBeUndefined()
})

test('kinds that charge nothing need no rate', () => {
  const body = newTaxCodeBody({ ...values, kind: 'exempt', ratePercent: '' })
  expect(body.components).toEqual([])
})
