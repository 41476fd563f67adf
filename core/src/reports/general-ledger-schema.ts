import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { accountTypes } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import type { GeneralLedgerReport } from './general-ledger-report.ts'
import { Amount, Currency, DrillView } from './report-schema.ts'

/** Days of a report; the fiscal year up to today where they are left out. */
export const PeriodQuery = z.object({
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})
export type PeriodQuery = z.infer<typeof PeriodQuery>

export const AccountTransactionsQuery = PeriodQuery.extend({ accountId: idWire('acc') })
export type AccountTransactionsQuery = z.infer<typeof AccountTransactionsQuery>

export const JournalReportQuery = PeriodQuery.extend(PageQuery.shape)
export type JournalReportQuery = z.infer<typeof JournalReportQuery>

export const GeneralLedgerView = z
  .object({
    from: LocalDateView,
    to: LocalDateView,
    currency: Currency,
    /** Balances are debit positive. */
    accounts: z.array(
      z.object({
        accountId: z.string(),
        code: z.string(),
        name: z.string(),
        type: z.enum(accountTypes),
        opening: Amount,
        debit: Amount,
        credit: Amount,
        closing: Amount,
        drill: DrillView,
      }),
    ),
    totalDebit: Amount,
    totalCredit: Amount,
  })
  .meta({ id: 'GeneralLedger' })
export type GeneralLedgerView = z.infer<typeof GeneralLedgerView>

export function generalLedgerView(report: GeneralLedgerReport): GeneralLedgerView {
  const { from, to, currency, accounts, totalDebit, totalCredit } = report
  return {
    from,
    to,
    currency,
    accounts: accounts.map((account) => ({
      accountId: account.accountId,
      code: account.code,
      name: account.name,
      type: account.type,
      opening: Money.toString(account.opening),
      debit: Money.toString(account.debit),
      credit: Money.toString(account.credit),
      closing: Money.toString(account.closing),
      drill: { accountId: account.accountId, from, to },
    })),
    totalDebit: Money.toString(totalDebit),
    totalCredit: Money.toString(totalCredit),
  }
}
