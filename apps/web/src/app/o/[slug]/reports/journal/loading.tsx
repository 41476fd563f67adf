import { ReportSkeleton } from '#features/reports/report-skeleton.tsx'

export default function JournalReportLoading() {
  return <ReportSkeleton title="Journal" />
}
