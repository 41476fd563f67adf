import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { MoneyView } from '../money/index.ts'
import { csvMappingTextMax } from '../csv/index.ts'
import { CsvReadingView } from './csv-schema.ts'
import {
  BankAccountView,
  StatementImportView,
  StatementLineFilter,
  StatementPreviewView,
} from './banking-schema.ts'

/** Statement files of at most 20 MiB are read. */
export const statementFileMib = 20

// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const withoutControls = /^[^\u0000-\u001f\u007f]*$/

/** How a statement file is taken in. `statement` chooses one of several in the file, the first being 0. */
export const UploadStatementQuery = z.object({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(withoutControls, 'must not hold control characters')
    .default('statement.ofx'),
  statement: z.coerce.number().int().min(0).max(1_000).optional(),
  preview: z.enum(['true', 'false']).default('false'),
  mapping: z
    .string()
    .max(csvMappingTextMax)
    .optional()
    .describe(
      'For CSV: a CsvMapping as JSON, with the answers to questions of the preview. What it leaves out is remembered or proven.',
    ),
})
export type UploadStatementQuery = z.output<typeof UploadStatementQuery>

/** What the file holds, statement by statement, and the import that was made of one; null after a preview. */
export const StatementUploadView = z
  .object({
    statements: z.array(
      StatementPreviewView.shape.statements.element.extend({
        /** Its place in the file, for choosing it. */
        position: z.number().int(),
        /** Why it cannot be imported into this bank account, in words; null where it can. */
        refusal: z.string().nullable(),
      }),
    ),
    import: StatementImportView.nullable(),
    /** How a CSV file was read, and what has to be asked; null for other files. */
    csv: CsvReadingView.nullable(),
  })
  .meta({ id: 'StatementUpload' })
export type StatementUploadView = z.infer<typeof StatementUploadView>

/** A bank account, and how far its books and its statement are apart. */
export const BankAccountStandingView = BankAccountView.extend({
  /** Σ lines that nobody has dealt with. */
  unmatchedTotal: MoneyView,
  /** What the unmatched lines do not explain of the difference: payments in the books that the bank does not show. */
  unexplained: MoneyView.nullable(),
}).meta({ id: 'BankAccountStanding' })
export type BankAccountStandingView = z.infer<typeof BankAccountStandingView>

export const ListStatementLinesQuery = StatementLineFilter.extend(PageQuery.shape)
export type ListStatementLines = z.output<typeof ListStatementLinesQuery>
