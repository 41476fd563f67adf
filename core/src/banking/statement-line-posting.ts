import { assert } from '../errors/index.ts'
import type { JournalEntryId, LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import type { Conversion, JournalEntryDraft, LineMarks } from '../ledger/index.ts'
import { balancedEntry, credit, debit } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import type { BankAccount, StatementLine } from './bank-account.ts'

/**
 * Where a line is coded to. With `tax` the amount of the line includes it: `tax.amount` has the sign of the line and
 * goes to its own account, the rest to `accountId`.
 */
export type StatementLineCoding = {
  readonly accountId: LedgerAccountId
  readonly taxCodeId?: TaxCodeId
  readonly tax?: { readonly accountId: LedgerAccountId; readonly amount: Money }
  readonly memo?: string
}

/**
 * What coding a line of the bank means in the books:
 *   money in:   Dr Bank             amount      money out:  Dr coded account    amount less tax
 *                 Cr coded account  less tax                Dr Tax              tax
 *                 Cr Tax            tax                       Cr Bank           amount
 * The bank's own words stay with the statement line; only the person's memo enters the journal.
 */
export function statementLinePosting(
  line: Pick<StatementLine, 'id' | 'date' | 'amount'>,
  coding: StatementLineCoding,
  as: {
    readonly id: JournalEntryId
    readonly bankAccount: Pick<BankAccount, 'ledgerAccountId' | 'currency'>
    readonly conversion: Conversion
  },
): JournalEntryDraft {
  const { amount } = line
  assert(
    amount.currency === as.bankAccount.currency,
    'a line is in the currency of its bank account',
  )
  const tax = coding.tax?.amount ?? Money.zero(amount.currency)
  const marks: LineMarks = coding.taxCodeId ? { taxCodeId: coding.taxCodeId } : {}
  const net = credit(coding.accountId, Money.subtract(amount, tax), marks)
  const taxLines = coding.tax ? [credit(coding.tax.accountId, tax, marks)] : []
  return balancedEntry(
    {
      id: as.id,
      postingDate: line.date,
      kind: 'post',
      source: { type: 'statement_line', id: line.id },
      ...(coding.memo ? { memo: coding.memo } : {}),
      lines: [debit(as.bankAccount.ledgerAccountId, amount), net, ...taxLines],
    },
    as.conversion,
  )
}
