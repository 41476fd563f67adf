import type { z } from 'zod'
import type { Issue } from '../errors/index.ts'
import type { Id, IdPrefix, TaxCodeId } from '../ids/index.ts'
import { idFromUuid } from '../ids/index.ts'
import type { MoneyView } from '../money/index.ts'
import { moneyView } from '../money/index.ts'
import type { AppliedTax, DocumentTotals } from '../tax/index.ts'
import { taxErrors } from '../tax/index.ts'
import { draftInvoice } from './draft-invoice.ts'
import type { DraftInvoice, InvoiceLine } from './invoice.ts'
import { discountInCurrency, documentDiscountInCurrency } from './invoice-changes.ts'
import { invoiceErrors } from './invoice-errors.ts'
import type { InvoiceFileLine } from './invoice-file-schema.ts'
import { InvoiceFile } from './invoice-file-schema.ts'
import type { PostableInvoice } from './invoice-posting.ts'
import { invoicePosting } from './invoice-posting.ts'
import { invoiceTotals } from './invoice-totals.ts'
import { invoiceTotalsView } from './invoice-view.ts'
import type { InvoiceTotalsView, TaxSubtotalView } from './invoice-view-schema.ts'
import { issueFaults } from './issued-invoice.ts'

/** One line of the journal entry, by account code. */
export type InvoiceFileEntryLine = {
  readonly account: string
  readonly side: 'debit' | 'credit'
  readonly amount: MoneyView
  readonly base: MoneyView
}

export type InvoiceFromFile = {
  readonly file: InvoiceFile
  readonly totals: DocumentTotals
  /** The figures as decimal strings; `taxCodeId` holds the file's own name of the tax. */
  readonly view: InvoiceTotalsView & {
    readonly lines: readonly {
      readonly description: string
      readonly amount: MoneyView
      readonly net: MoneyView
      readonly tax: MoneyView
      readonly gross: MoneyView
    }[]
  }
  readonly entry: readonly InvoiceFileEntryLine[]
}

/**
 * An invoice from a file that stands for itself: its taxes are inline, its accounts are codes.
 * Gives the totals, the tax table and the journal entry that the product would post, without server
 * or account.
 *
 * ```json
 * {
 *   "currency": "KES", "issueDate": "2026-01-31",
 *   "pricesIncludeTax": false, "taxRounding": "per_document",
 *   "taxes": {
 *     "VAT16": { "name": "VAT", "ratePercent": "16" },
 *     "WHT5": { "name": "Withholding", "ratePercent": "5", "isWithheld": true }
 *   },
 *   "lines": [
 *     { "description": "Design", "quantity": "10", "unitPrice": "100.00",
 *       "account": "4000", "taxes": ["VAT16", "WHT5"] }
 *   ]
 * }
 * ```
 *
 * Further members: `baseCurrency` and `exchangeRate` (base per unit), `number`, `customer`,
 * `dueDate`; `discount` on a line (`{"kind":"percent","percent":"10"}` or
 * `{"kind":"amount","amount":"5.00"}`) or on the file (with `isAfterTax`); on a tax `kind` and
 * `isCompound`; `accounts` with the codes of `accountsReceivable`, `outputTax`, `sales` and
 * `roundingDifferences`. Figures are decimal strings, never JSON numbers.
 *
 * Throws `invoice.file_malformed` with one issue per fault, and what refuses an issue:
 * `invoice.empty`, ….
 */
export function invoiceFromFile(json: unknown): InvoiceFromFile {
  const parsed = InvoiceFile.safeParse(json)
  if (!parsed.success) throw invoiceErrors.fileMalformed(parsed.error.issues.map(issueOf))
  const file = parsed.data
  const accounts = idsOfNames('acc')
  const taxes = idsOfNames('tax')
  const invoice = postableInvoice(file, { accounts, taxes })
  const totals = invoiceTotals(invoice)
  const entry = invoicePosting(
    invoice,
    {
      accountsReceivable: accounts.idOf(file.accounts.accountsReceivable),
      outputTax: accounts.idOf(file.accounts.outputTax),
      roundingDifferences: accounts.idOf(file.accounts.roundingDifferences),
    },
    idOfOrdinal('je', 1),
  )
  return {
    file,
    totals,
    view: viewOf(file, totals, taxes),
    entry: entry.lines.map(({ accountId, side, amount, base }) => ({
      account: accounts.nameOf(accountId),
      side,
      amount: moneyView(amount),
      base: moneyView(base),
    })),
  }
}

function issueOf(issue: z.core.$ZodIssue): Issue {
  const given: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined
  return {
    path: issue.path.filter((part) => typeof part !== 'symbol'),
    code: typeof given === 'string' ? given : 'invoice.file_malformed',
    message: issue.message,
  }
}

