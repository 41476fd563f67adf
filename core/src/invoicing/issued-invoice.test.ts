import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { taxCodeWithRate } from '../tax/index.ts'
import type { Instant } from '../time/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  archivedInvoice,
  draftInvoice,
  duplicatedInvoice,
  restoredInvoice,
  revisedInvoice,
} from './draft-invoice.ts'
import type { Invoice } from './invoice.ts'
import {
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleIssued,
  exampleTaxCodes,
  issueAs,
  vat19,
  vat20,
} from './invoice-examples.ts'
import { numberFormats, numberText } from './invoice-number.ts'
import { settledInvoice } from './invoice-settlement.ts'
import { invoiceTotals } from './invoice-totals.ts'
import { issuedInvoice, voidedInvoice } from './issued-invoice.ts'

const eur = currency('EUR')
const on = LocalDate.from
const euro = (text: string): Money => Money.parse(text, eur)
const refusal = (code: string): unknown => expect.objectContaining({ code })
const noon = '2026-01-31T12:00:00Z' as Instant

const draft = exampleDraft([exampleInvoiceLine('1000.00', vat20)])
const issued = exampleIssued(draft)
const voidAs = { date: on('2026-02-01'), reason: 'Wrong customer', voidEntryId: exampleId('je', 2) }

/** Codes and paths of a refusal, in order. */
function faultsOf(act: () => unknown): string[] {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError)
      return error.issues.map((issue) => `${issue.code} ${issue.path.join('.')}`)
    throw error
  }
  return []
}

describe('draft', () => {
  test('rule 25: a draft has no number and no posting, and may lack everything', () => {
    const {
      id,
      currency: own,
      baseCurrency,
      pricesIncludeTax,
      taxRounding,
      paymentTermsDays,
    } = draft
    const empty = draftInvoice(
      {},
      { id, currency: own, baseCurrency, pricesIncludeTax, taxRounding, paymentTermsDays },
    )
    expect(empty).toMatchObject({
      status: 'draft',
      number: null,
      customerId: null,
      lines: [],
      version: 1,
    })
    expect('journalEntryId' in empty).toBe(false)
    expect(Money.toString(invoiceTotals(empty).payable)).toBe('0.00')
  })

  test('a revision changes what it names and nothing else', () => {
    expect(revisedInvoice(draft, { note: 'Thank you' })).toEqual({ ...draft, note: 'Thank you' })
    expect(revisedInvoice(draft, { note: undefined, lines: undefined })).toEqual(draft)
    expect(revisedInvoice(draft, { customerId: null }).customerId).toBeNull()
  })

  test('a new currency opens the rate and keeps the figures of discounts', () => {
    const off = exampleInvoiceLine('100.00', null, {
      discount: { kind: 'amount', amount: euro('12.50') },
    })
    const inYen = revisedInvoice(exampleDraft([off]), { currency: currency('JPY') })
    expect(inYen.exchangeRate).toBeNull()
    expect(inYen.lines[0]?.discount).toEqual({
      kind: 'amount',
      amount: Money.of(13n, currency('JPY')),
    })
    const rated = revisedInvoice(inYen, { exchangeRate: Decimal.from('0.0061') })
    expect(rated.exchangeRate).toEqual(Decimal.from('0.0061'))
    expect(revisedInvoice(rated, { currency: eur }).exchangeRate).toEqual(Decimal.one)
  })

  test('rule 41: an issued invoice is never edited in place', () => {
    for (const invoice of [issued, voidedInvoice(issued, voidAs)]) {
      expect(() => revisedInvoice(invoice, { note: 'x' })).toThrow(refusal('invoice.not_draft'))
      expect(() => archivedInvoice(invoice, noon)).toThrow(refusal('invoice.not_draft'))
      expect(() => restoredInvoice(invoice)).toThrow(refusal('invoice.not_draft'))
      expect(() => issuedInvoice(invoice, issueAs())).toThrow(refusal('invoice.not_draft'))
    }
  })

  test('rule 41: a voided invoice is duplicated as a new draft that names it', () => {
    let lines = 100
    const as = { id: exampleId('inv', 2), newLineId: () => exampleId('inl', (lines += 1)) }
    const copy = duplicatedInvoice(voidedInvoice(issued, voidAs), as)
    expect(copy).toMatchObject({
      status: 'draft',
      id: as.id,
      number: null,
      replacesId: issued.id,
      issueDate: null,
    })
    expect(copy.lines.map((line) => line.id)).toEqual([exampleId('inl', 101)])
    expect(invoiceTotals(copy)).toEqual(invoiceTotals(issued))
    expect(duplicatedInvoice(issued, as).replacesId).toBeNull()
  })

  test('an archived draft rests until restored', () => {
    const archived = archivedInvoice(draft, noon)
    expect(archived.archivedAt).toBe(noon)
    expect(() => revisedInvoice(archived, { note: 'x' })).toThrow(refusal('invoice.archived'))
    expect(() => issuedInvoice(archived, issueAs())).toThrow(refusal('invoice.archived'))
    expect(restoredInvoice(archived)).toEqual(draft)
  })
})

