import fc from 'fast-check'
import { Decimal } from '@smb/core/money'
import type { DraftValues, LineValues } from '../../apps/web/src/features/invoicing/draft-values.ts'

/** A line as somebody types it, with the names of its taxes instead of ids. */
export type TypedLine = Pick<LineValues, 'description' | 'quantity' | 'unitPrice' | 'discount'> & {
  readonly taxes: readonly string[]
}

/** An invoice as somebody types it into the editor. */
export type TypedInvoice = Pick<DraftValues, 'currency' | 'pricesIncludeTax' | 'discount'> & {
  readonly exchangeRate: string
  readonly taxRounding: 'per_document' | 'per_line'
  readonly lines: readonly TypedLine[]
}

const quantity = fc.constantFrom(
  '',
  '1',
  '2',
  '3',
  '7',
  '0.5',
  '1.25',
  '0.333',
  '12',
  '=3*4',
  '=1/3',
)

/** Prices in every way that the editor reads: plain, grouped, with a suffix, as a sum. */
const unitPrice = fc.oneof(
  fc
    .integer({ min: 1, max: 99_999_999 })
    .map((minor) => Decimal.toString(Decimal.normalize(Decimal.of(BigInt(minor), 2)))),
  fc.integer({ min: 1000, max: 999_999 }).map((whole) => whole.toLocaleString('en')),
  fc.integer({ min: 1, max: 9999 }).map((n) => `0.00${n}`),
  fc.constantFrom('1.2k', '45k', '=1200*3+5%', '=(19.99-2.5)*3', '379', '138.66', '26.005'),
)

const discount = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('10', '2.5 %', '33.33%', '0.75', '100') },
)

const line: fc.Arbitrary<TypedLine> = fc.record({
  description: fc.constantFrom('Design', 'Print run', 'Consulting, two days', 'Paper'),
  quantity,
  unitPrice,
  discount,
  taxes: fc.constantFrom(
    [],
    ['VAT16'],
    ['VAT19'],
    ['GST5', 'QST9.975'],
    ['FIVE', 'TENCOMPOUND'],
    ['ZERO'],
    ['EXEMPT'],
    ['VAT16', 'WHT5'],
    ['WHT5'],
  ),
})

const money = fc.constantFrom(
  { currency: 'EUR', exchangeRate: '' },
  { currency: 'EUR', exchangeRate: '' },
  { currency: 'USD', exchangeRate: '0.8512345678' },
  { currency: 'JPY', exchangeRate: '0.0061' },
  { currency: 'KWD', exchangeRate: '2.8' },
)

export const typedInvoice: fc.Arbitrary<TypedInvoice> = fc
  .tuple(
    money,
    fc.record({
      pricesIncludeTax: fc.boolean(),
      taxRounding: fc.constantFrom('per_document' as const, 'per_line' as const),
      // Of the whole document; less than everything, so that something is owed.
      discount: fc.constantFrom('', '', '', '7', '12.5%', '33.33'),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    }),
  )
  .map(([own, invoice]) => ({ ...own, ...invoice }))
