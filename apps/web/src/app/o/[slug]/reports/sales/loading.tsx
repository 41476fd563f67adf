import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function SalesLoading() {
  return <ReportSkeleton title="Sales" />
}
