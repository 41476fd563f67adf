import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { checkedTaxCode, rateOn, salesTaxesOn, taxCodeWithRate, taxKinds } from './tax-code.ts'
import { exampleComponent, exampleTaxCode } from './tax-examples.ts'
import { AddTaxRateBody, CreateTaxCodeBody, TaxCodeView } from './tax-schema.ts'
import {
  appliedTaxFromView,
  appliedTaxView,
  taxCodeView,
  taxComponentFromView,
  taxComponentView,
} from './tax-view.ts'

const on = LocalDate.from
const percent = Decimal.from
const refusal = (code: string): unknown => expect.objectContaining({ code })
const rateText = (rate: Decimal | undefined): string | undefined => rate && Decimal.toString(rate)

const vat = exampleTaxCode([exampleComponent('16')])
const raised = taxCodeWithRate(vat, 0, { ratePercent: percent('18'), validFrom: on('2026-07-01') })

describe('rates over time', () => {
  test('rule 14: the rate is the one in force on the tax point date', () => {
    const [component] = raised.components
    if (!component) throw new Error('the code has a component')
    expect(rateText(rateOn(component, on('2026-06-30')))).toBe('16')
    expect(rateText(rateOn(component, on('2026-07-01')))).toBe('18')
    expect(rateOn(component, on('1999-12-31'))).toBeUndefined()
    expect(salesTaxesOn(raised, on('2026-06-30')).map((tax) => rateText(tax.ratePercent))).toEqual([
      '16',
    ])
    expect(salesTaxesOn(raised, on('2026-07-01')).map((tax) => rateText(tax.ratePercent))).toEqual([
      '18',
    ])
  })

  test('rule 14: a new rate leaves the code it was made from as it was', () => {
    expect(vat.components[0]?.rates).toHaveLength(1)
    expect(vat.components[0]?.rates[0]?.validTo).toBeNull()
    expect(raised.components[0]?.rates.map((rate) => rate.validTo)).toEqual(['2026-06-30', null])
  })

  test('a date without a rate is refused, at the place in the request', () => {
    const path = ['lines', 0, 'taxCodeId']
    expect(() => salesTaxesOn(vat, on('1999-12-31'), path)).toThrow(
      expect.objectContaining({ code: 'tax.no_rate', issues: [expect.objectContaining({ path })] }),
    )
  })

  test('a new rate starts after the last one, of a component that exists', () => {
    const rate = { ratePercent: percent('20'), validFrom: on('2026-07-01') }
    expect(() => taxCodeWithRate(raised, 0, rate)).toThrow(refusal('tax.rate_not_later'))
    expect(() => taxCodeWithRate(raised, 1, rate)).toThrow(refusal('tax.component_not_found'))
  })
})

describe('kinds', () => {
  test('rule 15: kinds that charge nothing on a sale stay four different kinds at 0 %', () => {
    const free = ['zero_rated', 'exempt', 'out_of_scope', 'reverse_charge'] as const
    for (const kind of free) {
      const [tax, ...others] = salesTaxesOn(
        exampleTaxCode([exampleComponent('0')], { kind }),
        on('2026-01-01'),
      )
      expect(tax).toMatchObject({ kind, ratePercent: Decimal.zero })
      expect(others).toEqual([])
    }
    expect(taxKinds).toEqual(expect.arrayContaining([...free]))
  })

  test('rule 15: reverse charge keeps its rates for purchases and charges none on a sale', () => {
    const components = [
      exampleComponent('20'),
      exampleComponent('20', { accountRole: 'input_tax' }),
    ]
    const code = checkedTaxCode(exampleTaxCode(components, { kind: 'reverse_charge' }))
    expect(salesTaxesOn(code, on('2026-01-01')).map((tax) => rateText(tax.ratePercent))).toEqual([
      '0',
    ])
  })

  test('a sale carries output tax and withholding, never input tax', () => {
    const components = [
      exampleComponent('16'),
      exampleComponent('16', { accountRole: 'input_tax' }),
      exampleComponent('5', { name: 'WHT', accountRole: 'withholding_receivable' }),
    ]
    const roles = salesTaxesOn(exampleTaxCode(components), on('2026-01-01')).map(
      (tax) => tax.accountRole,
    )
    expect(roles).toEqual(['output_tax', 'withholding_receivable'])
  })

  test('a code that makes no sense is refused with its faults', () => {
    const rates = (first: [string, string | null], second: [string, string | null]) =>
      [first, second].map(([validFrom, validTo]) => ({
        ratePercent: percent('5'),
        validFrom: on(validFrom),
        validTo: validTo === null ? null : on(validTo),
      }))
    const broken = [
      exampleTaxCode([exampleComponent('5')], { kind: 'exempt' }),
      exampleTaxCode([exampleComponent('5')], { kind: 'withholding' }),
      exampleTaxCode([], { kind: 'standard' }),
      exampleTaxCode([exampleComponent('5', { rates: [] })]),
      exampleTaxCode([
        exampleComponent('5', { rates: rates(['2026-01-01', null], ['2027-01-01', null]) }),
      ]),
      exampleTaxCode([
        exampleComponent('5', { rates: rates(['2026-01-01', '2026-12-31'], ['2026-12-31', null]) }),
      ]),
      exampleTaxCode([
        exampleComponent('5', { rates: rates(['2026-01-01', '2025-12-31'], ['2027-01-01', null]) }),
      ]),
    ]
    for (const code of broken) expect(() => checkedTaxCode(code)).toThrow(refusal('tax.malformed'))
    expect(checkedTaxCode(raised)).toBe(raised)
  })
})

describe('on the wire', () => {
  test('a code and its parts come back as they went out', () => {
    expect(TaxCodeView.parse(taxCodeView(raised))).toEqual(taxCodeView(raised))
    for (const component of raised.components) {
      expect(taxComponentFromView(taxComponentView(component))).toEqual(component)
    }
    for (const tax of salesTaxesOn(raised, on('2026-01-01'))) {
      expect(appliedTaxFromView(appliedTaxView(tax))).toEqual(tax)
    }
  })

  test('a body decodes rates and dates, and bounds them', () => {
    const body = {
      code: 'VAT16',
      name: 'VAT',
      kind: 'standard',
      components: [{ name: 'VAT', rates: [{ ratePercent: '16', validFrom: '2026-01-01' }] }],
    }
    expect(CreateTaxCodeBody.parse(body).components[0]).toEqual(
      exampleComponent('16', {
        rates: [{ ratePercent: percent('16'), validFrom: on('2026-01-01'), validTo: null }],
      }),
    )
    for (const ratePercent of ['-1', '1000.1', '0.1234567', 'x']) {
      const rate = { component: 0, ratePercent, validFrom: '2026-01-01', version: 1 }
      expect(AddTaxRateBody.safeParse(rate).success, ratePercent).toBe(false)
    }
    expect(CreateTaxCodeBody.safeParse({ ...body, code: 'VAT 16' }).success).toBe(false)
  })
})
