import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import { noAddress } from '../parties/index.ts'
import { LocalDate } from '../time/index.ts'
import type { DocumentSumKind } from './invoice-document.ts'
import { invoiceDocument } from './invoice-document.ts'
import type { Invoice } from './invoice.ts'
import {
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat16Withheld,
  vat20,
} from './invoice-examples.ts'
import { settledInvoice } from './invoice-settlement.ts'
import { voidedInvoice } from './issued-invoice.ts'

const eur = currency('EUR')
const euro = (text: string): Money => Money.parse(text, eur)
const party = {
  name: 'Harbour Design Studio',
  address: noAddress,
  email: '',
  phone: '',
  taxId: 'KE123',
}
const clinic = {
  ...party,
  name: 'Northwind Clinic',
  address: { ...noAddress, line1: '1 Quay Street', city: 'Nairobi' },
}
const documentOf = (invoice: Invoice) =>
  invoiceDocument(invoice, { seller: party, customer: clinic })
const sumsOf = (invoice: Invoice): string[] =>
  documentOf(invoice).sums.map((sum) => `${sum.label} ${sum.amount}`)
const line = exampleInvoiceLine('100.00', vat20, { quantity: Decimal.from('10') })
const tenPercent = { kind: 'percent', percent: Decimal.from('10'), isAfterTax: false } as const

