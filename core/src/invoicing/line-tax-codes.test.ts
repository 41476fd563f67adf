import { describe, expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import type { TaxCode } from '../tax/index.ts'
import {
  exampleDraft,
  exampleInvoiceLine,
  exampleIssued,
  exempt,
  levy10,
  surtax5,
  vat16,
  vat16Withheld,
  wht5,
  vat20,
} from './invoice-examples.ts'
import { duplicatedInvoice } from './draft-invoice.ts'
import { invoiceFromFile } from './invoice-file.ts'
import { CreateInvoiceBody } from './invoice-schema.ts'
import { invoiceTotals } from './invoice-totals.ts'

const issued = (price: string, ...codes: readonly TaxCode[]) =>
  exampleIssued(exampleDraft([exampleInvoiceLine(price, codes)]))

const figures = (invoice: Parameters<typeof invoiceTotals>[0]) => {
  const totals = invoiceTotals(invoice)
  return {
    taxes: [...totals.taxes, ...totals.withholdings].map(
      ({ name, taxable, tax }) => `${name} ${Money.toString(taxable)} ${Money.toString(tax)}`,
    ),
    total: Money.toString(totals.total),
    payable: Money.toString(totals.payable),
  }
}

describe('a line carries several tax codes', () => {
  test('rule 16: VAT and a withholding as two codes: 1,160.00, of which the customer pays 1,110.00', () => {
    expect(figures(issued('1000.00', vat16, wht5))).toEqual({
      taxes: ['VAT 1000.00 160.00', 'Withholding 1000.00 50.00'],
      total: '1160.00',
      payable: '1110.00',
    })
  })

  test('rule 11: a compound code is charged on the codes before it, in the order of the line', () => {
    // 200.00 × 10 % = 20.00; (200.00 + 20.00) × 5 % = 11.00. The other way round 200.00 × 5 % = 10.00.
    expect(figures(issued('200.00', levy10, surtax5))).toMatchObject({
      taxes: ['Levy 200.00 20.00', 'Surtax 220.00 11.00'],
      total: '231.00',
    })
    expect(figures(issued('200.00', surtax5, levy10))).toMatchObject({
      taxes: ['Surtax 200.00 10.00', 'Levy 200.00 20.00'],
      total: '230.00',
    })
  })

  test('rule 16: a withholding before a compound tax is no part of what that is charged on', () => {
    expect(figures(issued('200.00', levy10, wht5, surtax5))).toEqual({
      taxes: ['Levy 200.00 20.00', 'Surtax 220.00 11.00', 'Withholding 200.00 10.00'],
      total: '231.00',
      payable: '221.00',
    })
  })

  test('a duplicate carries them all', () => {
    const invoice = issued('1000.00', vat16, wht5)
    const copy = duplicatedInvoice(invoice, {
      id: invoice.id,
      newLineId: () => 'inl_00000000000000000000000000',
    })
    expect(copy.lines[0]?.taxCodeIds).toEqual([vat16.id, wht5.id])
  })

  test('rule 15: a line that is exempt carries no tax beside it; a withholding it may', () => {
    expect(() => issued('100.00', exempt, vat20)).toThrow('This line is exempt and carries another')
    expect(() => issued('100.00', vat20, { ...exempt })).toThrow('carries another tax too')
    const zero: TaxCode = { ...exempt, kind: 'zero_rated' }
    expect(figures(issued('100.00', zero, wht5)).payable).toBe('95.00')
    // One code of two components is one code.
    expect(figures(issued('100.00', vat16Withheld, wht5)).payable).toBe('106.00')
  })

  test('the refusal names the line', () => {
    const ok = exampleInvoiceLine('100.00', vat20)
    const draft = exampleDraft([ok, exampleInvoiceLine('100.00', [vat20, exempt])])
    expect(() => exampleIssued(draft)).toThrow(
      expect.objectContaining({
        code: 'tax.conflict',
        issues: [
          expect.objectContaining({ code: 'tax.conflict', path: ['lines', 1, 'taxCodeIds'] }),
        ],
      }),
    )
  })

  test('a request names each code once and at most five', () => {
    const bodyOf = (taxCodeIds: readonly string[]) =>
      CreateInvoiceBody.safeParse({ lines: [{ taxCodeIds }] })
    const id = (n: number) => `tax_0000000000000000000000000${n}`
    expect(bodyOf([1, 2, 3, 4, 5].map(id)).success).toBe(true)
    expect(bodyOf([1, 2, 3, 4, 5, 6].map(id)).success).toBe(false)
    expect(bodyOf([id(1), id(1)]).error?.issues[0]).toMatchObject({
      path: ['lines', 0, 'taxCodeIds'],
      message: 'must name each tax code once',
    })
  })

  test('an invoice file names each tax of a line once', () => {
    const file = (taxes: readonly string[]) => ({
      ...{ currency: currency('EUR'), issueDate: '2026-01-31', taxes: { A: { ratePercent: '5' } } },
      lines: [{ description: 'Design', unitPrice: '100.00', taxes }],
    })
    expect(Money.toString(invoiceFromFile(file(['A'])).totals.total)).toBe('105.00')
    expect(() => invoiceFromFile(file(['A', 'A']))).toThrow('has a fault')
  })
})
