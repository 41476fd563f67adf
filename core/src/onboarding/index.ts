export {
  ChartPackList,
  ChartPackView,
  chartPackView,
  chosenPack,
  OpenBusinessBody,
  OpenedChartAnswer,
  OpenedChartDetails,
  OpenedChartView,
  packListFaults,
} from './chart-choice.ts'
export type { OpenBusiness } from './chart-choice.ts'
export { controlAccountTypes } from './chart-faults.ts'
export { ChartPack } from './chart-pack.ts'
export type { PackAccount, PackTaxCode, PackTaxComponent } from './chart-pack.ts'
export { onboardingErrors } from './onboarding-errors.ts'
export { accountsParentFirst, needsBusinessRate, packTaxCodes } from './pack-content.ts'
export type { BusinessRate, StartingTaxCode } from './pack-content.ts'
export { exampleTotals, PackExample, PackExamples } from './pack-example.ts'
export type { ExampleTotals } from './pack-example.ts'
export { openingFaults, openingLimits, openingPosting, openingSums } from './opening-balances.ts'
export type { OpeningAccount, OpeningSums } from './opening-balances.ts'
export { openingErrors } from './opening-balances-errors.ts'
export {
  OpeningBalancesList,
  OpeningBalancesView,
  PostOpeningBalancesBody,
} from './opening-balances-schema.ts'
export type { PostOpeningBalances } from './opening-balances-schema.ts'
export { readOpeningAccounts, readOpeningInvoices } from './opening-files.ts'
export type { OpeningAccountRow, OpeningInvoiceRow } from './opening-files.ts'
