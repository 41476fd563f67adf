import { beforeEach, expect, test, vi } from 'vitest'
import { draftKeyPrefix } from '#lib/sign-out.ts'
import { blankLine, newDraft } from './draft-values.ts'
import { keepDraft, keptDraft } from './kept-draft.ts'

const values = newDraft({
  currency: 'EUR',
  pricesIncludeTax: false,
  paymentTermsDays: 30,
  defaultTaxCodeIds: [],
})

beforeEach(() => {
  const held = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => held.set(key, text),
  })
})

test('a draft kept on this device opens with all its tax codes', () => {
  const lines = [blankLine(['tax_01', 'tax_02'])]
  keepDraft('harbour', 'new', { id: 'inv_1', version: 0, values: { ...values, lines } })
  expect(keptDraft('harbour', 'new')?.values.lines).toEqual(lines)
})

test('a draft that an older version kept opens with its one tax code as the first', () => {
  const { taxCodeIds: _, ...line } = blankLine([])
  const lines = [
    { ...line, taxCodeId: 'tax_01' },
    { ...line, taxCodeId: null },
  ]
  const older = { id: 'inv_1', version: 0, values: { ...values, lines } }
  localStorage.setItem(`${draftKeyPrefix}harbour:invoice:new`, JSON.stringify(older))
  expect(keptDraft('harbour', 'new')?.values.lines).toEqual([
    { ...line, taxCodeIds: ['tax_01'] },
    { ...line, taxCodeIds: [] },
  ])
})
