import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function BalanceSheetLoading() {
  return <ReportSkeleton title="Balance sheet" />
}
