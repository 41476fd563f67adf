import type { JournalEntryId, LedgerAccountId } from '../ids/index.ts'
import type { Conversion, JournalEntryDraft, ProposedLine } from '../ledger/index.ts'
import { balancedEntry, credit, debit } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import type { DocumentTotals } from '../tax/index.ts'
import { discountShares } from '../tax/index.ts'
import { incomeKey, incomeMarks } from './income-marks.ts'
import type { InvoiceLine, IssuedInvoice } from './invoice.ts'
import { invoiceTotals } from './invoice-totals.ts'

/** The control accounts that an invoice posts to. */
export type InvoicePostingAccounts = {
  readonly accountsReceivable: LedgerAccountId
  readonly outputTax: LedgerAccountId
  readonly roundingDifferences: LedgerAccountId
}

/**
 * What of an issued invoice the books see; a dated draft shows the same in its preview (rule 40).
 */
export type PostableInvoice = Omit<
  IssuedInvoice,
  'status' | 'number' | 'settled' | 'settledBase' | 'credited' | 'writtenOff' | 'journalEntryId'
> & {
  readonly number: string | null
}

/**
 * What issuing an invoice means in the books:
 *   Dr Accounts receivable   total
 *   Dr Income                discount after tax, in proportion
 *     Cr Income              net, one line per income account and tax codes
 *     Cr Output tax          tax, one line per tax subtotal
 * Withholding is not posted here: it is the customer's payment that withholds (rule 16).
 */
export function invoicePosting(
  invoice: PostableInvoice,
  accounts: InvoicePostingAccounts,
  id: JournalEntryId,
): JournalEntryDraft {
  const totals = invoiceTotals(invoice)
  const conversion: Conversion = {
    baseCurrency: invoice.baseCurrency,
    rate: invoice.exchangeRate,
    roundingAccountId: accounts.roundingDifferences,
  }
  return balancedEntry(
    {
      id,
      postingDate: invoice.issueDate,
      kind: 'post',
      source: { type: 'invoice', id: invoice.id },
      ...(invoice.number === null ? {} : { memo: `Invoice ${invoice.number}` }),
      lines: [
        debit(accounts.accountsReceivable, totals.total, { customerId: invoice.customerId }),
        ...incomeLines(invoice.lines, totals),
        ...totals.taxes.map((row) =>
          credit(accounts.outputTax, row.tax, { taxCodeId: row.taxCodeId }),
        ),
      ],
    },
    conversion,
  )
}

/** Nets by account and tax codes, then the discount after tax given back by the same key. */
function incomeLines(lines: readonly InvoiceLine[], totals: DocumentTotals): ProposedLine[] {
  const shares = discountShares(
    totals.discountAfterTax,
    totals.lines.map((line) => line.gross),
  )
  const byKey = Map.groupBy(lines.keys(), (position) => {
    const line = lines[position]
    return line && incomeKey(line)
  })
  const groups = [...byKey.values()].flatMap((positions) => {
    const line = lines[positions[0] ?? 0]
    return line ? [{ line, positions }] : []
  })
  const zero = Money.zero(totals.net.currency)
  const sumOf = (
    positions: readonly number[],
    amount: (position: number) => Money | undefined,
  ): Money =>
    Money.sum(
      positions.map((position) => amount(position) ?? zero),
      zero.currency,
    )
  return [
    ...groups.map(({ line, positions }) =>
      credit(
        line.incomeAccountId,
        sumOf(positions, (at) => totals.lines[at]?.net),
        incomeMarks(line),
      ),
    ),
    ...groups.map(({ line, positions }) =>
      debit(
        line.incomeAccountId,
        sumOf(positions, (at) => shares[at]),
        incomeMarks(line),
      ),
    ),
  ]
}