describe('issue', () => {
  test('gives number, dates by the terms, and nothing settled', () => {
    expect(issued).toMatchObject({
      ...{
        status: 'issued',
        number: 'INV-2026-0001',
        issueDate: '2026-01-31',
        dueDate: '2026-03-02',
      },
      ...{
        settled: euro('0.00'),
        credited: euro('0.00'),
        writtenOff: euro('0.00'),
        settledBase: euro('0.00'),
        journalEntryId: exampleId('je', 1),
      },
    })
    expect('archivedAt' in issued).toBe(false)
    const wished = exampleDraft(draft.lines, { dueDate: on('2026-02-15') })
    expect(exampleIssued(wished).dueDate).toBe('2026-02-15')
    expect(exampleIssued(wished, { dueDate: on('2026-02-20') }).dueDate).toBe('2026-02-20')
  })

  test('rule 14: rates are frozen; a later rate changes no issued invoice', () => {
    const [component] = vat20.components
    const rate = { ratePercent: Decimal.from('25'), validFrom: on('2026-02-01') }
    const changed = new Map([
      ...exampleTaxCodes,
      [vat20.id, taxCodeWithRate(vat20, 0, rate)] as const,
    ])
    const before = exampleIssued(draft, { taxCodes: changed })
    const after = exampleIssued(draft, { taxCodes: changed, issueDate: on('2026-02-01') })
    expect(component?.name).toBe('VAT')
    expect(Money.toString(invoiceTotals(before).gross)).toBe('1200.00')
    expect(Money.toString(invoiceTotals(after).gross)).toBe('1250.00')
    // The tax date decides, not what the draft showed before.
    expect(
      Money.toString(invoiceTotals(exampleIssued({ ...draft, lines: after.lines })).gross),
    ).toBe('1200.00')
  })

  test('rule 10: 138.66 at 19 % is 165.01, and paying it leaves 0.00', () => {
    const invoice = exampleIssued(exampleDraft([exampleInvoiceLine('138.66', vat19)]))
    expect(Money.toString(invoiceTotals(invoice).total)).toBe('165.01')
  })

  test('says everything that is missing at once, each with its place', () => {
    const bare = exampleDraft([exampleInvoiceLine('0.00', null, { description: ' ' })], {
      customerId: null,
    })
    expect(faultsOf(() => exampleIssued(bare))).toEqual([
      'invoice.no_customer customerId',
      'invoice.line_incomplete lines.0.description',
      'invoice.total_not_positive lines',
    ])
    expect(faultsOf(() => exampleIssued(exampleDraft([])))).toEqual(['invoice.empty lines'])
    expect(() => exampleIssued(bare)).toThrow(refusal('invoice.no_customer'))
    expect(() => exampleIssued(exampleDraft([]))).toThrow(refusal('invoice.empty'))
  })

  test('refuses a total that is not more than zero, and discounts larger than their amount', () => {
    const lines = (price: string) => [exampleInvoiceLine(price, vat20)]
    expect(faultsOf(() => exampleIssued(exampleDraft(lines('-5.00'))))).toEqual([
      'invoice.total_not_positive lines',
    ])
    const off = (text: string) => ({ kind: 'amount', amount: euro(text) }) as const
    const tooMuch = exampleDraft([
      exampleInvoiceLine('10.00', null, { discount: off('10.01') }),
      ...lines('99.00'),
    ])
    expect(faultsOf(() => exampleIssued(tooMuch))).toEqual([
      'invoice.discount_too_large lines.0.discount',
    ])
    const whole = exampleDraft(lines('10.00'), { discount: { ...off('10.01'), isAfterTax: false } })
    expect(faultsOf(() => exampleIssued(whole))).toEqual(['invoice.discount_too_large discount'])
    const exactly = exampleDraft(lines('10.00'), {
      discount: { ...off('10.00'), isAfterTax: false },
    })
    expect(faultsOf(() => exampleIssued(exactly))).toEqual(['invoice.total_not_positive lines'])
  })

  test('refuses a due date before the issue date, a rate that is missing, a code that is unknown', () => {
    const early = exampleDraft(draft.lines, { dueDate: on('2026-01-30') })
    expect(faultsOf(() => exampleIssued(early))).toEqual(['invoice.due_before_issue dueDate'])
    const foreign = exampleDraft(draft.lines, {}, { currency: currency('USD') })
    expect(faultsOf(() => exampleIssued(foreign))).toEqual([
      'invoice.no_exchange_rate exchangeRate',
    ])
    expect(exampleIssued(foreign, { exchangeRate: Decimal.from('0.92') }).exchangeRate).toEqual(
      Decimal.from('0.92'),
    )
    expect(faultsOf(() => exampleIssued(draft, { taxCodes: new Map() }))).toEqual([
      'tax.not_found lines.0.taxCodeIds.0',
    ])
  })
})

