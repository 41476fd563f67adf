import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { CurrencyWire, MoneyView } from '../money/index.ts'
import { InstantView, LocalDateView, LocalDateWire } from '../time/index.ts'
import { statementLineStates } from './bank-account.ts'

const name = z.string().trim().min(1).max(120)

/** A new bank account. Without `ledgerAccountId` the ledger gets an account of that name and currency. */
export const CreateBankAccountBody = z.object({
  id: idWire('ban').optional(),
  name,
  ledgerAccountId: idWire('acc').optional(),
  currency: CurrencyWire,
  bankName: z.string().trim().max(120).optional(),
  accountNumberMasked: z
    .string()
    .trim()
    .regex(
      /^[*•·.x ]{0,12}[A-Za-z0-9]{1,6}$/,
      'give the last 4 to 6 characters only, such as ···1234',
    )
    .optional(),
})
export type CreateBankAccountBody = z.infer<typeof CreateBankAccountBody>

export const UpdateBankAccountBody = z.object({
  version: z.number().int().min(1),
  name: name.optional(),
  bankName: z.string().trim().max(120).nullable().optional(),
  isArchived: z.boolean().optional(),
})
export type UpdateBankAccountBody = z.infer<typeof UpdateBankAccountBody>

/** A bank account with what the books say, what the bank says, and the lines still to deal with. */
export const BankAccountView = z
  .object({
    id: z.string(),
    name: z.string(),
    bankName: z.string().nullable(),
    accountNumberMasked: z.string().nullable(),
    currency: z.string().length(3),
    ledgerAccountId: z.string(),
    ledgerAccountCode: z.string(),
    balanceInBooks: MoneyView,
    statementBalance: MoneyView.nullable(),
    statementDate: LocalDateView.nullable(),
    /** Statement balance less balance in the books; null while the bank has not stated one. */
    difference: MoneyView.nullable(),
    unmatchedCount: z.number().int(),
    lastImportedAt: InstantView.nullable(),
    archivedAt: InstantView.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'BankAccount' })
export type BankAccountView = z.infer<typeof BankAccountView>

/** Whether the bank's own figures add up, and whether this statement continues the one before. */
export const StatementProofView = z
  .object({
    state: z.enum(['proven', 'broken', 'not_provable']),
    opening: MoneyView.nullable(),
    total: MoneyView,
    closing: MoneyView.nullable(),
    difference: MoneyView.nullable(),
    /** The line of the file at which a running balance breaks. */
    fileLine: z.number().int().nullable(),
    words: z.string(),
  })
  .meta({ id: 'StatementProof' })
export type StatementProofView = z.infer<typeof StatementProofView>

const importCounts = {
  lineCount: z.number().int(),
  newCount: z.number().int(),
  duplicateCount: z.number().int(),
}

export const StatementImportView = z
  .object({
    id: z.string(),
    bankAccountId: z.string(),
    fileName: z.string(),
    from: LocalDateView.nullable(),
    to: LocalDateView.nullable(),
    closingBalance: MoneyView.nullable(),
    closingDate: LocalDateView.nullable(),
    ...importCounts,
    unmatchedCount: z.number().int(),
    proof: StatementProofView,
    continuity: StatementProofView,
    undoable: z.boolean(),
    importedAt: InstantView,
    undoneAt: InstantView.nullable(),
  })
  .meta({ id: 'StatementImport' })
export type StatementImportView = z.infer<typeof StatementImportView>

/** What a file would bring, before anything is written. One row per statement in the file. */
export const StatementPreviewView = z
  .object({
    statements: z.array(
      z.object({
        accountId: z.string(),
        accountType: z.string(),
        currency: z.string().length(3),
        from: LocalDateView.nullable(),
        to: LocalDateView.nullable(),
        closingBalance: MoneyView.nullable(),
        ...importCounts,
        proof: StatementProofView,
        continuity: StatementProofView,
        /** The first lines, in the order of the file. */
        lines: z.array(
          z.object({
            date: LocalDateView,
            amount: MoneyView,
            name: z.string(),
            memo: z.string(),
            isDuplicate: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StatementPreview' })
export type StatementPreviewView = z.infer<typeof StatementPreviewView>

/** What a line could be, with the reasons in words, best first. */
export const MatchSuggestionView = z
  .object({
    kind: z.enum(['invoice', 'payment_received']),
    id: z.string(),
    label: z.string(),
    customerName: z.string(),
    amount: MoneyView,
    date: LocalDateView,
    confidence: z.enum(['exact', 'likely', 'possible']),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'MatchSuggestion' })
export type MatchSuggestionView = z.infer<typeof MatchSuggestionView>

export const StatementLineView = z
  .object({
    id: z.string(),
    bankAccountId: z.string(),
    importId: z.string(),
    date: LocalDateView,
    amount: MoneyView,
    type: z.string(),
    name: z.string(),
    memo: z.string(),
    checkNumber: z.string().nullable(),
    state: z.enum(statementLineStates),
    match: z
      .object({
        kind: z.enum(['invoice', 'payment_received', 'account']),
        /** Of the invoice, the payment or the ledger account. */
        id: z.string(),
        label: z.string(),
        entryId: z.string().nullable(),
      })
      .nullable(),
    suggestions: z.array(MatchSuggestionView),
    version: z.number().int(),
  })
  .meta({ id: 'StatementLine' })
export type StatementLineView = z.infer<typeof StatementLineView>

/** Filter of a list of statement lines. */
export const StatementLineFilter = z.object({
  state: z.enum(statementLineStates).optional(),
  importId: idWire('imp').optional(),
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})
export type StatementLineFilter = z.infer<typeof StatementLineFilter>

/** What the person decided about a line. */
export const MatchBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invoice'), invoiceId: idWire('inv') }),
  z.object({ kind: z.literal('payment_received'), paymentId: idWire('pay') }),
  z.object({
    kind: z.literal('account'),
    ledgerAccountId: idWire('acc'),
    taxCodeId: idWire('tax').optional(),
    memo: z.string().trim().max(500).optional(),
  }),
])
export type MatchBody = z.infer<typeof MatchBody>
