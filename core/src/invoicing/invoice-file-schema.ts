import { z } from 'zod'
import { CurrencyWire, FigureWire } from '../money/index.ts'
import { RatePercentWire, taxKinds, taxRoundings } from '../tax/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { invoiceLinesMax, lineTaxCodesMax } from './invoice.ts'
import {
  DocumentDiscountWire,
  ExchangeRateWire,
  invoiceTextMax,
  LineDiscountWire,
} from './invoice-schema.ts'

const CodeWire = z.string().trim().min(1).max(40)

/**
 * One tax of the file: `isCompound` is charged on the taxes before it too, `isWithheld` is held
 * back by the customer.
 */
const FileTax = z.strictObject({
  name: z.string().trim().min(1).max(60).optional(),
  kind: z.enum(taxKinds).optional(),
  ratePercent: RatePercentWire,
  isCompound: z.boolean().default(false),
  isWithheld: z.boolean().default(false),
})

const FileLine = z.strictObject({
  description: z.string().max(invoiceTextMax.description),
  quantity: FigureWire.prefault('1'),
  unitPrice: FigureWire,
  discount: LineDiscountWire.nullable().default(null),
  /** Code of the income account; the file's sales account where it is not given. */
  account: CodeWire.optional(),
  /** Names of the file's taxes, in the order in which they are charged. */
  taxes: z
    .array(CodeWire)
    .max(lineTaxCodesMax)
    .refine((names) => new Set(names).size === names.length, { error: 'must name each tax once' })
    .default([]),
})

const FileAccounts = z.strictObject({
  accountsReceivable: CodeWire.default('1100'),
  outputTax: CodeWire.default('2200'),
  sales: CodeWire.default('4000'),
  roundingDifferences: CodeWire.default('7900'),
})

/**
 * The file that {@link invoiceFromFile} reads; unknown members are refused, so that a typing
 * mistake shows.
 */
export const InvoiceFile = z.strictObject({
  currency: CurrencyWire,
  baseCurrency: CurrencyWire.optional(),
  exchangeRate: ExchangeRateWire.optional(),
  number: z.string().max(40).nullable().default(null),
  customer: z.string().max(200).default(''),
  issueDate: LocalDateWire,
  dueDate: LocalDateWire.optional(),
  pricesIncludeTax: z.boolean().default(false),
  taxRounding: z.enum(taxRoundings).default('per_document'),
  discount: DocumentDiscountWire.nullable().default(null),
  taxes: z.record(CodeWire, FileTax).default({}),
  accounts: FileAccounts.prefault({}),
  lines: z.array(FileLine).min(1).max(invoiceLinesMax),
})
export type InvoiceFile = z.output<typeof InvoiceFile>
export type InvoiceFileLine = InvoiceFile['lines'][number]