describe('numbers', () => {
  test('rule 25: numbers of a series follow each other', () => {
    const fifty = Array.from({ length: 50 }, (_, n) =>
      numberText(numberFormats.invoice, '2026', n + 1),
    )
    expect(fifty[0]).toBe('INV-2026-0001')
    expect(fifty[49]).toBe('INV-2026-0050')
    expect(new Set(fifty).size).toBe(50)
    expect(() => numberText(numberFormats.invoice, '2026', 0)).toThrow('count from 1')
  })

  test('rule 26: a number is never reused: a void keeps it', () => {
    expect(voidedInvoice(issued, voidAs).number).toBe(issued.number)
  })
})

describe('void', () => {
  test('rule 43: only without live allocations', () => {
    const part = settledInvoice(issued, { amount: euro('30.00'), relief: euro('30.00') })
    expect(() => voidedInvoice(part, voidAs)).toThrow(refusal('invoice.settled'))
    const undone = settledInvoice(part, { amount: euro('-30.00'), relief: euro('-30.00') })
    expect(voidedInvoice(undone, voidAs)).toEqual({
      ...issued,
      ...{
        status: 'voided',
        voidedOn: '2026-02-01',
        voidReason: 'Wrong customer',
        voidEntryId: exampleId('je', 2),
      },
    })
  })

  test('only an issued invoice, and not before its own date', () => {
    const others: Invoice[] = [draft, voidedInvoice(issued, voidAs)]
    for (const invoice of others) {
      expect(() => voidedInvoice(invoice, voidAs)).toThrow(refusal('invoice.not_issued'))
    }
    expect(() => voidedInvoice(issued, { ...voidAs, date: on('2026-01-30') })).toThrow(
      refusal('invoice.voided_before_issue'),
    )
  })
})
