import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import type { Instant } from '../time/index.ts'
import { LocalDate } from '../time/index.ts'
import { archivedInvoice } from './draft-invoice.ts'
import {
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  vat16Withheld,
  vat20,
} from './invoice-examples.ts'
import { settledInvoice } from './invoice-settlement.ts'
import { invoiceActionsOn, invoiceListItem, invoiceView } from './invoice-view.ts'
import { InvoiceListItem, InvoiceView } from './invoice-view-schema.ts'
import { voidedInvoice } from './issued-invoice.ts'

const eur = currency('EUR')
const euro = (text: string): Money => Money.parse(text, eur)
const context = { today: LocalDate.from('2026-02-01'), customerName: 'Northwind Clinic' }
const draft = exampleDraft([exampleInvoiceLine('100.00', vat20)])
const issued = exampleIssued(draft)
const voided = voidedInvoice(issued, {
  date: LocalDate.from('2026-02-01'),
  reason: 'Twice',
  voidEntryId: exampleId('je', 2),
})
const part = settledInvoice(issued, { amount: euro('20.00'), relief: euro('20.00') })

describe('invoice view', () => {
  test('every state goes out as its view says, without losing or adding a member', () => {
    for (const invoice of [draft, issued, part, voided]) {
      const view = invoiceView(invoice, context)
      expect(InvoiceView.strict().parse(view)).toEqual(view)
      const item = invoiceListItem(invoice, context)
      expect(InvoiceListItem.strict().parse(item)).toEqual(item)
      expect(JSON.parse(JSON.stringify(view))).toEqual(view)
    }
  })

  test('rule 1: every figure is a decimal string with the decimals of its currency', () => {
    const line = exampleInvoiceLine('1000.00', vat16Withheld, {
      quantity: Decimal.from('1.5'),
      discount: { kind: 'amount', amount: euro('0.50') },
    })
    const discount = { kind: 'percent', percent: Decimal.from('2.5'), isAfterTax: true } as const
    const view = invoiceView(exampleIssued(exampleDraft([line], { discount })), context)
    expect(view.lines[0]).toMatchObject({
      ...{ quantity: '1.5', unitPrice: '1000.00', discount: { kind: 'amount', amount: '0.50' } },
      ...{
        net: { amount: '1499.50', currency: 'EUR' },
        tax: { amount: '239.92', currency: 'EUR' },
      },
    })
    expect(view.discount).toEqual({ kind: 'percent', percent: '2.5', isAfterTax: true })
    expect(view.totals).toMatchObject({
      ...{
        gross: { amount: '1739.42' },
        discountAfterTax: { amount: '43.49' },
        total: { amount: '1695.93' },
      },
      ...{ withheld: { amount: '74.98' }, payable: { amount: '1620.95' } },
    })
    expect(view.totals.taxes).toEqual([
      {
        ...{ taxCodeId: vat16Withheld.id, kind: 'standard', name: 'VAT', ratePercent: '16' },
        ...{
          taxable: { amount: '1499.50', currency: 'EUR' },
          tax: { amount: '239.92', currency: 'EUR' },
        },
      },
    ])
    const numbers: string[] = []
    JSON.stringify(view, (key, value: unknown) => {
      if (typeof value === 'number') numbers.push(key)
      return value
    })
    expect(numbers.sort()).toEqual(['paymentTermsDays', 'version'])
  })

  test('says the derived status and what is outstanding', () => {
    expect(invoiceListItem(part, context)).toMatchObject({
      ...{
        status: 'issued',
        settlement: 'part_paid',
        number: 'INV-2026-0001',
        customerName: 'Northwind Clinic',
      },
      ...{ total: { amount: '120.00' }, outstanding: { amount: '100.00' } },
    })
    expect(invoiceListItem(draft, context)).toMatchObject({
      settlement: null,
      outstanding: { amount: '0.00' },
    })
    expect(invoiceListItem(voided, context)).toMatchObject({
      settlement: null,
      outstanding: { amount: '0.00' },
    })
  })

  test('says what can be done next', () => {
    const all = settledInvoice(issued, { amount: euro('120.00'), relief: euro('120.00') })
    const archived = archivedInvoice(draft, '2026-01-31T12:00:00Z' as Instant)
    expect(invoiceActionsOn(draft)).toEqual(['revise', 'issue', 'archive', 'duplicate'])
    expect(invoiceActionsOn(archived)).toEqual(['restore'])
    expect(invoiceActionsOn(issued)).toEqual([
      'record_payment',
      'credit',
      'write_off',
      'void',
      'duplicate',
    ])
    expect(invoiceActionsOn(part)).toEqual([
      ...['record_payment', 'credit', 'write_off', 'duplicate'],
    ])
    expect(invoiceActionsOn(all)).toEqual(['credit', 'duplicate'])
    expect(invoiceActionsOn(voided)).toEqual(['duplicate'])
  })
})
