import { LocalDate } from '@smb/core/time'
import { expect, test } from 'vitest'
import { taxCodesById } from './live-invoice.ts'
import { taxChoice, taxesInWords, taxTrouble, toggled } from './tax-words.ts'

type Codes = Parameters<typeof taxCodesById>[0]
type Component = Codes[number]['components'][number]

const code = (id: string, kind: Codes[number]['kind'], ...taxes: Partial<Component>[]) => ({
  ...{ id, code: id, name: `${id} in full`, kind, archivedAt: null, version: 1, isDefault: false },
  components: taxes.map((tax) => ({
    ...{ name: id, isCompound: false, accountRole: 'output_tax' as const },
    rates: [{ ratePercent: '5.00', validFrom: '2026-01-01', validTo: null }],
    ...tax,
  })),
})
const vatRates = [
  { ratePercent: '16', validFrom: '2020-01-01', validTo: '2026-06-30' },
  { ratePercent: '18.50', validFrom: '2026-07-01', validTo: null },
]
const codes = taxCodesById([
  code('VAT', 'standard', { rates: vatRates }),
  code('WHT', 'withholding', { accountRole: 'withholding_receivable' }),
  code('SUR', 'standard', { isCompound: true }),
  code('EX', 'exempt'),
] as Codes)
const choicesOn = (day: string) =>
  new Map([...codes].map(([id, one]) => [id, taxChoice(one, LocalDate.from(day))]))

test('rule 14: the rate in words is that of the day of the invoice', () => {
  expect(taxesInWords(['VAT', 'WHT'], choicesOn('2026-06-30'))).toBe('VAT 16% · WHT 5%')
  expect(taxesInWords(['VAT', 'WHT'], choicesOn('2026-07-01'))).toBe('VAT 18.5% · WHT 5%')
  expect(choicesOn('2026-07-01').get('VAT')?.rate).toBe('18.5%')
  expect(taxesInWords([], choicesOn('2026-07-01'))).toBe('No tax')
})

test('a day without a rate says so', () => {
  expect(choicesOn('2019-12-31').get('VAT')).toMatchObject({
    rate: null,
    short: 'VAT',
    hint: 'No rate on 31 Dec 2019',
  })
  expect(taxTrouble(['VAT'], codes, LocalDate.from('2019-12-31'))).toBe(
    'VAT in full has no rate on 31 Dec 2019.',
  )
})

test('kinds that charge nothing are said by name, compound ones explained', () => {
  const choices = choicesOn('2026-07-01')
  expect(choices.get('EX')).toMatchObject({ rate: 'Exempt', short: 'EX in full', hint: '' })
  expect(choices.get('SUR')?.hint).toBe('Charged on the taxes before it too')
  expect(choices.get('WHT')).toMatchObject({ isWithheld: true, hint: '' })
})

test('rule 15: exempt and taxed at once is said on the spot', () => {
  const day = LocalDate.from('2026-07-01')
  expect(taxTrouble(['EX', 'VAT'], codes, day)).toContain('This line is exempt')
  expect(taxTrouble(['VAT', 'SUR', 'WHT'], codes, day)).toBeUndefined()
})

test('codes are put on in the order in which they are chosen', () => {
  expect(toggled(toggled(['VAT'], 'SUR'), 'WHT')).toEqual(['VAT', 'SUR', 'WHT'])
  expect(toggled(['VAT', 'SUR', 'WHT'], 'SUR')).toEqual(['VAT', 'WHT'])
})
