import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { draftInvoice, revisedInvoice } from './draft-invoice.ts'
import { invoiceChanges } from './invoice-changes.ts'
import {
  exampleAccounts,
  exampleDraft,
  exampleId,
  exampleInvoiceLine,
  exampleTaxCodes,
  vat20,
} from './invoice-examples.ts'
import {
  CreateInvoiceBody,
  IssueInvoiceBody,
  ListInvoicesQuery,
  ReviseInvoiceBody,
  VoidInvoiceBody,
} from './invoice-schema.ts'

const eur = currency('EUR')
let lines = 0
const around = {
  currency: eur,
  salesAccountId: exampleAccounts.sales,
  taxCodes: exampleTaxCodes,
  taxDate: LocalDate.from('2026-01-31'),
  newLineId: () => exampleId('inl', (lines += 1)),
}
const settings = {
  id: exampleId('inv', 1),
  currency: eur,
  baseCurrency: eur,
  pricesIncludeTax: false,
  taxRounding: 'per_document',
  paymentTermsDays: 30,
} as const
const create = (body: unknown) =>
  draftInvoice(invoiceChanges(CreateInvoiceBody.parse(body), around), settings)

describe('bodies', () => {
  test('an empty body makes an empty draft', () => {
    expect(create({})).toEqual(draftInvoice({}, settings))
  })

  test('an unfinished line is a line: everything has a default', () => {
    lines = 0
    expect(create({ lines: [{}] }).lines).toEqual([
      {
        ...{
          id: exampleId('inl', 1),
          description: '',
          quantity: Decimal.one,
          unitPrice: Decimal.zero,
        },
        ...{ itemId: null, discount: null, incomeAccountId: exampleAccounts.sales },
        ...{ taxCodeIds: [], taxes: [] },
      },
    ])
  })

  test('a whole line is decoded, with the taxes of the day', () => {
    const id = exampleId('inl', 77)
    const wire = {
      ...{
        id,
        description: 'Design',
        quantity: '1.5',
        unitPrice: '99.999999',
        taxCodeIds: [vat20.id],
      },
      ...{
        discount: { kind: 'amount', amount: '5.00' },
        incomeAccountId: exampleAccounts.otherSales,
      },
    }
    const [line] = create({ lines: [wire] }).lines
    expect(line).toMatchObject({
      ...{ id, quantity: Decimal.from('1.5'), unitPrice: Decimal.from('99.999999') },
      ...{
        discount: { kind: 'amount', amount: Money.parse('5.00', eur) },
        incomeAccountId: exampleAccounts.otherSales,
      },
    })
    expect(line?.taxes.map((tax) => [tax.taxCodeId, Decimal.toString(tax.ratePercent)])).toEqual([
      [vat20.id, '20'],
    ])
  })

  test('a revision leaves alone what it does not name', () => {
    const draft = exampleDraft([exampleInvoiceLine('100.00', vat20)], { note: 'Thank you' })
    const body = ReviseInvoiceBody.parse({ reference: 'PO 7', customerId: null, version: 3 })
    expect(revisedInvoice(draft, invoiceChanges(body, around))).toEqual({
      ...draft,
      reference: 'PO 7',
      customerId: null,
    })
  })

  test('rule 1: figures are decimal strings, never JSON numbers', () => {
    for (const line of [
      { quantity: 1 },
      { unitPrice: 9.99 },
      { discount: { kind: 'percent', percent: 10 } },
    ]) {
      expect(CreateInvoiceBody.safeParse({ lines: [line] }).success).toBe(false)
    }
  })

  test('everything has a limit', () => {
    const faults: [unknown, (string | number)[]][] = [
      [{ lines: [{ quantity: 'abc' }] }, ['lines', 0, 'quantity']],
      [{ lines: [{ quantity: '1e3' }] }, ['lines', 0, 'quantity']],
      [{ lines: [{ quantity: '0.0000001' }] }, ['lines', 0, 'quantity']],
      [{ lines: [{ unitPrice: '1000000000000' }] }, ['lines', 0, 'unitPrice']],
      [{ lines: [{ unitPrice: '-1000000000000' }] }, ['lines', 0, 'unitPrice']],
      [{ lines: [{ description: 'x'.repeat(1001) }] }, ['lines', 0, 'description']],
      [
        { lines: [{ discount: { kind: 'percent', percent: '100.1' } }] },
        ['lines', 0, 'discount', 'percent'],
      ],
      [
        { lines: [{ discount: { kind: 'amount', amount: '-1' } }] },
        ['lines', 0, 'discount', 'amount'],
      ],
      [{ lines: Array.from({ length: 501 }, () => ({})) }, ['lines']],
      [
        { lines: [{ taxCodeIds: ['inv_00000000000000000000000000'] }] },
        ['lines', 0, 'taxCodeIds', 0],
      ],
      [{ exchangeRate: '0' }, ['exchangeRate']],
      [{ currency: 'XYZ' }, ['currency']],
      [{ issueDate: '2026-02-30' }, ['issueDate']],
      [{ note: 'x'.repeat(4001) }, ['note']],
      [{ paymentTermsDays: 366 }, ['paymentTermsDays']],
      [{ customFields: { po: 7 } }, ['customFields', 'po']],
    ]
    for (const [body, path] of faults) {
      const parsed = CreateInvoiceBody.safeParse(body)
      expect(parsed.error?.issues[0]?.path, JSON.stringify(body).slice(0, 80)).toEqual(path)
    }
    expect(CreateInvoiceBody.safeParse({ lines: [{ quantity: '0.500000000' }] }).success).toBe(true)
  })

  test.each<[string, unknown, (string | number)[]]>([
    ['the body', { surprise: 1 }, []],
    ['a line', { lines: [{}, { surprise: 1 }] }, ['lines', 1]],
    [
      'a line’s discount in percent',
      { lines: [{ discount: { kind: 'percent', percent: '1', amount: '1' } }] },
      ['lines', 0, 'discount'],
    ],
    [
      'a line’s discount of an amount',
      { lines: [{ discount: { kind: 'amount', amount: '1', isAfterTax: true } }] },
      ['lines', 0, 'discount'],
    ],
    [
      'the discount in percent',
      { discount: { kind: 'percent', percent: '1', surprise: 1 } },
      ['discount'],
    ],
    [
      'the discount of an amount',
      { discount: { kind: 'amount', amount: '1', surprise: 1 } },
      ['discount'],
    ],
  ])('a field that is not known is refused in %s', (_, body, path) => {
    const revision = { ...(body as object), version: 1 }
    for (const parsed of [CreateInvoiceBody.safeParse(body), ReviseInvoiceBody.safeParse(revision)])
      expect(parsed.error?.issues).toMatchObject([{ code: 'unrecognized_keys', path }])
  })

  test('a field that is not known is refused when issuing and voiding', () => {
    const unknown = (schema: typeof IssueInvoiceBody | typeof VoidInvoiceBody, body: object) =>
      schema.safeParse(body).error?.issues[0]?.code
    expect(unknown(IssueInvoiceBody, { version: 1, number: 'X' })).toBe('unrecognized_keys')
    expect(unknown(VoidInvoiceBody, { version: 1, reason: 'x', number: 'X' })).toBe(
      'unrecognized_keys',
    )
  })

  test('what the lines refer to is checked, at its place', () => {
    const archived = { ...vat20, archivedAt: '2026-01-01T00:00:00Z' }
    const refused = (act: () => unknown, code: string, path: (string | number)[]): void =>
      expect(act).toThrow(
        expect.objectContaining({ code, issues: [expect.objectContaining({ path })] }),
      )
    const body = CreateInvoiceBody.parse({ lines: [{}, { taxCodeIds: [vat20.id] }] })
    const at = ['lines', 1, 'taxCodeIds', 0]
    refused(() => invoiceChanges(body, { ...around, taxCodes: new Map() }), 'tax.not_found', at)
    refused(
      () => invoiceChanges(body, { ...around, taxCodes: new Map([[vat20.id, archived]]) }),
      'tax.archived',
      at,
    )
    refused(
      () => invoiceChanges(body, { ...around, taxDate: LocalDate.from('1999-01-01') }),
      'tax.no_rate',
      at,
    )
    const cents = { kind: 'amount', amount: '0.5' }
    refused(
      () => create({ currency: 'JPY', lines: [{ discount: cents }] }),
      'money.too_many_decimals',
      ['lines', 0, 'discount', 'amount'],
    )
    refused(() => create({ currency: 'JPY', discount: cents }), 'money.too_many_decimals', [
      'discount',
      'amount',
    ])
  })

  test('issue and void name the version they act on', () => {
    expect(IssueInvoiceBody.parse({ version: 2 })).toEqual({ version: 2 })
    expect(IssueInvoiceBody.safeParse({}).success).toBe(false)
    expect(VoidInvoiceBody.parse({ reason: ' Twice ', version: 2 })).toEqual({
      reason: 'Twice',
      version: 2,
    })
    expect(VoidInvoiceBody.safeParse({ reason: ' ', version: 2 }).success).toBe(false)
  })

  test('a list is asked for by status, customer and date', () => {
    const query = { status: 'overdue', limit: '20', from: '2026-01-01' }
    expect(ListInvoicesQuery.parse(query)).toEqual({ ...query, limit: 20 })
    expect(ListInvoicesQuery.safeParse({ status: 'late' }).success).toBe(false)
  })
})