type NamedIds<P extends IdPrefix> = { idOf(name: string): Id<P>; nameOf(id: Id<P>): string }

/**
 * The file knows accounts and taxes by name; the books know ids. These live as long as the preview.
 */
function idsOfNames<P extends IdPrefix>(prefix: P): NamedIds<P> {
  const idByName = new Map<string, Id<P>>()
  return {
    idOf(name) {
      const id = idByName.get(name) ?? idOfOrdinal(prefix, idByName.size + 1)
      idByName.set(name, id)
      return id
    },
    nameOf: (id) => [...idByName].find(([, known]) => known === id)?.[0] ?? '',
  }
}

const idOfOrdinal = <P extends IdPrefix>(prefix: P, ordinal: number): Id<P> =>
  idFromUuid(prefix, `00000000-0000-7000-8000-${String(ordinal).padStart(12, '0')}`)

type FileIds = { readonly accounts: NamedIds<'acc'>; readonly taxes: NamedIds<'tax'> }

/** Refuses what issuing would refuse, except for the customer, whom a file need not know. */
function postableInvoice(file: InvoiceFile, ids: FileIds): PostableInvoice {
  const draft = draftOfFile(file, ids)
  const faults = issueFaults(draft).filter((fault) => fault.code !== 'invoice.no_customer')
  const { exchangeRate, issueDate, dueDate } = draft
  if (faults.length > 0 || !exchangeRate || !issueDate || !dueDate) {
    throw invoiceErrors.notReady(faults)
  }
  return {
    ...draft,
    customerId: idOfOrdinal('cus', 1),
    exchangeRate,
    issueDate,
    dueDate,
    number: file.number,
  }
}

function draftOfFile(file: InvoiceFile, ids: FileIds): DraftInvoice {
  const { currency, issueDate, discount } = file
  const draft = draftInvoice(
    {
      discount: discount && documentDiscountInCurrency(discount, currency),
      exchangeRate: file.exchangeRate,
      issueDate,
      dueDate: file.dueDate ?? issueDate,
    },
    {
      id: idOfOrdinal('inv', 1),
      currency,
      baseCurrency: file.baseCurrency ?? currency,
      pricesIncludeTax: file.pricesIncludeTax,
      taxRounding: file.taxRounding,
      paymentTermsDays: 0,
    },
  )
  return {
    ...draft,
    lines: file.lines.map((line, position) => lineOf(line, position, { file, ids })),
  }
}

function lineOf(
  line: InvoiceFileLine,
  position: number,
  { file, ids }: { file: InvoiceFile; ids: FileIds },
): InvoiceLine {
  const path = ['lines', position]
  const { description, quantity, unitPrice, discount } = line
  return {
    id: idOfOrdinal('inl', position + 1),
    itemId: null,
    description,
    quantity,
    unitPrice,
    discount: discount && discountInCurrency(discount, file.currency, [...path, 'discount']),
    incomeAccountId: ids.accounts.idOf(line.account ?? file.accounts.sales),
    taxCodeIds: line.taxes.map((name) => ids.taxes.idOf(name)),
    taxes: line.taxes.map((name, index) =>
      appliedTax(name, { file, ids, path: [...path, 'taxes', index] }),
    ),
  }
}

function appliedTax(
  name: string,
  { file, ids, path }: { file: InvoiceFile; ids: FileIds; path: readonly (string | number)[] },
): AppliedTax {
  const tax = Object.hasOwn(file.taxes, name) ? file.taxes[name] : undefined
  if (!tax) throw taxErrors.notFound(path)
  return {
    taxCodeId: ids.taxes.idOf(name),
    kind: tax.kind ?? (tax.isWithheld ? 'withholding' : 'standard'),
    name: tax.name ?? name,
    ratePercent: tax.ratePercent,
    isCompound: tax.isCompound,
    accountRole: tax.isWithheld ? 'withholding_receivable' : 'output_tax',
  }
}

function viewOf(
  file: InvoiceFile,
  totals: DocumentTotals,
  taxes: NamedIds<'tax'>,
): InvoiceFromFile['view'] {
  const view = invoiceTotalsView(totals)
  const named = (row: TaxSubtotalView): TaxSubtotalView => ({
    ...row,
    taxCodeId: taxes.nameOf(row.taxCodeId as TaxCodeId),
  })
  return {
    ...view,
    taxes: view.taxes.map(named),
    withholdings: view.withholdings.map(named),
    lines: totals.lines.map((line, position) => ({
      description: file.lines[position]?.description ?? '',
      amount: moneyView(line.amount),
      net: moneyView(line.net),
      tax: moneyView(line.tax),
      gross: moneyView(line.gross),
    })),
  }
}
