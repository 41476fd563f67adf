import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { MoneyView, MoneyWire, moneyView } from '../money/index.ts'
import { InstantView, LocalDateView, LocalDateWire, cadences } from '../time/index.ts'
import type { JournalTemplate } from './journal-template.ts'
import { journalLinesMax } from './ledger-schema.ts'

/** A line to begin with; without an amount it is written when the template is used. */
const TemplateLineBody = z.strictObject({
  accountId: idWire('acc'),
  side: z.enum(['debit', 'credit']),
  amount: MoneyWire.nullable(),
})

const content = {
  name: z.string().trim().min(1).max(120),
  memo: z.string().trim().max(500).default(''),
  /** In base currency. */
  lines: z.array(TemplateLineBody).min(2, 'needs at least two lines').max(journalLinesMax),
  /** Null: used by hand only. Else each occurrence is posted on its day, with the amounts of the lines. */
  recurrence: z
    .strictObject({
      cadence: z.enum(cadences),
      startsOn: LocalDateWire,
      endsOn: LocalDateWire.nullable().default(null),
    })
    .nullable()
    .default(null),
}

export const CreateJournalTemplateBody = z.strictObject({
  id: idWire('jte').optional(),
  ...content,
})
export type CreateJournalTemplate = z.output<typeof CreateJournalTemplateBody>

const version = z.number().int().min(1)
/** The whole template as it is to be. A changed recurrence goes on from its own first day that is still to come. */
export const ReviseJournalTemplateBody = z.strictObject({ version, ...content })
export type ReviseJournalTemplate = z.output<typeof ReviseJournalTemplateBody>
export const JournalTemplateVersionBody = z.strictObject({ version })

export const JournalTemplateView = z.object({
  id: z.string(),
  name: z.string(),
  memo: z.string(),
  lines: z.array(
    z.object({
      accountId: z.string(),
      side: z.enum(['debit', 'credit']),
      amount: MoneyView.nullable(),
    }),
  ),
  recurrence: z
    .object({
      cadence: z.enum(cadences),
      startsOn: LocalDateView,
      endsOn: LocalDateView.nullable(),
    })
    .nullable(),
  /** The next occurrence; null where nothing is left or nothing recurs. */
  nextOn: LocalDateView.nullable(),
  /** Why the occurrence of `nextOn` could not be posted; it is tried again. */
  failure: z.object({ at: InstantView, message: z.string() }).nullable(),
  archivedAt: InstantView.nullable(),
  version: z.number().int(),
})
export type JournalTemplateView = z.infer<typeof JournalTemplateView>

export function journalTemplateView(template: JournalTemplate): JournalTemplateView {
  const lines = template.lines.map((line) => ({
    ...line,
    amount: line.amount && moneyView(line.amount),
  }))
  return { ...template, lines }
}
