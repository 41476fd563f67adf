import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function CashFlowLoading() {
  return <ReportSkeleton title="Cash flow" />
}
