import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function ProfitAndLossLoading() {
  return <ReportSkeleton title="Profit and loss" />
}
