import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function TaxSummaryLoading() {
  return <ReportSkeleton title="Tax summary" />
}
