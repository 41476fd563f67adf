import type { LedgerAccountId } from '../ids/index.ts'
import type { JournalEntryDraft, ProposedLine } from '../ledger/index.ts'
import { balancedEntry, credit, debit } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import type { IssuedCreditNote, CreditNoteLine } from './credit-note.ts'
import { creditNoteTotals } from './credit-note-totals.ts'
import { incomeKey, incomeMarks } from './income-marks.ts'
import type { InvoiceLine } from './invoice.ts'
import type { InvoicePostingAccounts } from './invoice-posting.ts'

export type CreditNotePostingAccounts = InvoicePostingAccounts & {
  readonly customerCredit: LedgerAccountId
}

/** What of the note goes to its own invoice as it is issued, in both currencies; zero where nothing does. */
export type PutToInvoice = {
  readonly amount: Money
  /** The base value of the receivable it takes away. */
  readonly relief: Money
  /** The base value of the note that it uses. */
  readonly used: Money
}

/**
 * What issuing a credit note means in the books:
 *   Dr Income                  net, one line per income account and tax codes of the invoice
 *   Dr Output tax              tax, one line per tax subtotal
 *     Cr Income                discount after tax, in proportion
 *     Cr Accounts receivable   what is put to its invoice at once, at the base value it relieves
 *     Cr Customer credit       the rest
 * `lines` are the invoice's: they say which account each credited line was sold on.
 */
export function creditNotePosting(
  note: IssuedCreditNote,
  of: { readonly lines: readonly InvoiceLine[]; readonly put: PutToInvoice },
  accounts: CreditNotePostingAccounts,
): JournalEntryDraft {
  const totals = creditNoteTotals(note.lines, note.currency)
  const { put } = of
  const marks = { customerId: note.customerId }
  return balancedEntry(
    {
      id: note.journalEntryId,
      postingDate: note.issueDate,
      kind: 'post',
      source: { type: 'credit_note', id: note.id },
      memo: `Credit note ${note.number} for invoice ${note.invoiceNumber}`,
      lines: [
        ...incomeLines(note.lines, of.lines),
        ...totals.taxes.map((row) =>
          debit(accounts.outputTax, row.tax, { taxCodeId: row.taxCodeId }),
        ),
        { ...credit(accounts.accountsReceivable, put.amount, marks), base: put.relief },
        {
          ...credit(accounts.customerCredit, Money.subtract(totals.total, put.amount), marks),
          base: Money.subtract(note.baseTotal, put.used),
        },
      ],
    },
    {
      baseCurrency: note.baseCurrency,
      rate: note.exchangeRate,
      roundingAccountId: accounts.roundingDifferences,
    },
  )
}

/** Nets by account and tax codes of the invoice's lines, then the discount after tax by the same key. */
function incomeLines(
  credited: readonly CreditNoteLine[],
  lines: readonly InvoiceLine[],
): ProposedLine[] {
  const sold = credited.flatMap((figures) => {
    const line = lines.find(({ id }) => id === figures.invoiceLineId)
    return line ? [{ line, figures }] : []
  })
  const groups = [...Map.groupBy(sold, ({ line }) => incomeKey(line)).values()]
  const lineOf = (side: typeof debit, figure: 'net' | 'discountAfterTax'): ProposedLine[] =>
    groups.flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { currency } = first.figures.net
      const amount = Money.sum(
        group.map(({ figures }) => figures[figure]),
        currency,
      )
      return [side(first.line.incomeAccountId, amount, incomeMarks(first.line))]
    })
  return [...lineOf(debit, 'net'), ...lineOf(credit, 'discountAfterTax')]
}
