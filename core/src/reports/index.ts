export { normalBalance } from './account-tree.ts'
export type { ReportRow, Section } from './account-tree.ts'
export { balanceSheet, profitOf } from './balance-sheet.ts'
export type { BalanceSheet, BalanceSheetColumn, BalanceSheetRows } from './balance-sheet.ts'
export { generalLedger } from './general-ledger.ts'
export type { GeneralLedger, LedgerMovement } from './general-ledger.ts'
export { HomeView, cashElsewhere, homeSummary, homeView, toDoMax } from './home.ts'
export type { CountedAmount, HomeFigures, HomeSummary, ToDo } from './home.ts'
export { profitAndLoss, profitAndLossByMonth } from './profit-and-loss.ts'
export type { PeriodRows, ProfitAndLoss, ProfitAndLossColumn } from './profit-and-loss.ts'
export { reportCsv, reportSheet } from './report-csv.ts'
export type { Report } from './report-csv.ts'
export type { AccountBalanceRow, Drill, MonthlyBalanceRow, Period } from './report-rows.ts'
export {
  BalanceSheetQuery,
  BalanceSheetView,
  DrillView,
  ProfitAndLossQuery,
  ProfitAndLossView,
  ReportRowView,
  ReportSectionView,
  TrialBalanceQuery,
  TrialBalanceView,
} from './report-schema.ts'
export { balanceSheetView, profitAndLossView, trialBalanceView } from './report-view.ts'
export { trialBalance } from './trial-balance.ts'
export type { TrialBalance, TrialBalanceRow } from './trial-balance.ts'
export { comparisonPeriod } from './comparison-period.ts'
export { CurrencyBalancesView, currencyBalancesView } from './currency-balances.ts'
export type { CurrencyBalance, CurrencyBalances } from './currency-balances.ts'
export { pdfRowsMax, reportErrors, reportMonthsMax } from './report-errors.ts'
export { csvLine, sheetCsv } from './sheet.ts'
export type { Sheet, SheetCell, SheetRow, SheetStream } from './sheet.ts'
export { agedBucket, agedColumns, agedEdgesDefault, agedReceivables } from './aged-receivables.ts'
export type {
  AgedAmountRow,
  AgedColumn,
  AgedCustomer,
  AgedProof,
  AgedReceivables,
} from './aged-receivables.ts'
export {
  AgedItemView,
  AgedItemsQuery,
  AgedReceivablesQuery,
  AgedReceivablesView,
  agedReceivablesView,
} from './aged-receivables-schema.ts'
export { agedColumnTitle, agedReceivablesSheet } from './aged-receivables-sheet.ts'
export { generalLedgerReport } from './general-ledger-report.ts'
export type {
  GeneralLedgerAccount,
  GeneralLedgerReport,
  GeneralLedgerRows,
} from './general-ledger-report.ts'
export {
  AccountTransactionsQuery,
  GeneralLedgerView,
  JournalReportQuery,
  PeriodQuery,
  generalLedgerView,
} from './general-ledger-schema.ts'
export { closingRow, journalSheet, ledgerColumns, ledgerRow, openingRow } from './ledger-sheets.ts'
export { sales, salesGroups, topSales } from './sales.ts'
export type { Sales, SalesGroup, SoldRow } from './sales.ts'
export { sharedSalesNote, taxSummary, taxSummaryKinds } from './tax-summary.ts'
export type { TaxMovementRow, TaxSummary } from './tax-summary.ts'
export { customerBalanceColumns, customerBalances } from './customer-balances.ts'
export type { CustomerBalances, CustomerMovementRow } from './customer-balances.ts'
export {
  CustomerBalancesView,
  SalesQuery,
  SalesView,
  TaxSummaryView,
  customerBalancesView,
  salesView,
  taxSummaryView,
} from './sales-schema.ts'
export {
  customerBalancesSheet,
  salesGroupWords,
  salesSheet,
  taxKindWords,
  taxSummarySheet,
} from './sales-sheets.ts'
export { cashFlow } from './cash-flow.ts'
export type { CashFlow, CashFlowColumn, CashFlowRow } from './cash-flow.ts'
export { cashFlowClasses } from './cash-flow-class.ts'
export type { CashFlowClass } from './cash-flow-class.ts'
export { CashFlowQuery, CashFlowView, cashFlowView } from './cash-flow-schema.ts'
export { cashFlowSections, cashFlowSheet } from './cash-flow-sheet.ts'
export {
  StatementFileQuery,
  StatementOfAccountView,
  StatementQuery,
  statementSheet,
  statementView,
} from './statement-schema.ts'
export type { StatementForm } from './statement-schema.ts'
export { statementErrors } from './statement-errors.ts'
export { statementKinds, statementLinesMax, statementOfAccount } from './statement-of-account.ts'
export type {
  StatementAccount,
  StatementItem,
  StatementKind,
  StatementMovement,
  StatementOfAccount,
} from './statement-of-account.ts'
export {
  cashAccounts,
  cashOverTime,
  cashPeriodStart,
  cashSpans,
  stepStart,
} from './cash-over-time.ts'
export type { CashMovement, CashOverTime, CashStep } from './cash-over-time.ts'
export { CashOverTimeQuery, CashOverTimeView, cashOverTimeView } from './cash-over-time-schema.ts'
export { CustomerWithBalance, ListCustomersWithBalancesQuery } from './customer-list.ts'
export type { ListCustomersWithBalances } from './customer-list.ts'
