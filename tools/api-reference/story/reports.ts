import * as api from '@smb/api-client'
import type { Accounts } from './accounts-and-journal.ts'
import type { Asking } from './session.ts'

const june = { from: '2026-06-01', to: '2026-06-30' }
const endOfJune = { asOf: '2026-06-30' }

/** The statements of the books as the screen reads them. */
export async function tellOfReports(mara: Asking, customerId: string): Promise<void> {
  await api.getHome(mara)
  await api.getCashOverTime({ ...mara, query: { ...june, by: 'week' } })
  await api.getTrialBalance({ ...mara, query: endOfJune })
  await api.getCurrencyBalances({ ...mara, query: endOfJune })
  await api.getProfitAndLoss({ ...mara, query: { ...june, compare: 'previous_period' } })
  await api.getBalanceSheet({ ...mara, query: endOfJune })
  await api.getCashFlow({ ...mara, query: june })
  await api.getAgedReceivables({ ...mara, query: endOfJune })
  await api.listAgedReceivableItems({ ...mara, query: { ...endOfJune, customerId } })
  await api.getGeneralLedger({ ...mara, query: june })
  await api.getJournal({ ...mara, query: { ...june, limit: 2 } })
  await api.getSales({ ...mara, query: { ...june, by: 'item' } })
  await api.getCustomerBalances({ ...mara, query: june })
  await api.getTaxSummary({ ...mara, query: june })
}

/** The same as files. */
export async function tellOfReportFiles(mara: Asking, account: Accounts): Promise<void> {
  const day = { ...mara, query: endOfJune }
  const period = { ...mara, query: june }
  const ledger = { ...mara, query: { ...june, accountId: account('1010') } }
  const sales = { ...mara, query: { ...june, by: 'customer' as const } }
  for (const report of [api.getTrialBalanceCsv, api.getTrialBalanceXlsx, api.getTrialBalancePdf])
    await report(day)
  for (const report of [api.getBalanceSheetCsv, api.getBalanceSheetXlsx, api.getBalanceSheetPdf])
    await report(day)
  for (const report of [
    api.getAgedReceivablesCsv,
    api.getAgedReceivablesXlsx,
    api.getAgedReceivablesPdf,
  ])
    await report(day)
  for (const report of [api.getProfitAndLossCsv, api.getProfitAndLossXlsx, api.getProfitAndLossPdf])
    await report(period)
  for (const report of [api.getCashFlowCsv, api.getCashFlowXlsx, api.getCashFlowPdf])
    await report(period)
  for (const report of [api.getGeneralLedgerCsv, api.getGeneralLedgerXlsx, api.getGeneralLedgerPdf])
    await report(period)
  for (const report of [api.getJournalCsv, api.getJournalXlsx, api.getJournalPdf])
    await report(period)
  for (const report of [
    api.getCustomerBalancesCsv,
    api.getCustomerBalancesXlsx,
    api.getCustomerBalancesPdf,
  ])
    await report(period)
  for (const report of [api.getTaxSummaryCsv, api.getTaxSummaryXlsx, api.getTaxSummaryPdf])
    await report(period)
  for (const report of [api.getSalesCsv, api.getSalesXlsx, api.getSalesPdf]) await report(sales)
  for (const report of [
    api.getAccountTransactionsCsv,
    api.getAccountTransactionsXlsx,
    api.getAccountTransactionsPdf,
  ])
    await report(ledger)
}
