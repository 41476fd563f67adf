import type { Command } from '../command.ts'
import { agedReceivables } from './aged-receivables.ts'
import { allocationCommands } from './allocations.ts'
import { bankCommands } from './bank.ts'
import { bulkInvoiceCommands } from './bulk-invoices.ts'
import { creditNoteCommands } from './credit-notes.ts'
import { customerAndPaymentCommands } from './customers-and-payments.ts'
import { exchangeCommands } from './exchange.ts'
import { invoiceCommands } from './invoices.ts'
import { itemCommands } from './items.ts'
import { journalCommands } from './journals.ts'
import { manualJournalCommands } from './manual-journals.ts'
import { paperSettingsCommands } from './paper-settings.ts'
import { paperCommands } from './papers.ts'
import { openingBalancesCommands } from './opening-balances.ts'
import { periodReportCommands } from './period-reports.ts'
import { reportFileCommands } from './report-files.ts'
import { reportCommands } from './reports.ts'
import { refundAndWriteOffCommands } from './refunds-and-write-offs.ts'
import { savedViewCommands } from './saved-views.ts'
import { searchCommands } from './search.ts'
import { sessionCommands } from './session.ts'
import { taxCommands } from './taxes.ts'

/** Everything that `smb` can do, in the order of its help. */
export const commands: readonly Command[] = [
  ...sessionCommands,
  ...invoiceCommands,
  ...bulkInvoiceCommands,
  ...customerAndPaymentCommands,
  ...allocationCommands,
  ...itemCommands,
  ...taxCommands,
  ...creditNoteCommands,
  ...paperCommands,
  ...paperSettingsCommands,
  ...refundAndWriteOffCommands,
  ...reportCommands,
  agedReceivables,
  ...periodReportCommands,
  ...reportFileCommands,
  ...manualJournalCommands,
  ...journalCommands,
  ...openingBalancesCommands,
  ...searchCommands,
  ...savedViewCommands,
  ...bankCommands,
  ...exchangeCommands,
]
