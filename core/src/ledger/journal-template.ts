import type { JournalTemplateId, LedgerAccountId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { Instant, Recurrence } from '../time/index.ts'
import { LocalDate, occurrenceAfter } from '../time/index.ts'
import type { Side } from './account.ts'
import { journalTemplateErrors } from './journal-template-errors.ts'

export type TemplateLine = {
  readonly accountId: LedgerAccountId
  readonly side: Side
  readonly amount: Money | null
}

/** An entry to begin with, or one that posts itself again and again. */
export type JournalTemplate = {
  readonly id: JournalTemplateId
  readonly name: string
  readonly memo: string
  readonly lines: readonly TemplateLine[]
  readonly recurrence: Recurrence | null
  readonly nextOn: LocalDate | null
  readonly failure: { readonly at: Instant; readonly message: string } | null
  readonly archivedAt: Instant | null
  readonly version: number
}

type Content = Pick<JournalTemplate, 'lines' | 'recurrence'>

/**
 * The content itself where it makes sense: amounts in base currency and above zero; what recurs has an amount on every
 * line and balances. Throws `journal_template.currency`, `journal_template.amount_not_positive`,
 * `journal_template.amount_missing`, `journal_template.unbalanced`, `journal_template.ends_before_start`.
 */
export function checkedTemplate<T extends Content>(content: T, base: CurrencyCode): T {
  const { lines, recurrence } = content
  lines.forEach(({ amount }, at) => {
    if (amount && amount.currency !== base) throw journalTemplateErrors.currency(at, base)
    if (amount && !Money.isPositive(amount)) throw journalTemplateErrors.amountNotPositive(at)
  })
  if (!recurrence) return content
  if (recurrence.endsOn !== null && recurrence.endsOn < recurrence.startsOn)
    throw journalTemplateErrors.endsBeforeStart()
  const missing = lines.findIndex(({ amount }) => amount === null)
  if (missing !== -1) throw journalTemplateErrors.amountMissing(missing)
  const net = lines.reduce((sum, { side, amount }) => {
    const part = amount ?? Money.zero(base)
    return side === 'debit' ? Money.add(sum, part) : Money.subtract(sum, part)
  }, Money.zero(base))
  if (!Money.isZero(net)) throw journalTemplateErrors.unbalanced(Money.toString(net), base)
  return content
}

/**
 * The next occurrence of a recurrence that is set up or taken up again on `today`: days before it are not made up for,
 * and none comes twice. `last` is the last one that is done with.
 */
export function nextOccurrence(
  recurrence: Recurrence,
  today: LocalDate,
  last: LocalDate | null,
): LocalDate | null {
  const yesterday = LocalDate.addDays(today, -1)
  return occurrenceAfter(recurrence, last === null ? yesterday : LocalDate.max(yesterday, last))
}