describe('invoice document', () => {
  test('prints parties, lines and the tax table', () => {
    const document = documentOf(
      exampleIssued(exampleDraft([line], { note: 'Thank you', reference: 'PO 7' })),
    )
    expect(document).toMatchObject({
      ...{
        title: 'Invoice',
        mark: null,
        number: 'INV-2026-0001',
        issueDate: '2026-01-31',
        dueDate: '2026-03-02',
      },
      ...{
        reference: 'PO 7',
        currency: 'EUR',
        pricesNote: 'Prices exclude tax',
        notes: ['Thank you'],
      },
      seller: { name: 'Harbour Design Studio', taxId: 'KE123', lines: [] },
      customer: { name: 'Northwind Clinic', lines: ['1 Quay Street', 'Nairobi'] },
      taxes: [{ name: 'VAT', rate: '20 %', taxable: '1000.00', tax: '200.00' }],
    })
    expect(document.lines).toEqual([
      {
        description: 'Design',
        quantity: '10',
        unitPrice: '100.00',
        discount: '',
        tax: 'VAT 20 %',
        amount: '1000.00',
      },
    ])
  })

  test('the sums follow from each other', () => {
    const discounted = exampleDraft([line], { discount: tenPercent })
    expect(sumsOf(exampleIssued(discounted))).toEqual([
      'Subtotal 1000.00',
      'Discount -100.00',
      'VAT 20 % 180.00',
      'Total 1080.00',
    ])
    const after = exampleDraft([line], { discount: { ...tenPercent, isAfterTax: true } })
    expect(sumsOf(exampleIssued(after))).toEqual([
      'Subtotal 1000.00',
      'VAT 20 % 200.00',
      'Total with tax 1200.00',
      'Discount after tax -120.00',
      'Total 1080.00',
    ])
  })

  test('prices that include tax show what of the total is net', () => {
    const draft = exampleDraft([line], {}, { pricesIncludeTax: true })
    expect(sumsOf(exampleIssued(draft))).toEqual([
      'Subtotal 1000.00',
      'Net 833.33',
      'VAT 20 % 166.67',
      'Total 1000.00',
    ])
    expect(documentOf(exampleIssued(draft)).pricesNote).toBe('Prices include tax')
  })

  test('rule 16: what the customer holds back is shown below the total', () => {
    const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('1000.00', vat16Withheld)]))
    expect(sumsOf(invoice)).toEqual([
      'Subtotal 1000.00',
      'VAT 16 % 160.00',
      'Total 1160.00',
      'Withheld: Withholding 5 % -50.00',
      'To pay 1110.00',
    ])
  })

  test('rule 16: a payment counts what was withheld with it: rows still add up', () => {
    const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('1000.00', vat16Withheld)]))
    const all = { amount: euro('1160.00'), relief: euro('1160.00') }
    expect(sumsOf(settledInvoice(invoice, all)).slice(-3)).toEqual([
      'Total 1160.00',
      'Paid -1160.00',
      'Amount due 0.00',
    ])
  })

  test('what is paid and what is due stand last', () => {
    const part = settledInvoice(exampleIssued(exampleDraft([line])), {
      amount: euro('200.00'),
      relief: euro('200.00'),
    })
    expect(sumsOf(part).slice(-3)).toEqual(['Total 1200.00', 'Paid -200.00', 'Amount due 1000.00'])
  })

  test('a draft and a voided invoice say so across the page', () => {
    const issued = exampleIssued(exampleDraft([line]))
    const voided = voidedInvoice(issued, {
      date: LocalDate.from('2026-02-01'),
      reason: 'Twice',
      voidEntryId: exampleId('je', 2),
    })
    expect(documentOf(voided)).toMatchObject({ mark: 'Void', number: 'INV-2026-0001' })
    const bare = invoiceDocument(exampleDraft([], { customerId: null }), {
      seller: party,
      customer: null,
    })
    expect(bare).toMatchObject({
      mark: 'Draft',
      number: null,
      customer: null,
      lines: [],
      pricesNote: '',
    })
  })

  test('a unit price has the decimals of the currency, or its own where there are more', () => {
    const prices = ['5', '5.5', '0.004', '12.3400'].map((price) => exampleInvoiceLine(price))
    expect(documentOf(exampleDraft(prices)).lines.map((one) => one.unitPrice)).toEqual([
      '5.00',
      '5.50',
      '0.004',
      '12.34',
    ])
    const off = [
      { kind: 'percent', percent: Decimal.from('12.50') } as const,
      { kind: 'amount', amount: euro('1.00') } as const,
    ].map((discount) => exampleInvoiceLine('5', null, { discount }))
    expect(documentOf(exampleDraft(off)).lines.map((one) => one.discount)).toEqual([
      '12.5 %',
      '1.00',
    ])
  })

  test('rule 5: a printed document adds up by hand', () => {
    const figure = (max: number, scale: number) =>
      fc.integer({ min: 1, max }).map((units) => Decimal.of(BigInt(units), scale))
    const lines = fc.array(fc.record({ quantity: figure(9999, 2), price: figure(999_999, 3) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        lines,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (given, pricesIncludeTax, isAfterTax, isTaxed) => {
          const printed = given.map(({ quantity, price }) =>
            exampleInvoiceLine('0', isTaxed ? vat20 : null, { quantity, unitPrice: price }),
          )
          const discount = { ...tenPercent, isAfterTax }
          const last = exampleInvoiceLine('1000.00', isTaxed ? vat20 : null)
          const draft = exampleDraft([...printed, last], { discount }, { pricesIncludeTax })
          const document = documentOf(exampleIssued(draft))
          const sum = (texts: string[]): string => Money.toString(Money.sum(texts.map(euro), eur))
          const of = (...kinds: DocumentSumKind[]): string[] =>
            document.sums.filter((row) => kinds.includes(row.kind)).map((row) => row.amount)
          expect(of('subtotal')).toEqual([sum(document.lines.map((one) => one.amount))])
          const startsAt: DocumentSumKind[] =
            pricesIncludeTax && isTaxed ? ['net'] : ['subtotal', 'discount']
          expect(of('total')).toEqual([sum(of(...startsAt, 'tax', 'discount_after_tax'))])
          if (pricesIncludeTax) {
            expect(of('total')).toEqual([sum(of('subtotal', 'discount', 'discount_after_tax'))])
          }
        },
      ),
    )
  })
})
